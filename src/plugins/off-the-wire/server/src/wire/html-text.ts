import { isText } from './html-inline';
import type { Element, Node } from './html-tree';

/** A tree as clean HTML: attributes quoted, text escaped. */
export function written(nodes: readonly Node[]): string {
  let html = '';
  for (const node of nodes) html += isText(node) ? escaped(node.text) : (node.html ?? writtenElement(node));
  return html;
}

/** Text as it stands in HTML. */
export function escaped(text: string): string {
  return special.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}

/** Text of HTML as `escaped` wrote it, without tags, as it reads. A name for each is quicker than an expression for all. */
export function unescaped(html: string): string {
  if (!html.includes('&')) return html;
  // The ampersand is last: `&amp;lt;` says `&lt;`.
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** An element's start tag. */
export function startTag(tag: string, attributes: ReadonlyMap<string, string>): string {
  if (attributes.size === 0) return `<${tag}>`;
  let start = `<${tag}`;
  for (const [name, value] of attributes) start += ` ${name}="${quoted(value)}"`;
  return `${start}>`;
}

function quoted(value: string): string {
  return specialInValue.test(value) ? escaped(value).replaceAll('"', '&quot;') : value;
}

/**
 * The text of clean HTML: a line for each block and each line break, cells parted by a tab, entities decoded.
 * What was not through `cleanHtml` may leave text behind that no reader sees.
 */
export function textOf(html: string): string {
  const text = html
    .replace(/<\/t[dh]>(?=<t[dh])/g, '\t')
    .replace(
      /<br>|<\/?(?:p|h[2-6]|li|dt|dd|tr|caption|pre|figcaption|blockquote|ul|ol|dl|table|figure)(?: [^<>]*)?>/g,
      '\n',
    )
    .replace(/<[^<>]*>/g, '')
    .replace(/\n\n+/g, '\n')
    .replace(/^\n|\n$/g, '');
  return unescaped(text);
}

/**
 * How many words clean HTML holds. A word is a run of letters and digits of any script, with the apostrophes, hyphens,
 * points and commas inside it; of scripts that are counted in characters in the trade (Han, Hiragana, Katakana) each
 * character counts; Thai, Lao, Khmer and Burmese, which are written without spaces, are parted by `Intl.Segmenter`.
 */
export function countWords(html: string): number {
  let count = 0;
  for (const [word] of textOf(html).matchAll(wordForm)) {
    count += unspaced.test(word) ? segments(word) : 1;
  }
  return count;
}

const wordForm =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}\p{M}])+(?:['’.,\u2010\u2011-]{1,2}(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}\p{M}])+)*/gu;
const unspaced = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Each segment holds the whole text that it is of, so a run without a space is parted by short pieces. */
const longestSegmented = 500;

function segments(run: string): number {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  let count = 0;
  for (let at = 0; at < run.length; at += longestSegmented) {
    for (const { isWordLike } of segmenter.segment(run.slice(at, at + longestSegmented))) count += isWordLike ? 1 : 0;
  }
  return count;
}

function writtenElement({ tag, attributes, children }: Element): string {
  const start = startTag(tag, attributes);
  return tag === 'br' || tag === 'img' ? start : `${start}${written(children)}</${tag}>`;
}

const special = /[&<>]/;
const specialInValue = /[&<>"]/;
