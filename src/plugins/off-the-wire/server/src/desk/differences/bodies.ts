import type { Block } from '../../../../shared/contracts';
import { blocks } from '../../wire/html/blocks';
import { isInline, isText } from '../../wire/html/inline';
import { type Element, htmlTree, type Node } from '../../wire/html/tree';
import { type Budget, changedWords, type Part, parted, runs, type Word, wordsOf } from './words';

/** A paragraph, heading, list item, row of a table: what a reader takes for one. */
interface Paragraph {
  readonly tag: string;
  readonly words: readonly Word[];
  /** By which it is known again. */
  readonly text: string;
}

/** The most paragraphs in a row, on both sides multiplied, that are looked at for which one became which. */
const mostPairs = 2_500;
/** Two paragraphs are one that was rewritten where they share this part of their words. */
const alike = 0.3;

/** How one body became another, paragraph by paragraph and in each of them word by word. Tags are never torn. */
export function changedBody(before: string, after: string, budget: Budget): readonly Block[] {
  const [old, now] = [paragraphsOf(before), paragraphsOf(after)];
  const parts = parted(old, now, sameParagraph, budget) ?? [
    { change: 'out' as const, things: old },
    { change: 'in' as const, things: now },
  ];
  const found: Block[] = [];
  for (let at = 0; at < parts.length; at += 1) {
    const [part, next] = [parts[at], parts[at + 1]];
    if (!part) continue;
    if (part.change === 'out' && next?.change === 'in') {
      for (const block of rewritten(part, next, budget)) found.push(block);
      at += 1;
    } else for (const one of part.things) found.push(whole(part.change, one));
  }
  return found;
}

const sameParagraph = (one: Paragraph, other: Paragraph) => one.tag === other.tag && one.text === other.text;
const whole = (change: Block['change'], { tag, words }: Paragraph): Block => ({
  ...{ tag, change },
  runs: runs(change === 'words' ? 'same' : change, words),
});

/** Paragraphs that are gone and new ones in their place: which became which, in their order. */
function rewritten(out: Part<Paragraph>, come: Part<Paragraph>, budget: Budget): readonly Block[] {
  const found: Block[] = [];
  const rest = { out: [...out.things], come: [...come.things] };
  for (const [one, other] of pairs(out.things, come.things)) {
    while (rest.out[0] !== one) found.push(whole('out', rest.out.shift() ?? one));
    while (rest.come[0] !== other) found.push(whole('in', rest.come.shift() ?? other));
    found.push({ tag: other.tag, change: 'words', runs: changedWords(one.words, other.words, budget) });
    rest.out.shift();
    rest.come.shift();
  }
  const left = [...rest.out.map((one) => whole('out', one)), ...rest.come.map((one) => whole('in', one))];
  return [...found, ...left];
}

type Pair = readonly [Paragraph, Paragraph];

/** The pairs, in order, that share the most words together. */
function pairs(old: readonly Paragraph[], now: readonly Paragraph[]): readonly Pair[] {
  if (old.length * now.length > mostPairs) {
    return old.flatMap((one, at) => {
      const other = now[at];
      return other && likeness(bagOf(one), bagOf(other)) >= alike ? [[one, other] as const] : [];
    });
  }
  const [oldBags, nowBags] = [old.map(bagOf), now.map(bagOf)];
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(now.length + 1));
  const at = (i: number, j: number) => best[i]?.[j] ?? 0;
  const like = (i: number, j: number) => {
    const value = likeness(oldBags[i] ?? new Map(), nowBags[j] ?? new Map());
    return value >= alike ? value : 0;
  };
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), like(i, j) + at(i + 1, j + 1));
    }
  }
  const found: Pair[] = [];
  for (let i = 0, j = 0; i < old.length && j < now.length; ) {
    const [one, other] = [old[i], now[j]];
    const value = like(i, j);
    if (one && other && value > 0 && at(i, j) === value + at(i + 1, j + 1)) {
      found.push([one, other]);
      i += 1;
      j += 1;
    } else if (at(i, j) === at(i + 1, j)) i += 1;
    else j += 1;
  }
  return found;
}

type Bag = ReadonlyMap<string, number>;

function bagOf({ words }: Paragraph): Bag {
  const bag = new Map<string, number>();
  for (const { text } of words) {
    const word = text.trim().toLowerCase();
    if (word !== '') bag.set(word, (bag.get(word) ?? 0) + 1);
  }
  return bag;
}

/** The part of their words that two share, from 0 to 1. */
function likeness(one: Bag, other: Bag): number {
  let [shared, all] = [0, 0];
  for (const [word, count] of one) {
    all += count;
    shared += Math.min(count, other.get(word) ?? 0);
  }
  for (const count of other.values()) all += count;
  return all === 0 ? 1 : (2 * shared) / all;
}

function paragraphsOf(html: string): readonly Paragraph[] {
  const found: Paragraph[] = [];
  for (const node of blocks(htmlTree(html))) addParagraphs(node, found, '');
  return found;
}

/** Of a list item or a quotation that holds paragraphs, each is one, by the name of what it stands in. */
function addParagraphs(node: Node, found: Paragraph[], inside: string): void {
  if (isText(node)) return;
  const tag = inside || node.tag;
  if (node.tag === 'tr') found.push(paragraph('tr', rowWords(node)));
  else if (node.children.every(isInline)) found.push(paragraph(named.has(node.tag) ? node.tag : tag, wordsIn(node)));
  else
    for (const child of node.children) addParagraphs(isInline(child) ? loose(child) : child, found, own(node, inside));
}

/** Whose paragraphs are called by their own name. */
const named: ReadonlySet<string> = new Set(['h2', 'h3', 'h4', 'h5', 'h6', 'li', 'dt', 'dd', 'pre', 'figcaption']);
const own = ({ tag }: Element, inside: string) => (tag === 'blockquote' || tag === 'li' ? tag : inside);
const loose = (child: Node): Element => ({ tag: 'p', attributes: new Map(), children: [child] });

function paragraph(tag: string, found: readonly Word[]): Paragraph {
  const words = withoutBlanks(found);
  const text = words.map((word) => `${word.text.trim()}|${word.marks.join(' ')}|${word.href ?? ''}`).join('\n');
  return { tag, words, text };
}

/** A space between two ways of setting belongs to the word before it: by itself it is no difference. */
function withoutBlanks(words: readonly Word[]): readonly Word[] {
  const found: Word[] = [];
  for (const word of words) {
    const last = word.text.trim() === '' ? found.pop() : undefined;
    found.push(last ? { ...last, text: last.text + word.text } : word);
  }
  return found;
}

function rowWords(row: Element): readonly Word[] {
  return row.children.flatMap((cell, at) =>
    isText(cell) ? [] : [...(at > 0 ? wordsOf(' | ') : []), ...wordsIn(cell)],
  );
}

function wordsIn(node: Element, marks: readonly string[] = [], href?: string): readonly Word[] {
  return node.children.flatMap((child) => {
    if (isText(child)) return wordsOf(child.text, marks, href);
    if (child.tag === 'img')
      return wordsOf(`[${child.attributes.get('alt') || child.attributes.get('src') || 'picture'}] `, marks);
    if (child.tag === 'br') return wordsOf('\n', marks);
    return wordsIn(child, isInline(child) ? [...marks, child.tag] : marks, child.attributes.get('href') ?? href);
  });
}
