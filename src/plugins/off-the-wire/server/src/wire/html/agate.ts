import { endsSentence } from '../lines';
import { endOf } from '../terminators';

/** A line with its columns as they were set. */
export interface ColumnLine {
  readonly text: string;
  readonly columns: string;
}

/** Lines that belong together: prose, or agate (tables, results, prices), which stays as it was set. */
export interface AgatePart<L extends ColumnLine> {
  readonly kind: 'agate' | 'prose';
  readonly lines: readonly L[];
}

/**
 * Parts lines into prose and agate. Agate is a run of rows: two that are set in columns for sure (several gaps inside them,
 * a gap before a figure, dot leaders), or three that may be, with at most one other line between; or three short lines
 * of a list, flush left, of which none ends a sentence.
 */
export function agateOf<L extends ColumnLine>(lines: readonly L[]): readonly AgatePart<L>[] {
  const rows = lines.map((line, at) => rowOf(line, lines[at - 1]));
  const parts: { kind: 'agate' | 'prose'; lines: L[] }[] = [];
  let behind = 0;
  for (const [at, line] of lines.entries()) {
    if (at < behind) continue;
    const end = agateEnd(rows, at);
    const last = parts.at(-1);
    if (end > at) parts.push({ kind: 'agate', lines: lines.slice(at, end) });
    else if (last?.kind === 'prose') last.lines.push(line);
    else parts.push({ kind: 'prose', lines: [line] });
    behind = end;
  }
  return parts;
}

const enough = 6;
const sure = 3;
const maybe = 2;
/** Ends a run, as what is merely no row does not. */
const prose = -1;

/**
 * Where the agate that starts at a line ends; the same line where none does. What is no row ends it after one more, and
 * only a row with columns goes on behind that.
 */
function agateEnd(rows: readonly Row[], from: number): number {
  let [end, sum] = [from, 0];
  for (let at = from; at < rows.length && at <= end + (sum > 0 ? 1 : 0); at += 1) {
    const { weight, isList } = rows[at] ?? nothing;
    if (weight === prose) break;
    if (weight === 0) continue;
    if (isList && sum > 0 && at > end) break;
    end = at + 1;
    sum += weight;
  }
  return sum >= enough ? end : from;
}

/** How much a line looks like a row: not at all, maybe, for sure; and whether it has no columns but stands in a list. */
interface Row {
  readonly weight: number;
  readonly isList: boolean;
}

const nothing: Row = { weight: 0, isList: false };
const listed: Row = { weight: maybe, isList: true };
const byGaps: ReadonlyMap<number, Row> = new Map(
  [prose, 0, maybe, sure].map((weight) => [weight, { weight, isList: false }] as const),
);

function rowOf(line: ColumnLine, above: ColumnLine | undefined): Row {
  const weight = columnWeight(line);
  if (weight !== undefined) return byGaps.get(weight) ?? nothing;
  const { text, columns } = line;
  const isShort = text.length <= 40 && !/^\s{3}|^\t/.test(columns) && !endsSentence(text) && !/^\p{Ll}/u.test(text);
  return isShort && !(above && isProse(above.text) && !endsSentence(above.text)) ? listed : nothing;
}

/** By its gaps alone; `undefined` where it has none. */
function columnWeight({ text, columns }: ColumnLine): number | undefined {
  const line = columns.trim();
  if (line === '' || line.length > 160 || (line.length < 40 && endOf(text)?.text === '')) return 0;
  // Nearly all lines are prose with single spaces: they need not be looked at for gaps.
  if (!wide.test(line)) return isProse(line) ? prose : undefined;
  const gaps = line.match(gap) ?? [];
  if (leaders.test(line) || gaps.length > 1 || (gaps.length === 1 && figure.test(line))) return sure;
  if (isProse(line)) return prose;
  if (gaps.length === 1) return endsSentence(line) ? 0 : maybe;
  return undefined;
}

function isProse(line: string): boolean {
  if (line.length <= 45) return false;
  word.lastIndex = 0;
  let words = 0;
  while (words < wordsOfProse && word.test(line)) words += 1;
  return words === wordsOfProse;
}

const word = /(?<!\p{L})\p{Ll}{2,}/gu;
const wordsOfProse = 5;
const wide = / {2}|\t|\.{5}/;
const gap = /[^\s.?!:;"'”’)](?: {2,}| ?\t[ \t]*)(?!- )(?=\S)/g;
const figure = /(?:\s{2,}|\t)[-+$£]?[\d.]/;
const leaders = /\.{5,}/;
