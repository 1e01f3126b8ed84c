import type { Article } from '../../../../shared/contracts';
import type { Element, Node } from '../../wire/html/tree';
import type { PageAddresses } from './page-addresses';
import { day, instant, line, pageAddress, titled } from './values';
import { bodyTree } from './xhtml';

/**
 * An article as wire text in UTF-8: headline, byline, agency and date, and the story, a blank line between its
 * paragraphs, from its dateline on. What readers are to know of rights and corrections stands below it.
 */
export function text(article: Article, pages: PageAddresses): string {
  const story = blocks(bodyTree(article.body ?? ''));
  const parts = [
    [titled(article), ...header(article)].join('\n'),
    line(article.abstract),
    ...opened(story, article),
    ...[article.publicNote, article.creditline, article.copyrightNotice, article.usageTerms].map(line),
    pageAddress(article, pages),
  ];
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;
}

function header(article: Article): readonly string[] {
  const byline = line(article.byline);
  const place = article.dateline === undefined ? line(article.located) : undefined;
  return [
    byline && (/^by\s.{0,100}[^.!?]$/i.test(byline) ? byline : `Byline: ${byline}`),
    labelled('Source', line(article.provider)),
    labelled('Date', instant(article.versionCreated) ?? day(article.versionCreated)),
    labelled('Location', place),
  ].filter((part) => part !== undefined);
}

function labelled(label: string, value: string | undefined): string | undefined {
  return value && `${label}: ${value}`;
}

/** The story with its dateline before the first words, as wires print it. */
function opened(story: readonly string[], { dateline, provider }: Article): readonly string[] {
  const printed = line(dateline);
  if (printed === undefined) return story;
  const [first = '', ...rest] = story;
  const agency = line(provider);
  return [`${printed}${agency === undefined ? '' : ` (${agency})`} -- ${first}`.trimEnd(), ...rest];
}

/** A text for each block; lines within it only where the block has them: listings, lists, tables, line breaks. */
function blocks(nodes: readonly Node[]): readonly string[] {
  return nodes.map(block).filter((part) => part.trim() !== '');
}

function block(node: Node): string {
  if ('text' in node) return node.text.trim();
  const build = builders.get(node.tag);
  return build ? build(node) : inline(node);
}

const builders: ReadonlyMap<string, (node: Element) => string> = new Map([
  ['ul', (node: Element) => list(node, () => '- ')],
  ['ol', (node: Element) => list(node, (at) => `${Number(node.attributes.get('start') ?? 1) + at}. `)],
  ['dl', (node: Element) => node.children.map((row) => content(row)).join('\n')],
  ['table', (node: Element) => rows(node).join('\n')],
  ['blockquote', (node: Element) => content(node, '\n\n')],
  ['figure', (node: Element) => content(node)],
]);

function list({ children }: Element, mark: (at: number) => string): string {
  return children.map((item, at) => mark(at) + content(item)).join('\n');
}

/** What is in a cell, a list item, a caption: a line of text, or blocks. */
function content(node: Node, between = '\n'): string {
  if ('text' in node) return node.text.trim();
  const isBlock = (child: Node) => !('text' in child) && blockTags.has(child.tag);
  return node.children.some(isBlock) ? blocks(node.children).join(between) : inline(node);
}

const blockTags = new Set('p h2 h3 h4 h5 h6 ul ol dl blockquote pre table figure figcaption'.split(' '));

function rows(node: Element): readonly string[] {
  return node.children.flatMap((part): readonly string[] => {
    if ('text' in part) return [];
    if (part.tag === 'tr') return [part.children.map((cell) => content(cell).replace(/\s+/g, ' ')).join('\t')];
    return part.tag === 'caption' ? [content(part)] : rows(part);
  });
}

/** Of a picture what it shows, in words. */
function inline(node: Node): string {
  if ('text' in node) return node.text;
  if (node.tag === 'br') return '\n';
  return node.tag === 'img' ? (node.attributes.get('alt') ?? '') : node.children.map(inline).join('');
}
