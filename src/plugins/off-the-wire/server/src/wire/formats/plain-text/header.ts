import { type Dateline, readDateline } from '../../dateline';
import type { Note } from '../../item';
import { endsSentence, joined, type Line } from '../../lines';
import { printedDate } from '../../time';
import { isToEditors } from '../../to-editors';
import { isByline, namesIn } from './byline-line';
import { frameOf, isOffice } from './habits';
import { dateOnly, embargoLine, type Header, labelledLine, stampedLine, updatedLine } from './labels';
import { isVersionLine } from './version-lines';

/** The lines of a story before its body, read. */
export interface ReadHeader {
  readonly fields: Header & { readonly abstract?: string };
  readonly body: readonly Line[];
  readonly notes: readonly Note[];
}

/** How many printed lines a header may have. */
const deepest = 20;

/**
 * Reads slug lines, priority, headline, byline and notes to editors, up to the line that starts the body: the one with the
 * dateline, or, where there is none, the first after the headline that is none of these.
 */
export function readHeader(lines: readonly Line[]): ReadHeader {
  const printed = lines.filter((line) => line.text !== '');
  const at = datelineIndex(printed);
  const parts = at < 0 ? undatedHeader(printed) : printed.slice(0, at).map((line) => partOf(line, printed));
  const closed = closeBrackets(parts);
  const end = closed.at(-1)?.line.number ?? 0;
  const titles = titlesOf(closed);
  const fields = closed.map((part) => part.header).reduce<Header>(merged, {});
  const prefix = fields.prefix === undefined ? '' : `${fields.prefix.toUpperCase()}: `;
  const headline = fields.headline ?? titles.headline;
  // Under a headline that a label names, the lines that look like one are the second.
  const second = fields.headline === undefined ? undefined : titles.headline;
  const abstract = [second, titles.abstract].filter((text) => text !== undefined).join(' ') || undefined;
  return {
    fields: { ...fields, headline: headline && prefix + headline, prefix: undefined, abstract },
    body: lines.filter((line) => line.number > end),
    notes: notesOf(closed),
  };
}

/**
 * The dateline that a line starts with; it may be wrapped behind its date. Bracketed names count as agencies only after a
 * headline.
 */
export function datelineAt(lines: readonly Line[], at: number): Dateline | undefined {
  const text = lines[at]?.text ?? '';
  if (/^by\s/i.test(text)) return undefined;
  const knows = (name: string) => at > 0 && /^(?:\p{Lu}[\p{Lu}-]{1,11}|dpa|\p{Lu}\p{Ll}{2,12})$/u.test(name);
  const wrapped = text.length < 100 && printedDate(text) !== undefined;
  return (
    readDateline(`${text} `, knows) ??
    (wrapped ? readDateline(`${text} ${lines[at + 1]?.text ?? ''}`, knows) : undefined)
  );
}

/** A line of the header and what it was read as; `title` is what is nothing else. */
interface Part {
  readonly line: Line;
  readonly kind: 'title' | 'slug' | 'label' | 'version' | 'byline' | 'editors' | 'frame';
  readonly header: Header;
}

function datelineIndex(printed: readonly Line[]): number {
  const at = printed.slice(0, deepest).findIndex((_, index) => index > 0 && datelineAt(printed, index) !== undefined);
  return at < 0 && datelineAt(printed, 0) ? 0 : at;
}

function undatedHeader(printed: readonly Line[]): readonly Part[] {
  const parts: Part[] = [];
  for (const [index, line] of printed.slice(0, deepest).entries()) {
    const part = partOf(line, printed);
    const before = parts.at(-1);
    if (
      part.kind === 'title' &&
      parts.some((other) => other.kind === 'title') &&
      !goesOn(before, line, printed[index + 1])
    )
      break;
    parts.push(part);
  }
  return parts;
}

/** Whether a line is the rest of a wrapped headline, which is a guess where no dateline follows: it must be near and short. */
function goesOn(before: Part | undefined, line: Line, next: Line | undefined): boolean {
  if (before?.kind !== 'title' || before.line.number + 1 !== line.number) return false;
  const last = next === undefined || next.number > line.number + 1;
  return (
    last &&
    !endsSentence(before.line.text) &&
    !endsSentence(line.text) &&
    before.line.text.length > 25 &&
    line.text.length < 90
  );
}

function partOf(line: Line, printed: readonly Line[]): Part {
  const text = line.text;
  const first = printed.find((other) => !frameOf(other.text))?.number === line.number;
  const label = labelledLine(text) ?? embargoLine(text) ?? dateOnly(text) ?? stampedLine(text) ?? updatedLine(text);
  if (label) return { line, kind: 'label', header: label };
  if (isPictureLine(text))
    return { line, kind: 'editors', header: { edNotes: [{ text: text.replace(/^=|=$/g, '') }] } };
  const frame = frameOf(text);
  if (frame) return { line, kind: 'frame', header: frame };
  if (isToEditors(text) || /^\((?:eds|editors?|attn)\b|^\((?:Adds|Updates|Recasts|Corrects)\b[^)]*$/i.test(text)) {
    return { line, kind: 'editors', header: { edNotes: [{ text: text.replace(/\s=$/, '') }] } };
  }
  if (isVersionLine(text)) return { line, kind: 'version', header: { prefix: text } };
  const slug = slugLine(text, printed, printed.indexOf(line) + 1);
  if (slug) return { line, kind: 'slug', header: slug };
  const isName = /^by\s+\S/i.test(text) ? text.length < 120 : isByline(text) && text.split(' ').length > 2;
  if (isName && !/[.!?]$/.test(text) && !first) {
    return { line, kind: 'byline', header: { byline: namesIn(text) } };
  }
  if (!first && isOffice(text) && isByline(above(line, printed))) return { line, kind: 'byline', header: {} };
  // AP ends its bylines, and the name of the agency under them, with the mark for a centred line.
  if (!first && text.length < 60 && text.endsWith('=')) return { line, kind: 'byline', header: {} };
  return { line, kind: 'title', header: {} };
}

/** AFP: `=(PICTURE+VIDEO)=`. */
const isPictureLine = (text: string) => /^=\([A-Z+ ,]{4,40}\)=$/.test(text);

function above(line: Line, printed: readonly Line[]): string {
  return printed[printed.indexOf(line) - 1]?.text ?? '';
}

/** ANPA's letters: flash, bulletin, urgent, regular, deferred, advance, Sunday (wire-formats 1.2). */
const letters: ReadonlyMap<string, number> = new Map(Object.entries({ f: 1, b: 2, u: 2, r: 4, d: 5, a: 6, s: 6 }));

/** `BC-US--Lobster, 1st Ld,127`, `Germany-politics/`, `harbour-ferry-strike`, `DEL98 VIRUS-LD CASES`, `SHIPPING-PORTS`. */
function slugLine(text: string, printed: readonly Line[], after: number): Header | undefined {
  const next = printed[after];
  if (text.length > 100 || !next) return undefined;
  const anpa = /^([fburdas]) [a-z] (?=(?:BC|AM|PM|AP)-)/.exec(text);
  if (anpa) return { slugline: text.slice(anpa[0].length), urgency: letters.get(anpa[1] ?? '') };
  const named = /^(?:BC|AM|PM|AP)-\S|^[A-Z]{3}\d{1,3} [A-Z]/.test(text) || isEfeSlug(text, printed);
  const token =
    /^[\p{L}\d.&'’]+(?:[-/_]{1,2}[\p{L}\d.&'’]+){1,8}\/?(?: \((?:UPDATE|WRAPUP) \d{1,2}\)|, ?(?:\d(?:st|nd|rd|th) ?)?(?:lead|ld|wrap|urgent|alert|flash|corrected))?$/iu.test(
      text,
    ) || /^\S+\/$/.test(text);
  // In a headline of capitals there may be a hyphen, too: then a body follows, here a headline.
  const capitals =
    /^[A-Z\d]+-[A-Z\d-]+(?: [A-Z\d-]+){0,4}$/.test(text) &&
    /[a-z]/.test(next.text) &&
    next.text.length < 120 &&
    !endsSentence(next.text) &&
    !datelineAt(printed, after);
  return named || token || capitals ? { slugline: text } : undefined;
}

/** EFE's keywords: `FRANCIA TRANSPORTE (Previsión)` over a headline, in copy that its dateline signs. */
function isEfeSlug(text: string, printed: readonly Line[]): boolean {
  const isCapitals = /^\p{Lu}[\p{Lu}.'’-]{2,25}(?: \p{Lu}[\p{Lu}.'’-]+){0,4}(?: \(\p{Lu}\p{Ll}+\))?$/u.test(text);
  return isCapitals && printed.slice(1, deepest).some((line) => /^\p{Lu}[^()]{3,60} \(EFE\)\.?-/u.test(line.text));
}

/** A note to editors in brackets goes on until they close. */
function closeBrackets(parts: readonly Part[]): readonly Part[] {
  let open = false;
  return parts.map((part) => {
    const text = part.line.text;
    const inside = open;
    open = (inside || (part.kind === 'editors' && text.startsWith('('))) && !text.endsWith(')');
    return inside ? { ...part, kind: 'editors', header: { edNotes: [{ text }] } } : part;
  });
}

/** The first run of title lines is the headline; what stands apart from it before the dateline is the abstract. */
function titlesOf(parts: readonly Part[]): { headline?: string; abstract?: string } {
  const titles = parts.filter((part) => part.kind === 'title').map((part) => part.line);
  const apart = titles.findIndex((line, index) => index > 0 && (titles[index - 1]?.number ?? 0) + 1 < line.number);
  const size = apart < 0 ? titles.length : apart;
  return { headline: together(titles.slice(0, size)), abstract: together(titles.slice(size)) };
}

function together(lines: readonly Line[]): string | undefined {
  return joined(lines.map((line) => line.text)) || undefined;
}

function merged(left: Header, right: Header): Header {
  const edNotes = [...(left.edNotes ?? []), ...(right.edNotes ?? [])];
  const prefix = [left.prefix, right.prefix].filter((text) => text !== undefined).join(': ');
  return {
    ...right,
    ...definedIn(left),
    edNotes: edNotes.length > 0 ? edNotes : undefined,
    prefix: prefix || undefined,
  };
}

function definedIn(header: Header): Header {
  return Object.fromEntries(Object.entries(header).filter(([, value]) => value !== undefined));
}

/** Lines of which not every word is in a field. */
function notesOf(parts: readonly Part[]): readonly Note[] {
  const read = parts.filter((part) => part.kind !== 'title' && part.kind !== 'editors');
  const message = 'read as a line of the header';
  return read.map(({ line }) => ({ rule: 'plain-text', message, line: line.number, was: line.text }));
}
