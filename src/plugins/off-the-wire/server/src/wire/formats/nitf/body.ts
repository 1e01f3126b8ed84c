import { htmlOf } from '../../html';
import type { EdNote, Media, Note } from '../../item';
import type { XmlElement } from '../../xml';
import { htmlNodes, htmlTag } from '../../xml/html';
import type { Taken } from '../../xml/rest';
import { isElement, lineOf, rawText } from '../../xml/tree';
import { customTable, footnote, list, media, note, quotation } from './blocks';
import { type Build, deepestNest, lineIn, type Reader } from './building';
import { beginning, emphasis, fraction, parted, ruby } from './inline';

/** NITF content as clean HTML, and what stood in it that is no text for readers. */
export interface NitfBody {
  readonly html: string;
  /** In their order; a picture with a web address stands as a figure in `html`, too. */
  readonly media: readonly Media[];
  /** Notes in the text that speak to editors (`type="npa"`, `noteclass="editorsnote"`). */
  readonly edNotes: readonly EdNote[];
  readonly notes: readonly Note[];
}

/**
 * `body.content`, `block` or any element that holds NITF's block or enriched text (NITF 3.6; XHTML's own tags pass too):
 * headings are h3 (`hl1` h2), footnotes stand at the end with a number, tables of any make keep their rows. All of
 * `content` is marked as taken: what does not stay is in the notes.
 */
export function nitfBody(content: XmlElement, taken: Taken): NitfBody {
  const reader = readerOf();
  const nodes = htmlNodes(content.children, reader.translate);
  const { media, edNotes, notes, footnotes } = reader;
  taken.add(content);
  return { html: htmlOf([...nodes, ...footnotes]), media, edNotes, notes };
}

/**
 * What an element of NITF says as one line of text, its inline markup gone: for headlines, bylines and summaries. What a
 * line cannot hold goes to `notes`.
 */
export function nitfText(element: XmlElement | undefined, notes?: Note[]): string | undefined {
  if (element === undefined) return undefined;
  if (!element.children.some(isElement)) return lineOf(element);
  const reader = readerOf();
  const nodes = htmlNodes(element.children, reader.translate);
  for (const note of [...reader.notes, ...unheld(element, reader)]) notes?.push(note);
  return lineIn(nodes);
}

function unheld({ name, line }: XmlElement, { media, edNotes, footnotes }: Reader): readonly Note[] {
  const words = [
    ...media.map(({ guid, caption, byline }) => [guid, caption, byline].filter((one) => one !== undefined).join(' ')),
    ...edNotes.map(({ text }) => text),
    ...footnotes.map((one) => lineIn([one])),
  ];
  return words.map((was) => ({ rule: 'nitf', message: `${name} cannot hold all that is in it.`, line, was }));
}

function readerOf(): Reader {
  let nest = 0;
  const reader: Reader = {
    media: [],
    edNotes: [],
    notes: [],
    footnotes: [],
    translate(element, depth) {
      const name = element.name.toLowerCase();
      const build = builders.get(name);
      if (build && nest < deepestNest) {
        nest += 1;
        const built = build(element, depth, reader);
        nest -= 1;
        return built;
      }
      const tag = tags.get(name) ?? htmlTag(element);
      if (tag === null) reader.notes.push(lost(element));
      return tag;
    },
  };
  return reader;
}

/** NITF's names that are not HTML's; a `div` only parts paragraphs. Names of neither leave their text where it stands. */
const tags: ReadonlyMap<string, string> = new Map([
  ['hl1', 'h2'],
  ['hl2', 'h3'],
  ...(
    'block body.head body.content body.end hedline byline byttl distributor dateline abstract tagline bibliography ' +
    'datasource copyrite postaddr nitf-table nitf-table-metadata nitf-table-summary media-caption media-producer rights'
  )
    .split(' ')
    .map((name) => [name, 'div'] as const),
]);

const builders: ReadonlyMap<string, Build> = new Map<string, Build>([
  ['media', media],
  ['note', note],
  ['fn', footnote],
  ['bq', quotation],
  ['em', emphasis],
  // Lower headings than NITF has are told by their class.
  ['hl2', ({ attributes }) => (/^h[2-6]$/.test(attributes.class ?? '') ? attributes.class : 'h3')],
  // HTML sets quotation marks around `q`: copy that has its own needs no others.
  ['q', (element) => (/^["'“”„«‘‚「『]/.test(beginning(element)) ? undefined : 'q')],
  ['ol', list],
  ['frac', fraction],
  ['ruby', ruby],
  ['custom-table', customTable],
  ...'addressee care.of delivery.point postcode delivery.office'.split(' ').map((name) => [name, parted] as const),
]);

function lost(element: XmlElement): Note {
  const was = rawText(element).replace(/\s+/g, ' ').trim().slice(0, 4_000);
  return { rule: 'nitf', message: `${element.name} is not kept.`, line: element.line, was: was || undefined };
}
