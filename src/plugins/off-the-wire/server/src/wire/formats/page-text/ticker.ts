import { joined, type Line } from '../../lines';

/** A ticker read from a page, and the lines that are not part of it. */
export interface TickerOnPage {
  readonly title: string;
  readonly rows: readonly string[];
  readonly rest: readonly Line[];
}

/** How pages call their tickers. Without a row of bullets one of these must stand over it. */
const titles =
  /^(?:off the wire|on the wire|from the wires?|newswire|wire news|breaking news|latest(?: news| headlines| updates)?|news ticker|ticker|headlines|top headlines|news in brief|just in|news flash)\s?:?$/i;

/**
 * The ticker among lines of a page: a title, then rows parted by bullets, on one line, wrapped, or one a line. `whole`
 * says that the lines hold nothing else (they stand before the breadcrumb): then a known title may do without bullets.
 */
export function tickerIn(lines: readonly Line[], whole: boolean): TickerOnPage | undefined {
  const printed = lines.filter((line) => line.text !== '');
  const at = printed.findIndex((line, index) => isTitle(line, printed[index + 1], whole));
  const first = printed[at];
  if (!first) return undefined;
  const inline = titleBeforeRows(first.text);
  const following = printed.slice(at + 1);
  const size = whole ? following.length : endOfRows(following, inline !== undefined);
  const own = following.slice(0, size);
  const rows = rowsOf([...(inline ? [{ ...first, text: inline.rows }] : []), ...own]);
  if (rows.length === 0) return undefined;
  const title = (inline?.title ?? first.text).replace(/\s?:$/, '');
  return { title, rows, rest: [...printed.slice(0, at), ...following.slice(size)] };
}

const strong = /[•▪●◦‣■□►▶◆◇○∙⁃➤]/gu;
const startsWithBullet = /^(?:[•▪●◦‣■□►▶◆◇○∙⁃➤]|[·*»-] )/u;

function isTitle(line: Line, next: Line | undefined, whole: boolean): boolean {
  if (titles.test(line.text)) return whole || (next !== undefined && hasBullets(next.text));
  if (titleBeforeRows(line.text)) return true;
  const short = line.text.length <= 40 && !/[.!?]$/.test(line.text) && !hasBullets(line.text);
  return whole && short && next !== undefined && hasBullets(next.text);
}

/** `Off the wire: First row • Second row`. */
function titleBeforeRows(text: string): { title: string; rows: string } | undefined {
  const end = text.search(/\s?[:•▪●◦‣■□►▶◆|]/u);
  const title = end < 0 ? '' : text.slice(0, end);
  const rows = text.slice(title.length).replace(/^\s?:/, '').trim();
  return title !== '' && titles.test(title) && hasBullets(rows) ? { title, rows } : undefined;
}

function hasBullets(text: string): boolean {
  return (
    startsWithBullet.test(text) ||
    spaced(text)
      .split(' ')
      .some((word) => signs.some((sign) => sign.test(word)))
  );
}

/** Lines up to the first that cannot be one more row or the rest of one. */
function endOfRows(lines: readonly Line[], begun: boolean): number {
  const end = lines.findIndex((line, index) => {
    const before = lines[index - 1];
    const goesOn = before !== undefined && before.number + 1 === line.number && !/[•▪●◦‣■□►▶◆]\s*$/u.test(before.text);
    return !(hasBullets(line.text) || (goesOn && line.text.length < 90) || (begun && index === 0 && goesOn));
  });
  return end < 0 ? lines.length : end;
}

function rowsOf(lines: readonly Line[]): readonly string[] {
  if (lines.length > 1 && lines.every((line) => line.text.startsWith('- ')))
    return lines.map((line) => line.text.slice(2));
  const words = spaced(joined(lines.map((line) => line.text))).split(' ');
  const sign = signs.find((one) => words.some((word) => one.test(word)));
  return sign ? splitAt(words, sign) : lines.map((line) => line.text);
}

/** What parts rows, the surest first: a page uses one of them, and the others are then part of a headline. */
const signs = [/^[•▪●◦‣■□►▶◆◇○∙⁃➤·]$/u, /^\*$/, /^\|$/, /^»$/];

function splitAt(words: readonly string[], sign: RegExp): readonly string[] {
  const rows: string[][] = [[]];
  for (const word of words) {
    if (sign.test(word)) rows.push([]);
    else rows.at(-1)?.push(word);
  }
  return rows.map((row) => row.join(' ').trim()).filter((row) => row !== '');
}

function spaced(text: string): string {
  return text.replace(strong, ' $& ').replace(/\s+/g, ' ').trim();
}
