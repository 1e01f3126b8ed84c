import { diffArrays } from 'diff';
import type { Run } from '../../../../shared/contracts';

/** A word or a mark of punctuation with the space behind it, in the letters that it is set in. */
export interface Word {
  readonly text: string;
  /** Tags around it, from the outside in: `strong`, `a`. */
  readonly marks: readonly string[];
  readonly href?: string;
}

/** What one comparison may still cost, in steps: hostile texts end as "all of this is gone, all of that is new". */
export interface Budget {
  left: number;
  /** Whether it did not suffice somewhere. */
  isSpent: boolean;
}

export const newBudget = (): Budget => ({ left: 4_000_000, isSpent: false });

/** The most words in a row that are compared, and the most that may differ among them. */
const [most, mostDifferent] = [20_000, 1_000];

const plainWords = /[\p{L}\p{N}\p{M}'’]+\s*|[^\p{L}\p{N}\p{M}'’\s]\s*|\s+/gu;
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** A text in its words. Scripts that part no words by spaces are parted as readers do. */
export function wordsOf(text: string, marks: readonly string[] = [], href?: string): readonly Word[] {
  const words = withoutSpaces.test(text) ? segments(text) : (text.match(plainWords) ?? []);
  return words.map((word) => ({ text: word, marks, ...(href === undefined ? {} : { href }) }));
}

const segments = (text: string) => Array.from(segmenter.segment(text.slice(0, most * 2)), ({ segment }) => segment);

/** How words became others: runs of what stayed, what is gone and what is new. */
export function changedWords(before: readonly Word[], after: readonly Word[], budget: Budget): readonly Run[] {
  const parts = parted(before, after, sameWord, budget);
  if (!parts) return [...runs('out', before), ...runs('in', after)];
  return parts.flatMap(({ change, things }) => runs(change, things));
}

export interface Part<Thing> {
  readonly change: Run['change'];
  readonly things: readonly Thing[];
}

/** Two sequences as what stayed, what is gone and what is new; `undefined` where that would cost too much. */
export function parted<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  comparator: (one: Thing, other: Thing) => boolean,
  budget: Budget,
): readonly Part<Thing>[] | undefined {
  const size = before.length + after.length;
  const maxEditLength = Math.min(mostDifferent, Math.floor(Math.sqrt(Math.max(0, budget.left - size))));
  const found = size > most * 2 || maxEditLength < 1 ? undefined : diff(before, after, comparator, maxEditLength);
  if (!found) {
    budget.left -= Math.min(size, most) + maxEditLength ** 2;
    budget.isSpent = true;
    return undefined;
  }
  const different = found.reduce((sum, { change, things }) => sum + (change === 'same' ? 0 : things.length), 0);
  budget.left -= size + different ** 2;
  return found;
}

function diff<Thing>(
  before: readonly Thing[],
  after: readonly Thing[],
  comparator: (one: Thing, other: Thing) => boolean,
  maxEditLength: number,
): readonly Part<Thing>[] | undefined {
  const found = diffArrays([...before], [...after], { comparator, maxEditLength });
  return found?.map(({ added, removed, value }) => ({
    change: added ? 'in' : removed ? 'out' : 'same',
    things: value,
  }));
}

const setIn = ({ marks, href }: Word) => `${marks.join(' ')} ${href ?? ''}`;
const sameWord = (one: Word, other: Word) => one.text.trimEnd() === other.text.trimEnd() && setIn(one) === setIn(other);

/** Words of one fate, a run for each way in which they are set: no run holds half a tag. */
export function runs(change: Run['change'], words: readonly Word[]): readonly Run[] {
  const found: { change: Run['change']; text: string; marks?: readonly string[]; href?: string; set: string }[] = [];
  for (const word of words) {
    const [last, set] = [found.at(-1), setIn(word)];
    if (last?.set === set) last.text += word.text;
    else found.push({ change, set, ...word, marks: word.marks.length > 0 ? word.marks : undefined });
  }
  return found.map(({ set: _set, ...run }) => run);
}
