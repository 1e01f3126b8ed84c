import { readDateline } from '../../dateline';
import { endsSentence, joined } from '../../lines';
import { roleOf } from './head-lines';
import type { TextLine } from './lines';

/** A line of the head, put together again where it was wrapped. */
export interface HeadLine {
  readonly text: string;
  readonly number: number;
}

/** So many lines may stand above a story. */
export const deepest = 60;

/** Indented less than this, a line is no start of a paragraph. */
const indent = 3;

/** Above a body that is known to start, so many lines may be a headline; more are a list that runs into it. */
const mostBareLines = 5;

/** Without marks: the head ends where the first line is indented or has a dateline; of a list it is the first line. */
export function bareCount(lines: readonly TextLine[]): number {
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
export function bareLines(lines: readonly TextLine[]): readonly HeadLine[] {
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

/** Where no mark tells, only the sign of AP's cycle does. */
export function isBareSlug(text: string): boolean {
  return /^(?:BC|AM|PM|AP)-{1,2}\S/.test(text) && text.length < 160;
}

function isTold(line: TextLine): boolean {
  if (isBareSlug(line.text)) return true;
  const role = roleOf(line.text);
  return role !== undefined && role !== 'byline' ? true : isName(line);
}
