import { agateOf } from './agate';
import type { Node } from './tree';

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

/** Parts text into prose and agate. Agate that only blank lines part stays one piece. */
export function stretchesOf(lines: readonly RawLine[]): readonly Stretch[] {
  const found: { preformatted: boolean; lines: RawLine[] }[] = [];
  for (const { kind, lines: some } of agateOf(lines.map(columned))) {
    const block = some.map(({ raw }) => raw);
    const preformatted = kind === 'agate';
    const last = found.at(-1);
    const isBlank = block.every(({ text }) => text.trim() === '');
    if (last && (isBlank || last.preformatted === preformatted)) for (const line of block) last.lines.push(line);
    else found.push({ preformatted, lines: block });
  }
  return found;
}

/** US is IPTC 7901's column mark. */
function columned(raw: RawLine) {
  const columns = raw.text.replaceAll('\u001f', '\t').trimEnd();
  return { raw, columns, text: columns.trim() };
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
  return { tag: 'pre', attributes: new Map(), children: [{ text: text.replace(/^\n+|(?<!\n)\n+$/g, '') }] };
}

const bare = /[\u0000-\u0008\u000b-\u001e\u007f]/g;
