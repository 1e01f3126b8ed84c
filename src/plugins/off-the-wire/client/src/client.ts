import type { Article, ChangesAnswer, Headline, Section, Step, TickerAnswer } from '../../shared/contracts';
import type { Look } from './look';
import { type Field, type Filters, type HeadlinesQuery, search } from './query';
import { type Asked, type Door, read, tagAs } from './request';
import {
  type Changes,
  changesOf,
  type Follower,
  type Following,
  type Handlers,
  keepLooking,
  type Looking,
  listen,
  type Subscription,
} from './subscribe';

export interface ClientOptions {
  /** The address of the API: `https://desk.example/api/wire`; in a browser also `/api/wire`. */
  readonly url: string | URL;
  /** An API token of Strapi's, where the API asks for one. */
  readonly token?: string | undefined;
  /** In place of the platform's own. */
  readonly fetch?: typeof fetch;
}

/** A headline, or what was asked for of it. */
export type Row<Fields extends Field> = [Field] extends [Fields] ? Headline : Pick<Article, Fields | 'documentId'>;

export interface Page<Fields extends Field = Field> {
  readonly data: readonly Row<Fields>[];
  /** `next` leads to what is older, `previous` to what is newer: `cursor` of another query. */
  readonly meta: { readonly limit: number; readonly next: string | null; readonly previous: string | null };
}

export type Ticker = TickerAnswer['data'];
/** A section, with what is above it. */
export type SectionWithTrail = Section & { readonly trail: readonly Step[] };

export interface ChangesOptions extends Filters {
  /** Seconds to wait for something to happen: 0 to 60. */
  readonly wait?: number;
  /** Entries in the answer: 1 to 1000. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/** Everything that the API tells readers. Whatever is refused or cannot be reached is thrown as a WireError. */
export interface WireClient {
  /** The headlines, page after page, without a gap or a repeat: leave the loop when you have enough. */
  headlines<Fields extends Field = Field>(
    query?: HeadlinesQuery<Fields>,
    asked?: { readonly signal?: AbortSignal },
  ): AsyncGenerator<Row<Fields>, void, void>;
  /** One page of them. With `known`, a page that you have: given back as it is while nothing has changed. */
  page<Fields extends Field = Field>(
    query?: HeadlinesQuery<Fields>,
    asked?: Asked<Page<Fields>>,
  ): Promise<Page<Fields>>;
  article(slug: string, asked?: Asked<Article>): Promise<Article>;
  ticker(code: string, asked?: Asked<Ticker>): Promise<Ticker>;
  /** The tree of sections, from its root; `undefined` where a newsroom has none. */
  breadcrumbs(asked?: Asked<Section | undefined>): Promise<Section | undefined>;
  section(path: string, asked?: Asked<SectionWithTrail>): Promise<SectionWithTrail>;
  /** The change log after a number. 410 (OTW_LOG_PRUNED): it no longer reaches back that far. */
  changes(after: number, options?: ChangesOptions): Promise<ChangesAnswer>;
  /** Follows the change log: by a stream, or where there is none to be had, by long poll. */
  subscribe(filters: Filters, handlers: Handlers): Subscription;
  subscribe(filters?: Filters, following?: Following): Changes;
  /**
   * Keeps up to date what you show. Calls `look` now, and whenever something may be other: after changes, a reset, and
   * when it was away and is back; never two at once, at least two seconds apart, and again, later each time, when it
   * fails. What it asks for takes the signal, which is aborted by `stop()`.
   */
  follow(filters: Filters, look: Look, looking?: Looking): Follower;
}

/** A client of the wire, for browsers and Node. */
export function createClient({ url, token, fetch }: ClientOptions): WireClient {
  const door: Door = { url: String(url).replace(/\/+$/, ''), token, fetch };
  /** What is made of an answer, known by its tag. */
  const made = async <Answer extends object, Made extends object | undefined>(
    path: string,
    make: (answer: Answer) => Made,
    { signal, known }: Asked<Made> = {},
  ): Promise<Made> => {
    const former = known && tagAs({} as Answer, known);
    const answer = await read<Answer>(door, path, { signal, known: former });
    return answer === former ? (known as Made) : tagAs(make(answer), answer);
  };
  const page: WireClient['page'] = (query = {}, asked) => read(door, `/headlines${search(query)}`, asked);
  return {
    page,
    async *headlines(query = {}, asked) {
      for (let cursor = query.cursor, isFirst = true; isFirst || cursor; isFirst = false) {
        const { data: rows, meta } = await page({ ...query, cursor }, asked);
        yield* rows;
        cursor = meta.next ?? undefined;
      }
    },
    article: (slug, asked) => made(`/articles/${encodeURIComponent(slug)}`, dataOf<Article>, asked),
    ticker: (code, asked) => made(`/tickers/${encodeURIComponent(code)}`, dataOf<Ticker>, asked),
    breadcrumbs: (asked) => made('/breadcrumbs', (answer: Answer<Section | null>) => answer.data ?? undefined, asked),
    section: (path, asked) =>
      made(
        `/breadcrumbs/${path.split('/').map(encodeURIComponent).join('/')}`,
        ({ data, meta }: SectionAnswer) => ({ ...data, ...meta }),
        asked,
      ),
    changes: (after, { signal, ...query } = {}) => read(door, `/changes${search({ after, ...query })}`, { signal }),
    subscribe: ((filters: Filters = {}, options: Following | Handlers = {}) =>
      'change' in options
        ? listen(door, filters, options)
        : changesOf(door, filters, options)) as WireClient['subscribe'],
    follow: (filters, look, looking = {}) => keepLooking(door, filters, look, looking),
  };
}

interface Answer<Data> {
  readonly data: Data;
}
interface SectionAnswer extends Answer<Section> {
  readonly meta: { readonly trail: readonly Step[] };
}

const dataOf = <Data>({ data }: Answer<Data>): Data => data;
