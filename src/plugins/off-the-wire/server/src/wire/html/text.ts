import { isText } from './inline';
import type { Element, Node } from './tree';

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
  const runs: string[] = [];
  let count = 0;
  for (const [word] of textOf(html).matchAll(wordForm)) {
    if (unspaced.test(word)) runs.push(word);
    else count += 1;
  }
  return count + segments(runs);
}

const wordForm =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}\p{M}])+(?:['’.,\u2010\u2011-]{1,2}(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{N}\p{M}])+)*/gu;
const unspaced = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Of any locale but the machine's own, so that it counts the same everywhere. */
const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
/** Each segment holds the whole text that it is of, so a run without a space is parted by short pieces. */
const longestSegmented = 500;
/** It takes its time: no story is longer, and of one that is the rest is taken to go on like this. */
const mostSegmented = 50_000;

/** How many words there are in runs of letters without spaces. */
function segments(runs: readonly string[]): number {
  const text = runs.join(' ');
  let count = 0;
  for (let at = 0; at < Math.min(text.length, mostSegmented); at += longestSegmented) {
    for (const { isWordLike } of segmenter.segment(text.slice(at, at + longestSegmented))) count += isWordLike ? 1 : 0;
  }
  return Math.round(count * Math.max(1, text.length / mostSegmented));
}

function writtenElement({ tag, attributes, children }: Element): string {
  const start = startTag(tag, attributes);
  return tag === 'br' || tag === 'img' ? start : `${start}${written(children)}</${tag}>`;
}

const special = /[&<>]/;
const specialInValue = /[&<>"]/;
