import { endOf } from './terminators';

/** A line of text copy: without the white space around it, and with runs of it as one space. */
export interface Line {
  readonly text: string;
  /** Columns of white space before it; a tab counts as four. */
  readonly indent: number;
  /** 1-based. */
  readonly number: number;
}

/** A paragraph put together again from its lines. */
export interface Paragraph {
  readonly text: string;
  /** The line that it starts on, 1-based. */
  readonly line: number;
}

/** The lines of a text, blank ones included, whatever ends them; NBSP becomes a space, control characters go. */
export function linesOf(text: string): readonly Line[] {
  return text
    .replace(/[\u200B\uFEFF]/g, '')
    .split(lineEnds)
    .map((raw, index) => lineFrom(raw, index + 1));
}

/** One line of a text as it was sent. */
export function lineFrom(raw: string, number: number): Line {
  return { text: squeezed(raw), indent: indentOf(raw), number };
}

/** Text without control characters, with runs of white space as one space and none around it. */
export function squeezed(text: string): string {
  return (controls.test(text) ? text.replace(everyControl, '') : text).replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

/** Runs of lines with no blank line inside. */
export function blocksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const blocks: Line[][] = [];
  let open = false;
  for (const line of lines) {
    if (line.text !== '' && open) blocks.at(-1)?.push(line);
    else if (line.text !== '') blocks.push([line]);
    open = line.text !== '';
  }
  return blocks;
}

/**
 * Paragraphs from lines, however the copy marks them: by blank lines, by indenting the first line, or one a line. Lines
 * that were wrapped at a fixed width are joined again: a line was wrapped where the next word would not have fitted.
 *
 * @param wrappedAt the width, in columns, where it is known that the copy is wrapped and that blank lines or indentation
 * part its paragraphs: then a line that ends with a sentence goes on, too, if it is full.
 */
export function paragraphsOf(lines: readonly Line[], wrappedAt?: number): readonly Paragraph[] {
  const blocks = blocksOf(lines);
  const found = blocks.filter((block) => block.length > 1).reduce((most, block) => Math.max(most, widestOf(block)), 0);
  const width = wrappedAt ?? found;
  const base = blocks.flat().reduce((least, line) => Math.min(least, line.indent), Number.POSITIVE_INFINITY);
  const indented = blocks.some((block) => block.some((line, index) => index > 0 && line.indent >= base + 2));
  return blocks.flatMap((block) => {
    const oneALine = wrappedAt === undefined && (width > widestWrap || isOneALine(block));
    return paragraphsOfBlock(block, (left, right) =>
      indented ? right.indent < base + 2 : !oneALine && wasWrapped(left, right, width - (wrappedAt ? left.indent : 0)),
    );
  });
}

/** Lines of one paragraph as one: with a space between, save after a hyphen and between ideographs. */
export function joined(lines: readonly string[]): string {
  return lines.map((line, index) => (index === 0 ? line : glue(lines[index - 1] ?? '', line) + line)).join('');
}

/** Whether a text ends as a sentence does, its closing quotes and brackets included. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？:;।۔؟][\])"'”’»」』）]{0,3}$/u.test(text.slice(-6));
}

/** Whatever ends a line of text. */
export const lineEnds = /\r\n|[\r\n\f\v\u0085\u2028\u2029]/;

const controls = /[\u0000-\u0008\u000E-\u001F\u007F]/;
const everyControl = new RegExp(controls, 'g');
const widestWrap = 100;
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、！？；：“”（）]/u;

/** The mark that ends a story, a point of a list and what Reuters signs off with are never part of the paragraph above. */
function startsAnew(text: string): boolean {
  return (
    /^\(\(\S|^\((?:Reporting|Additional reporting|Writing|Editing|Compiled) by\b|^[•▪●◦‣■□►▶◆◇○∙⁃➤] ?\S|^\* (?=[\p{L}\d"“'‘<])/u.test(
      text,
    ) ||
    (text.length < 40 && endOf(text)?.text === '')
  );
}

function glue(left: string, right: string): string {
  if (/[\p{L}\d]-$/u.test(left.slice(-3)) && /^[\p{L}\d]/u.test(right)) return hanging.test(right) ? ' ' : '';
  return left === '' || (ideograph.test(left.slice(-1)) && ideograph.test(right.slice(0, 1))) ? '' : ' ';
}

/** "medium- and long-term", "Ost- und Westdeutschland": the hyphen stands for a word to come. */
const hanging = /^(?:and|or|to|und|oder|bzw\.|bis|sowie|en|of|och|eller|og|eller|ja|tai)(?![\p{L}-])/u;

function paragraphsOfBlock(block: readonly Line[], goesOn: (left: Line, right: Line) => boolean): Paragraph[] {
  const found: Line[][] = [];
  for (const line of block) {
    const open = found.at(-1);
    const last = open?.at(-1);
    if (open && last && !startsAnew(line.text) && goesOn(last, line)) open.push(line);
    else found.push([line]);
  }
  return found.map((lines) => ({ text: joined(lines.map((line) => line.text)), line: lines[0]?.number ?? 0 }));
}

function wasWrapped(left: Line, right: Line, width: number): boolean {
  const firstWord = right.text.split(' ', 1)[0] ?? '';
  if (left.text.length + 1 + firstWord.length > width) return true;
  return !endsSentence(left.text) && (left.text.length > width * 0.6 || /^\p{Ll}/u.test(right.text));
}

function isOneALine(block: readonly Line[]): boolean {
  // `he said. (more)` ends a sentence: the mark after it is the agency's.
  const ends = block.filter(({ text }) => endsSentence(endOf(text)?.text ?? text));
  return ends.length >= block.length * 0.9;
}

function widestOf(block: readonly Line[]): number {
  return block.reduce((most, line) => Math.max(most, line.text.length), 0);
}

/** Of single characters this is far quicker to ask than an expression. */
function isWhite(code: number): boolean {
  return code === 32 || (code > 8 && code < 14) || (code > 127 && /\s/.test(String.fromCharCode(code)));
}

function indentOf(raw: string): number {
  let columns = 0;
  for (let at = 0; at < raw.length && isWhite(raw.charCodeAt(at)); at += 1) columns += raw[at] === '\t' ? 4 : 1;
  return columns;
}
