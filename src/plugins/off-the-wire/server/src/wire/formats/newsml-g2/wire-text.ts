import type { Element, Node } from '../../html-tree';
import { joined, linesOf, paragraphsOf } from '../../lines';

/**
 * Text that was set for a printer: its lines and their indents say where paragraphs begin, and columns stand under each
 * other. Paragraphs, with tables as `pre`.
 */
export function wireNodes(text: string): readonly Node[] {
  return runsOf(text.split('\n')).flatMap(({ isTable, lines }): readonly Node[] => {
    if (isTable) return [element('pre', lines.join('\n'))];
    return proseOf(lines).map((text) => element('p', text));
  });
}

/**
 * Whether the white space in a text was meant: some lines begin at the margin and some are indented, or blank lines stand
 * between others. XML that was only made pretty indents every line but the first.
 */
export function isWireText(text: string): boolean {
  let [atMargin, indented, isParted, blank] = [0, 0, false, 0];
  for (let end = text.indexOf('\n'); end >= 0; ) {
    const start = end + 1;
    end = text.indexOf('\n', start);
    const first = firstInk(text, start, end < 0 ? text.length : end);
    if (first === undefined) {
      blank += 1;
      continue;
    }
    if (first === start) atMargin += 1;
    else if (first > start + 1 || text[start] === '\t') indented += 1;
    if (blank > 0 && first === start && atMargin + indented > 1) isParted = true;
    blank = 0;
  }
  return atMargin > 0 && (indented > 0 || isParted) && atMargin + indented > 2;
}

function firstInk(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13) return at;
  }
  return undefined;
}

/** Beyond this many lines nobody looks for wrapped ones. */
const mostLines = 20_000;
/** Where some lines are indented, the indent alone says where a paragraph begins. */
function proseOf(lines: readonly string[]): readonly string[] {
  if (lines.length > mostLines) return lines;
  const isIndented = lines.some((line) => indent.test(line)) && lines.some((line, at) => at > 0 && /^\S/.test(line));
  if (!isIndented) return paragraphsOf(linesOf(lines.join('\n'))).map(({ text }) => text);
  const found: string[][] = [];
  let isOpen = false;
  for (const line of lines) {
    const text = line.trim();
    const last = found.at(-1);
    if (text !== '' && isOpen && last && !indent.test(line)) last.push(text);
    else if (text !== '') found.push([text]);
    isOpen = text !== '';
  }
  return found.map(joined);
}

const indent = /^(?: {2,}|\t)\s*\S/;
const fewestRows = 3;

interface Run {
  readonly isTable: boolean;
  readonly lines: string[];
}

/** A row has at least two gaps wide enough to part columns, or one before a number. */
function isRow(line: string): boolean {
  if (line.length > 400 || !/\S(?: {2}|\t)\s*\S/.test(line)) return false;
  const gaps = line.trim().match(/\S(?: {2,}|\t+)(?=\S)/g)?.length ?? 0;
  return gaps > 1 || (gaps === 1 && /(?: {3,}|\t)[+-]?[\d.,]+%?$/.test(line.trimEnd()));
}

function runsOf(lines: readonly string[]): readonly Run[] {
  const runs: Run[] = [];
  for (const line of lines) {
    const isTable = isRow(line);
    const last = runs.at(-1);
    if (last && last.isTable === isTable) last.lines.push(line);
    else runs.push({ isTable, lines: [line] });
  }
  // Two lines with gaps may be chance: they are text, together with what stands around them.
  return merged(runs.map((run) => (run.isTable && run.lines.length < fewestRows ? { ...run, isTable: false } : run)));
}

function merged(runs: readonly Run[]): readonly Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && last.isTable === run.isTable) for (const line of run.lines) last.lines.push(line);
    else result.push({ isTable: run.isTable, lines: [...run.lines] });
  }
  return result;
}

function element(tag: string, text: string): Element {
  return { tag, attributes: none, children: [{ text }] };
}

const none: ReadonlyMap<string, string> = new Map();
