import type { RawLine } from './messages';

/**
 * A line of the text by its first character, as AP's agate rules name them: `^` heads, bylines, slugs and notes (upper
 * rail), BS rows of a table, TAB the start of a paragraph. What has none of them is text all the same.
 */
export interface TextLine {
  readonly kind: 'caret' | 'table' | 'tab' | 'loose' | 'blank';
  /** Without the marks and with one space for every white space. */
  readonly text: string;
  /** With its columns: for what stays preformatted. */
  readonly columns: string;
  /** Columns of white space before it. */
  readonly indent: number;
  /** Whether a mark ended the line: `<` quad left, `=` quad center, `>` quad right, or the end of a paragraph. */
  readonly isClosed: boolean;
  readonly number: number;
}

export function textLines(lines: readonly RawLine[]): readonly TextLine[] {
  return lines.map(({ raw, number }) => textLine(raw, number));
}

/** BS before `^` is a head over columns, and so a row. */
const marks: ReadonlyMap<string, TextLine['kind']> = new Map([
  ['^', 'caret'],
  ['\u0008', 'table'],
  ['\u0008^', 'table'],
  ['\t', 'tab'],
]);

function textLine(raw: string, number: number): TextLine {
  const line = printable(raw);
  const start = /^[\u0000-\u0007]*(\u0008\^?|\^|\t)?/.exec(raw)?.[1] ?? '';
  const marked = marks.get(start);
  const kept = line.replace(/^\^/, '');
  const { text: columns, isClosed } = unclosed(kept.trimEnd(), start.endsWith('^') ? headEnd : bodyEnd);
  const text = typographic(columns.replace(/\s+/g, ' ').trim()).replace(flash, '');
  const kind = text === '' ? 'blank' : (marked ?? 'loose');
  return {
    kind,
    text,
    columns: kind === 'table' ? halves(columns) : columns,
    indent: indentOf(kept),
    isClosed,
    number,
  };
}

/** Without a terminal's escape sequences and the characters that only a typesetter reads; fixed spaces (DLE, EM, GS, RS, US) are spaces. */
function printable(raw: string): string {
  return raw
    .replace(/\u001b\[[\d;]{0,10}[A-Za-z]/g, '')
    .replace(/[\u0010\u0019\u001d-\u001f\u00a0]/g, ' ')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\ufeff]/g, '');
}

/** The mark that ends a line. In running text only `<` is one: `x=` may be copy, and so may `IBM>` of `<IBM>`. */
function unclosed(text: string, form: RegExp): { text: string; isClosed: boolean } {
  const mark = form.exec(text.slice(-20))?.[0];
  return mark === undefined ? { text, isClosed: false } : { text: text.slice(0, -mark.length), isClosed: true };
}

/** Reuters' mark of a flash and of what followed it: `******GULLS SAYS`, `****OSLO, March 4 - `. */
const flash = /^\*{3,8}\s?(?=[\p{L}\d/<"])/u;
const headEnd = /\s*(?:<(?:q[lcr]|ep|el)>|(?<![<\w.])>|[<=|]){1,3}$/i;
const bodyEnd = /\s*[<|]{1,2}$/;

/** ANPA has neither halves, dash nor curved quotes: ` _ ` is a dash, two accents and two apostrophes are quotes. */
function typographic(text: string): string {
  return (
    text
      .replace(/(?<=^|\s)_(?=\s|$)/g, '—')
      // `{` is a half: "3{ months", and nothing else behind a figure.
      .replace(/(?<=\d)\{(?![\p{L}\d{])/gu, '½')
      .replace(/``/g, '“')
      .replace(/''/g, '”')
  );
}

/** In tables `{` is a half: `7{` games behind. */
function halves(text: string): string {
  return text.replace(/(\d?)\{/g, (_, whole: string) => `${whole}½`);
}

function indentOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (!/\s/.test(character)) break;
    columns += character === '\t' ? 4 : 1;
  }
  return columns;
}
