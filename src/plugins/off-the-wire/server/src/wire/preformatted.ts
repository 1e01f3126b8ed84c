import type { Node } from './html-tree';

/** A line of text as it was sent, white space and all. */
export interface RawLine {
  readonly text: string;
  /** 1-based. */
  readonly number: number;
}

/** Lines of prose, or lines whose columns mean something. */
export interface Stretch {
  readonly preformatted: boolean;
  readonly lines: readonly RawLine[];
}

/**
 * Parts text into prose and agate: tables, results and prices whose columns are made with tabs, runs of spaces or
 * leaders. A stretch between blank lines is agate where two lines of it, and half of them, have columns; what is not
 * sure is prose. Agate that blank lines part stays one piece.
 */
export function stretchesOf(lines: readonly RawLine[]): readonly Stretch[] {
  const found: { preformatted: boolean; lines: RawLine[] }[] = [];
  for (const block of blocksOf(lines)) {
    const preformatted = isAgate(block);
    const last = found.at(-1);
    const isBlank = block.every(({ text }) => text.trim() === '');
    if (last && (isBlank || last.preformatted === preformatted)) last.lines.push(...block);
    else found.push({ preformatted, lines: [...block] });
  }
  return found;
}

/** Agate as `pre`: common indentation, blank lines around it and spaces at the ends of lines go. */
export function preformatted(lines: readonly RawLine[]): Node {
  const texts = lines.map(({ text }) =>
    text
      .replace(/\u001f/g, '\t')
      .replace(bare, '')
      .trimEnd(),
  );
  const printed = texts.filter((text) => text !== '');
  const margin = printed.reduce((least, text) => Math.min(least, text.length - text.trimStart().length), 200);
  const text = texts.map((one) => one.slice(margin)).join('\n');
  return { tag: 'pre', attributes: new Map(), children: [{ text: text.replace(/^\n+|\n+$/g, '') }] };
}

const bare = /[\u0000-\u0008\u000b-\u001e\u007f]/g;
/** Tab, IPTC 7901's column mark, three spaces, or a leader, between two words. */
const column = /\S(?:[ ]*[\t\u001f][ \t]*|[ ]{3,}| ?\.{4,} ?)\S/;
/** Two spaces make a column where they come twice and end no sentence. */
const narrow = /[^\s.!?:;] {2}\S.*[^\s.!?:;] {2}\S/;

function isAgate(block: readonly RawLine[]): boolean {
  const columned = block.filter(({ text }) => text.length < 200 && (column.test(text) || narrow.test(text)));
  return columned.length > 1 && columned.length * 2 >= block.length;
}

/** Runs of printed lines, and runs of blank ones. */
function blocksOf(lines: readonly RawLine[]): readonly (readonly RawLine[])[] {
  const blocks: RawLine[][] = [];
  let wasBlank: boolean | undefined;
  for (const line of lines) {
    const isBlank = line.text.trim() === '';
    if (isBlank === wasBlank) blocks.at(-1)?.push(line);
    else blocks.push([line]);
    wasBlank = isBlank;
  }
  return blocks;
}
