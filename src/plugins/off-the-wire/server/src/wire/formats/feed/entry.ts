import { linesBeyond } from '../../another-form';
import { cleanHtml, countWords, paragraphs, plain, textOf } from '../../html';
import { leftOut } from '../../html/left-out';
import type { Item, Media, Note, Subject } from '../../item';
import { languageTag } from '../../language';
import { withWholeAddresses } from './addresses';
import { feedMoment } from './date';

/** An entry of any kind of feed, in the words that all of them share. Dates as written. */
export interface Entry {
  readonly id?: string;
  /** Its page, whole. */
  readonly link?: string;
  /** What relative addresses in it stand on, where that is not its page. */
  readonly base?: string;
  readonly title?: string;
  /** HTML, both of them; which is the story and which its summary is seen by their length. */
  readonly content?: string;
  readonly summary?: string;
  /** Plain text, where the feed gives no HTML. */
  readonly text?: string;
  readonly published?: string;
  readonly updated?: string;
  readonly authors?: readonly (string | undefined)[];
  readonly categories?: readonly Subject[];
  readonly keywords?: readonly (string | undefined)[];
  readonly language?: string;
  readonly provider?: string;
  readonly infoSource?: string;
  readonly rights?: string;
  readonly creditline?: string;
  readonly isDeleted?: boolean;
  /** Why: for editors. */
  readonly deletedBecause?: string;
  readonly media?: readonly Media[];
}

/** An entry as an item. Without a title its first words are not made one: the desk gives it a headline. */
export function itemOf(entry: Entry): { readonly item: Item; readonly notes: readonly Note[] } {
  const { body, abstract } = prose(entry);
  const published = feedMoment(entry.published);
  const updated = feedMoment(entry.updated);
  const lost = [entry.content, entry.summary].flatMap((html) => leftOut(html ?? ''));
  const other = entry.content && entry.text ? linesBeyond(entry.text, [body && textOf(body), abstract]) : [];
  const notes = [
    ...noteOf('What a body cannot hold is not kept.', lost),
    ...noteOf('The plain text says more than the HTML.', other),
    ...datesOf(entry),
  ];
  const item: Item = {
    guid: entry.id ?? entry.link,
    altIds: entry.id !== undefined && entry.link !== undefined && entry.link !== entry.id ? [entry.link] : undefined,
    headline: plain(entry.title ?? '') || undefined,
    abstract,
    body,
    byline: namesOf(entry.authors),
    language: languageOf(entry.language),
    provider: entry.provider,
    infoSource: entry.infoSource,
    creditline: entry.creditline,
    copyrightNotice: entry.rights && (plain(entry.rights) || undefined),
    pubStatus: entry.isDeleted ? 'canceled' : undefined,
    edNotes: entry.deletedBecause ? [{ role: 'status', text: entry.deletedBecause }] : undefined,
    firstCreated: published ?? updated,
    versionCreated: updated ?? published,
    subjects: listOf(entry.categories ?? []),
    keywords: listOf((entry.keywords ?? []).flatMap((word) => (word ? plain(word) || [] : []))),
    media: entry.media,
  };
  return { item, notes };
}

function noteOf(message: string, said: readonly string[]): readonly Note[] {
  return said.length > 0 ? [{ rule: 'feed', message, was: said.join(' | ') }] : [];
}

function datesOf({ published, updated }: Entry): readonly Note[] {
  return [published, updated].flatMap((was) =>
    was !== undefined && feedMoment(was) === undefined
      ? [{ rule: 'feed', message: 'A date that cannot be read.', was }]
      : [],
  );
}

/** Where there are two texts the longer is the story. One short text alone is its summary, if it reads like one. */
function prose(entry: Entry): { readonly body?: string; readonly abstract?: string } {
  const { text } = entry;
  const base = entry.base ?? entry.link;
  const [content, summary] = [entry.content, entry.summary].map((html) => html && withWholeAddresses(html, base));
  const own = text === undefined ? undefined : paragraphs(text.split(/\n\s*\n/));
  const whole = htmlOf(content) ?? (own || undefined);
  const short = htmlOf(summary);
  if (whole === undefined || short === undefined || whole === short) return { body: whole ?? short };
  const [body, other] = countWords(short) > countWords(whole) ? [short, whole] : [whole, short];
  return { body, abstract: textOf(other).replace(/\s+/g, ' ').trim() || undefined };
}

/** Many feeds write plain text where HTML may stand: its line breaks are paragraphs then. */
function htmlOf(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const isMarkup = /<[a-z/!][^<>]*>/i.test(written);
  return (
    (isMarkup || !written.includes('\n')
      ? cleanHtml(written)
      : paragraphs(written.split(/\n+/).map((line) => plain(line)))) || undefined
  );
}

function namesOf(authors: readonly (string | undefined)[] | undefined): string | undefined {
  const names = (authors ?? []).flatMap((name) => (name ? plain(name) || [] : []));
  return [...new Set(names)].slice(0, 20).join(', ') || undefined;
}

const languageOf = (tag: string | undefined) => (tag ? languageTag(tag) : undefined);

function listOf<Thing>(things: readonly Thing[]): readonly Thing[] | undefined {
  const seen = new Map(things.map((thing) => [JSON.stringify(thing), thing]));
  return seen.size > 0 ? [...seen.values()].slice(0, 200) : undefined;
}
