import { readDateline } from '../../dateline';
import type { Note } from '../../item';
import { endsSentence, joined } from '../../lines';
import { type HeadFields, type HeadRole, isBylineTitle, isSlug, namedLine, roleOf, withoutCount } from './head-lines';
import type { TextLine } from './lines';

/** The lines above a story, read, and those that are the story. */
export interface Head {
  readonly fields: HeadFields;
  readonly body: readonly TextLine[];
  readonly notes: readonly Note[];
}

/** A line of the head, put together again where it was wrapped. */
interface HeadLine {
  readonly text: string;
  readonly number: number;
}

interface Part extends HeadLine {
  readonly role: HeadRole;
  /** As it stood, with the name of a line that was named. */
  readonly printed: string;
}

/** So many lines may stand above a story. */
const deepest = 60;

/**
 * Reads what stands above a story. Where lines carry the mark for it (`^`, or `%head`), those are the head; where none
 * does, the head ends at the first indented line or the first with a dateline.
 *
 * @param slugline of the header: a line that starts with the same keyword is the slug.
 */
export function readHead(lines: readonly TextLine[], slugline: string | undefined): Head {
  const printed = lines.filter((line) => line.kind !== 'blank');
  const marked = printed.slice(0, 8).some((line) => line.kind === 'caret' || namedLine(line.text));
  const count = marked ? markedCount(lines) : bareCount(lines);
  const own = marked ? unwrapped(lines.slice(0, count)) : bareLines(lines.slice(0, count));
  const parts = withRoles(own, slugline, marked);
  const others = new Map(parts.filter((part) => part.role === 'other').map((part) => [part.number, part.text]));
  const rest = lines.slice(0, count).flatMap((line): readonly TextLine[] => {
    const text = others.get(line.number);
    return text === undefined ? [] : [{ ...line, text, columns: text }];
  });
  return { fields: fieldsOf(parts), body: [...rest, ...lines.slice(count)], notes: notesOf(parts) };
}

/** The lines up to the first paragraph, table or loose line that is not the rest of a head. */
function markedCount(lines: readonly TextLine[]): number {
  let open = false;
  for (const [index, line] of lines.slice(0, deepest * 2).entries()) {
    const head = line.kind === 'caret' || namedLine(line.text) !== undefined;
    if (head) open = !line.isClosed && line.kind === 'caret';
    else if (line.kind === 'loose' && open) open = !line.isClosed;
    else if (line.kind === 'blank') open = false;
    else if (line.kind !== 'loose' || !bareHeadLine(line, index, lines)) return index;
  }
  return Math.min(lines.length, deepest * 2);
}

/** Among marked lines one without a mark may stand: a byline, a note. */
function bareHeadLine(line: TextLine, index: number, lines: readonly TextLine[]): boolean {
  const next = lines.slice(index + 1).find((other) => other.kind !== 'blank');
  return next?.kind === 'caret' && roleOf(line.text) !== undefined;
}

function unwrapped(lines: readonly TextLine[]): readonly HeadLine[] {
  const found: { texts: string[]; number: number; open: boolean }[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (line.kind === 'blank') {
      if (last) last.open = false;
    } else if (line.kind === 'loose' && last?.open) {
      last.texts.push(line.text);
      last.open = !line.isClosed;
    } else found.push({ texts: [line.text], number: line.number, open: line.kind === 'caret' && !line.isClosed });
  }
  return found.map(({ texts, number }) => ({ text: joined(texts), number }));
}

/** Indented less than this, a line is no start of a paragraph. */
const indent = 3;

/** Above a body that is known to start, so many lines may be a headline; more are a list that runs into it. */
const mostBareLines = 5;

/** Without marks: the head ends where the first line is indented or has a dateline; of a list it is the first line. */
function bareCount(lines: readonly TextLine[]): number {
  const first = lines.findIndex((line) => line.kind !== 'blank');
  if (first < 0 || (lines[first]?.indent ?? 0) >= indent || isDated(lines, first, nobody)) return Math.max(first, 0);
  const start = lines.slice(0, deepest).findIndex((_, index) => index > first && startsBody(lines, index));
  const above = lines.slice(first, Math.max(start, first)).filter((line) => line.kind !== 'blank');
  const untold = above.filter((line) => roleOf(line.text) === undefined).length;
  return start >= 0 && untold <= mostBareLines ? start : titleEnd(lines, first);
}

/** The end of a headline that nothing indented follows: it may be wrapped once. */
function titleEnd(lines: readonly TextLine[], first: number): number {
  const [title, next, after] = [lines[first], lines[first + 1], lines[first + 2]];
  if (title === undefined || next === undefined || next.kind === 'blank') return first + 1;
  const alone = (after === undefined || after.kind === 'blank') && !endsSentence(next.text);
  const wrapped = title.text.length > 40 && next.indent <= title.indent && !endsSentence(title.text);
  return title.text.startsWith('***') ? flashEnd(lines, first) : wrapped && alone ? first + 2 : first + 1;
}

/** Reuters marks a flash by asterisks; all of it is the headline, in capitals or not, as its first line is. */
function flashEnd(lines: readonly TextLine[], first: number): number {
  const capitals = isCapitals(lines[first]?.text ?? '');
  let end = first + 1;
  while (end < first + 4 && (lines[end - 1]?.text.length ?? 0) > 40) {
    const next = lines[end];
    if (next === undefined || next.kind === 'blank' || isCapitals(next.text) !== capitals) break;
    end += 1;
  }
  return end;
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase();
}

function startsBody(lines: readonly TextLine[], index: number): boolean {
  const line = lines[index];
  if (line === undefined || line.kind === 'blank') return false;
  if (line.kind === 'tab' || line.kind === 'table') return true;
  return (line.indent >= indent && roleOf(line.text) === undefined) || isDated(lines, index);
}

function isDated(lines: readonly TextLine[], index: number, knows = isAgency): boolean {
  const text = lines[index]?.text ?? '';
  return readDateline(`${text.slice(0, 150)} ${lines[index + 1]?.text ?? ''}`, knows) !== undefined;
}

/** On the first line only a date tells: `BELL CANADA (BCE), LAVALIN TO BID` is a headline. */
const nobody = () => false;
const isAgency = (name: string) => /^(?:\p{Lu}{2,6}|dpa|Reuters?|\p{Lu}\p{Ll}{2,12})$/u.test(name);

/** A headline may be wrapped: what follows it, no further in, is its rest. A line with a role of its own never is. */
function bareLines(lines: readonly TextLine[]): readonly HeadLine[] {
  const found: { texts: string[]; number: number; indent: number; open: boolean }[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (line.kind === 'blank') {
      if (last) last.open = false;
    } else if (
      last?.open &&
      line.indent <= last.indent &&
      (roleOf(line.text) ?? 'byline') === 'byline' &&
      !isName(line)
    ) {
      last.texts.push(line.text);
    } else found.push({ texts: [line.text], number: line.number, indent: line.indent, open: !isTold(line) });
  }
  return found.map(({ texts, number }) => ({ text: joined(texts), number }));
}

/** A byline is indented, or its "By" is no word in a headline of capitals. */
function isName(line: TextLine): boolean {
  return roleOf(line.text) === 'byline' && (line.indent >= indent || /^By/.test(line.text));
}

function isTold(line: TextLine): boolean {
  const role = roleOf(line.text);
  return role !== undefined && role !== 'byline' ? true : isName(line);
}

function withRoles(lines: readonly HeadLine[], slugline: string | undefined, marked: boolean): readonly Part[] {
  const parts: Part[] = [];
  const has = (role: HeadRole) => parts.some((part) => part.role === role);
  for (const line of lines) {
    const own = namedLine(line.text);
    const text = own?.text ?? line.text;
    const first = marked && !has('slug') && parts.every((part) => part.role === 'version');
    const role =
      own?.role ?? (first && isSlug(text, slugline) ? 'slug' : (roleOf(text) ?? untold(text, parts, marked)));
    parts.push({ ...line, text, role, printed: line.text });
  }
  return parts;
}

/** What no word of its own tells: a headline first, then, by where it stands. */
function untold(text: string, parts: readonly Part[], marked: boolean): HeadRole {
  const last = parts.at(-1)?.role;
  // A headline ends with no full stop, a note does.
  if (last === 'editors' && (goesOnAsNote(text) || text.endsWith('.'))) return 'editors';
  if ((last === 'byline' || last === 'byline title') && isBylineTitle(text)) return 'byline title';
  if (!parts.some(({ role }) => role === 'headline' || role === 'byline')) return 'headline';
  const isSecond =
    marked && last === 'headline' && text.split(' ').length > 5 && !parts.some(({ role }) => role === 'abstract');
  return isSecond ? 'abstract' : 'other';
}

/** Whether a line goes on with the note to editors above it: it says what was done to the copy, or with what it moves. */
function goesOnAsNote(text: string): boolean {
  return /^(?:(?:Also )?(?:Adds?|Updates?|Corrects?|Recasts?|Restores?|Removes?|Deletes?|Changes?|Fixes|Trims|Edits|Clarifies|Inserts?|Subs|LEADS?|Leads?|INSERTS?|SUBS|RECASTS|UPDATES|ADDS|CORRECTS|Minor|Moving|Moves|No pickup|Pick(?:s|ing)? up|Stands|Note|Will be|Expected)\b|\(?(?:AP|With)\b.{0,60}(?:Photo|Video|Graphic|Audio))/.test(
    text,
  );
}

function fieldsOf(parts: readonly Part[]): HeadFields {
  const of = (role: HeadRole) => parts.filter((part) => part.role === role).map((part) => part.text);
  const versions = of('version').map((text) =>
    text
      .replace(/[*\s]+/g, ' ')
      .trim()
      .toUpperCase(),
  );
  const headline = of('headline')[0]
    ?.replace(/^\*{2,}\s*/, '')
    .replace(/\s*=$/, '');
  const advances = of('advance');
  const slug = of('slug')[0];
  return {
    headline: headline ? [...versions, headline].join(': ') : undefined,
    abstract: of('abstract')[0],
    byline: of('byline')[0]?.replace(/\s*=$/, ''),
    dateline: of('dateline')[0],
    slugline: slug && withoutCount(slug),
    edNotes: of('editors').length > 0 ? notesToEditors(parts) : undefined,
    embargo: advances.length > 0 ? { until: null, verbatim: advances.join(' ') } : undefined,
  };
}

/** Lines of one note are one note. */
function notesToEditors(parts: readonly Part[]): HeadFields['edNotes'] {
  const texts: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.role !== 'editors') continue;
    const goesOn = parts[index - 1]?.role === 'editors' && roleOf(part.text) === undefined && texts.length > 0;
    if (goesOn) texts.push(`${texts.pop()} ${part.text}`);
    else texts.push(part.text);
  }
  return texts.map((text) => ({ text }));
}

/** Lines of which not every word is in a field. */
function notesOf(parts: readonly Part[]): readonly Note[] {
  const silent: readonly HeadRole[] = ['editors', 'other', 'abstract', 'dateline'];
  return parts
    .filter((part) => !silent.includes(part.role) || part.printed !== part.text)
    .map(({ role, printed, number }) => ({
      rule: 'anpa-1312',
      message: `read as ${role}`,
      line: number,
      was: printed,
    }));
}
