import { endsSentence, type Line, linesOf, type Paragraph, paragraphsOf } from '../../lines';
import { endOf } from '../../terminators';
import type { Document } from '../format';
import { datelineAt, readHeader } from './header';
import type { Header } from './labels';
import { isVersionLine } from './version-lines';

/**
 * Whether text is wire copy, which nothing else in it tells: a line like a headline, and then a dateline, a terminator or
 * two paragraphs of prose. Markup, mail, logs, tables, listings and bytes are refused first.
 */
export function looksLikeCopy({ head }: Document): boolean {
  if (isSomethingElse(head)) return false;
  const lines = linesOf(head);
  const { fields, body } = readHeader(lines);
  const printed = lines.filter((line) => line.text !== '');
  const dated = printed.slice(0, 20).some((_, index) => datelineAt(printed, index) !== undefined);
  const read = paragraphsOf(body);
  const prose = read.filter((paragraph) => isProse(paragraph.text)).length;
  const ended = printed.some((line) => endOf(line.text)?.terminator.sure);
  if (fields.headline === undefined) return dated && (fields.slugline !== undefined || ended || prose > 1);
  if (!isHeadline(fields.headline)) return false;
  return (
    ended || prose > 1 || (dated && printed.length > 1) || isMarked(fields, printed) || isShort(read, lines, prose)
  );
}

/** AP's slug over a table; a line that says how urgent the one under it is. */
function isMarked({ slugline, headline = '' }: Header, printed: readonly Line[]): boolean {
  const isFlash = printed.length < 4 && isVersionLine(printed[0]?.text ?? '') && headline.split(' ').length > 4;
  return isFlash || (/^(?:BC|AM|PM|AP)-{1,2}\S+/.test(slugline ?? '') && printed.length > 3);
}

/** A headline that a blank line parts from one whole paragraph and something more: nothing else is set so. */
function isShort(paragraphs: readonly Paragraph[], lines: readonly Line[], prose: number): boolean {
  const first = lines.findIndex((line) => line.text !== '');
  const apart = lines[first + 1]?.text === '' && !/[.:;,]$/.test(lines[first]?.text ?? '');
  const [start, ...more] = paragraphs;
  return apart && prose === 1 && more.length > 0 && start !== undefined && isProse(start.text);
}

function isSomethingElse(head: string): boolean {
  const lines = head.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const share = (test: (line: string) => boolean) => lines.filter(test).length / Math.max(lines.length, 1);
  return (
    /[\u0000-\u0008\u000E-\u001F]/.test(head) ||
    (head.match(/\uFFFD/g) ?? []).length > head.length / 200 ||
    /^\s*(?:[<{%]|\[\s*[[{"\d\]]|#|-{3}|\/[/*]|@|BEGIN:|\\)/.test(head) ||
    (head.match(markup) ?? []).length > 2 ||
    /\S{300}/.test(head.replace(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、]/gu, ' ')) ||
    lines.slice(0, 30).filter((line) => mailHeader.test(line)).length > 1 ||
    share((line) => logLine.test(line)) > 0.3 ||
    share((line) => codeLine.test(line)) > 0.2 ||
    (lines.length > 2 && share((line) => /^\s*["']?[\w.-]+["']?\s*[:=]\s*\S/.test(line)) > 0.6) ||
    isTable(lines)
  );
}

/** Not `<IBM>`, which is how agencies once marked a share. */
const markup = /<\/[a-z][\w:-]{0,40}>|<(?:p|br|a|b|i|div|span|li|ul|td|tr|h\d|img|strong|em)\b[^<>]{0,200}>/g;
const mailHeader =
  /^(?:from|to|cc|subject|received|return-path|delivered-to|message-id|mime-version|content-type|reply-to|x-[a-z-]+|host|user-agent|accept):\s/i;
const logLine =
  /^\s*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d |\d{1,3}(?:\.\d{1,3}){3} |\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|TRACE|FATAL)\b|\[\d|\s*at [\w.$<>]+\()/;
const codeLine =
  /[;{}]\s*$|=>|\(\)|^\s*(?:#include|import [\w{*]|def \w+\(|function \w+\(|(?:const|let|var) \w+ =|public \w+|package [\w.]+|using [\w.]+;|\/\/|\/\*|\* @|#!|\$ |> |return\b.*\(|self\.)|\w+\s=\s\S|\w\(\w*[,)]/;

/** The same number of separators, two or more, on most of the lines. */
function isTable(lines: readonly string[]): boolean {
  if (lines.length < 3) return false;
  return [',', ';', '\t', '|'].some((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const most = Math.max(...counts.map((count) => (count < 2 ? 0 : counts.filter((other) => other === count).length)));
    return most > lines.length * 0.7;
  });
}

function isHeadline(text: string): boolean {
  const letters = (text.match(/[\p{L}\p{M}]/gu) ?? []).length;
  const words = text.split(' ').length;
  const long = words > 1 || ideographsIn(text) >= 5;
  return (
    long && text.length <= 300 && letters / text.replace(/\s/g, '').length > 0.6 && /^[\p{L}\d"“'‘«([<•*-]/u.test(text)
  );
}

function isProse(text: string): boolean {
  const letters = (text.match(/[\p{L}\p{M}]/gu) ?? []).length;
  const long = text.length > 60 && text.split(' ').length > 8;
  if (letters / text.replace(/\s/g, '').length <= 0.75) return false;
  // Scripts without capitals say more in a letter; Thai ends no sentence with a mark.
  const caseless = (text.match(/[\p{Lo}\p{M}]/gu) ?? []).length;
  return ((long || ideographsIn(text) > 18) && endsSentence(text)) || (caseless > 40 && text.includes(' '));
}

const ideographsIn = (text: string) => (text.match(/\p{Script=Han}/gu) ?? []).length;
