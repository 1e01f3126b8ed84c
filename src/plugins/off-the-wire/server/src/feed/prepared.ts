import { createHash } from 'node:crypto';
import { breadcrumbsFacet, type Facet } from '../changes/facets';
import type { Entry, Log } from '../changes/log';

/** What an answer says and what it stands on: enough to know, of any change, whether it is still true. */
export interface Draft {
  /** What is sent as JSON; with a `mediaType` of its own, a text that is sent as it is. */
  readonly body: object | string;
  readonly mediaType?: string;
  /** Epoch milliseconds UTC at which the clock last changed it, where that came after the log's last entry. */
  readonly modified?: number;
  /** Articles that come under all of these change it. Absent: no list of articles. */
  readonly under?: readonly Facet[];
  /** Subjects of log entries that change it: documentIds, ticker codes, and the section tree by its facet. */
  readonly mentions: ReadonlySet<string>;
  /** Epoch milliseconds until which it is true by the clock; absent: until something changes. */
  readonly until?: number;
}

/** An answer ready to be written: its bytes, and a digest of them that is the same on every node. */
export interface Prepared extends Omit<Draft, 'body' | 'mediaType'> {
  readonly bytes: Buffer;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string | number>>;
  /** With Last-Modified, which has whole seconds only: true to send once its second is over (`datedFrom`, epoch milliseconds). */
  readonly datedHeaders: Readonly<Record<string, string | number>>;
  readonly datedFrom: number;
}

export interface PreparedAnswers {
  /** The answer for a request target, byte for byte as it was asked; `undefined` when it must be made. */
  get(target: string, now: number): Prepared | undefined;
  /** Makes an answer, once however many wait for it, and keeps it if the log has not moved meanwhile. */
  make(target: string, draft: () => Promise<Draft>): Promise<Prepared>;
  /** Answers kept, and their size in bytes. */
  size(): { readonly answers: number; readonly bytes: number };
}

/** Keeps answers, up to a number of bytes, until the log tells of something that they stand on. */
export function prepareAnswers(
  log: Log,
  settings: { readonly preparedBytes: number; readonly cacheControl: string },
): PreparedAnswers {
  const kept = new Map<string, Prepared>();
  const making = new Map<string, { readonly position: number; readonly answer: Promise<Prepared> }>();
  let bytes = 0;

  const drop = (target: string) => {
    bytes -= costOf(target, kept.get(target));
    kept.delete(target);
  };
  const keep = (target: string, prepared: Prepared) => {
    if (kept.has(target)) drop(target);
    kept.set(target, prepared);
    bytes += costOf(target, prepared);
    // A Map keeps its order of insertion: the oldest goes first.
    for (const oldest of kept.keys()) {
      if (bytes <= settings.preparedBytes) break;
      drop(oldest);
    }
  };
  log.subscribe((entries) => {
    for (const [target, prepared] of kept) if (entries.some((entry) => touches(entry, prepared))) drop(target);
  });

  return {
    size: () => ({ answers: kept.size, bytes }),
    get(target, now) {
      const prepared = kept.get(target);
      if (prepared?.until === undefined || prepared.until > now) return prepared;
      drop(target);
      return undefined;
    },
    make(target, draft) {
      const position = log.position();
      const waiting = making.get(target);
      if (waiting?.position === position) return waiting.answer;
      const answer = draft().then((made) => {
        const prepared = prepare({ ...made, modified: newest(log.changedAt(), made.modified) }, settings.cacheControl);
        if (log.position() === position) keep(target, prepared);
        return prepared;
      });
      const mine = { position, answer };
      making.set(target, mine);
      const done = () => {
        if (making.get(target) === mine) making.delete(target);
      };
      answer.then(done, done);
      return answer;
    },
  };
}

const costOf = (target: string, prepared: Prepared | undefined) =>
  prepared ? prepared.bytes.length + target.length * 2 + 1024 : 0;

function touches({ about, subject, before, after }: Entry, { under, mentions }: Prepared): boolean {
  if (mentions.has(subject) || (about === 'breadcrumb' && mentions.has(breadcrumbsFacet))) return true;
  if (!under) return false;
  return under.every((facet) => before.includes(facet)) || under.every((facet) => after.includes(facet));
}

function prepare({ body, mediaType, ...standing }: Draft, cacheControl: string): Prepared {
  const bytes = Buffer.from(typeof body === 'string' && mediaType ? body : JSON.stringify(body));
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'Content-Type': mediaType ?? 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    ETag: etag,
    'Cache-Control': cacheControl,
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers': 'ETag, Last-Modified',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Accept-Encoding',
  };
  return { ...standing, bytes, etag, headers, ...dated(standing.modified, headers) };
}

function dated(modified: number | undefined, headers: Prepared['headers']) {
  if (modified === undefined) return { datedHeaders: headers, datedFrom: Number.POSITIVE_INFINITY };
  const datedFrom = (Math.floor(modified / 1000) + 1) * 1000;
  return { datedHeaders: { ...headers, 'Last-Modified': new Date(modified).toUTCString() }, datedFrom };
}

function newest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}
