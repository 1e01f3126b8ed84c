import type { Item, Note } from '../../item';
import { joined, type Line } from '../../lines';
import { isToEditors } from '../../to-editors';
import { isByline } from '../plain-text/byline-line';
import { datelineAt, readHeader } from '../plain-text/header';
import { embargoLine } from '../plain-text/labels';
import { isVersionLine } from '../plain-text/version-lines';

/** The lines over a story, read, and the lines that are its text. */
export interface Heading {
  readonly fields: Partial<Item>;
  readonly body: readonly Line[];
  readonly notes: readonly Note[];
}

/**
 * Reads what stands over the text. With an equals sign at its end (dpa, APA, KNA) it is every line up to there: words on
 * the version, headline, subheadline, byline, one to four lines of them. Without one it is read as plain wire text is.
 */
export function readHeading(lines: readonly Line[]): Heading {
  const printed = lines.filter(({ text }) => text !== '');
  const last = lastOfHeading(printed);
  if (last === undefined) return asPlainText(lines);
  const heading = printed.filter(({ number }) => number <= last.number).map(partOf);
  const body = lines.filter(({ number }) => number > last.number);
  return { ...fieldsOf(heading), body };
}

/** How many printed lines may stand over a text. */
const deepest = 12;

function lastOfHeading(printed: readonly Line[]): Line | undefined {
  let last: Line | undefined;
  for (const [index, line] of printed.slice(0, deepest).entries()) {
    const isText = line.text.length > 120 || (index > 0 && datelineAt(printed, index) !== undefined);
    if (isText || (last && !(closes(line.text) && line.text.length < 70))) break;
    if (closes(line.text)) last = line;
  }
  return last;
}

const closes = (text: string): boolean => /(?:^|[^=])=$/.test(text);

/** A line over a text, and what it is. */
interface Part {
  readonly line: Line;
  readonly kind: 'title' | 'subtitle' | 'version' | 'byline' | 'editors' | 'embargo' | 'copyright';
  readonly text: string;
}

function partOf(line: Line, index: number, all: readonly Line[]): Part {
  const text = line.text.replace(/\s*=$/, '').trim();
  const made = (kind: Part['kind'], value = text): Part => ({ line, kind, text: value });
  if (isVersionLine(text.replace(/:$/, ''))) return made('version', text.replace(/:$/, ''));
  if (/^Utl\.:\s/.test(text)) return made('subtitle', text.slice(5).trim());
  if (/^\(?(?:achtung,? )?sperrfrist\b/i.test(text) || embargoLine(text)) return made('embargo');
  if (isToEditors(text) || picture.test(line.text) || /^\(?(?:eds?|editors?)\s?[:-]/i.test(text))
    return made('editors');
  if (/^(?:copyright\b|\(c\)|©)/i.test(text)) return made('copyright');
  return index > 0 && all.length > 1 && isByline(text) ? made('byline') : made('title');
}

/** AFP: `=(PICTURE)=`. */
const picture = /^=?\([A-Z+ ,]{4,40}\)=$/;

function fieldsOf(heading: readonly Part[]): Pick<Heading, 'fields' | 'notes'> {
  const of = (kind: Part['kind']) => heading.filter((part) => part.kind === kind);
  const { headline, subheadline } = titles(of('title'));
  const version = of('version').map(({ text }) => `${text.toUpperCase()}: `);
  const abstract = [...(subheadline ? [subheadline] : []), ...of('subtitle').map(({ text }) => text)];
  const [embargo] = of('embargo');
  const edNotes = of('editors').map(({ text }) => ({ text }));
  const fields: Partial<Item> = {
    headline: headline && version.join('') + headline,
    abstract: joined(abstract) || undefined,
    byline: joined(of('byline').map(({ text }) => text)) || undefined,
    copyrightNotice: joined(of('copyright').map(({ text }) => text)) || undefined,
    embargo: embargo && (embargoLine(embargo.text)?.embargo ?? { until: null, verbatim: embargo.text }),
    edNotes: edNotes.length > 0 ? edNotes : undefined,
  };
  const read = heading.filter(({ kind }) => kind === 'version' || kind === 'subtitle');
  const lost = headline === undefined ? of('version') : [];
  return { fields, notes: [...new Set([...read, ...lost])].map(noteOf) };
}

function noteOf({ line }: Part): Note {
  return { rule: 'iptc-7901', message: 'read as a line of the heading', line: line.number, was: line.text };
}

/** A line that was broken for its width goes on; any other line after the first is a subheadline. */
function titles(parts: readonly Part[]): { headline?: string; subheadline?: string } {
  const broken = parts.findIndex((part, index) => index > 0 && !goesOn(parts[index - 1], part));
  const size = broken < 0 ? parts.length : broken;
  const text = (some: readonly Part[]) => joined(some.map((part) => part.text)) || undefined;
  return { headline: text(parts.slice(0, size)), subheadline: text(parts.slice(size)) };
}

function goesOn(before: Part | undefined, part: Part): boolean {
  if (!before || before.line.number + 1 < part.line.number) return false;
  const next = part.text.split(' ', 1)[0] ?? '';
  return before.text.length + 1 + next.length > widest || /^\p{Ll}/u.test(part.text);
}

/** Characters in a line (IPTC 7901): a line was broken where the next word would not have fitted. */
const widest = 69;

function asPlainText(lines: readonly Line[]): Heading {
  const { fields, body, notes } = readHeader(lines);
  const { prefix: _, ...known } = fields;
  const isHeading = (known.headline?.length ?? 0) <= 300;
  return isHeading
    ? { fields: known, body, notes: notes.map((note) => ({ ...note, rule: 'iptc-7901' })) }
    : { fields: {}, body: lines, notes: [] };
}
