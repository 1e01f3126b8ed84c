import { htmlOf } from '../../html';
import type { Node } from '../../html/tree';
import type { Note } from '../../item';
import type { XmlElement } from '../../xml';
import { htmlNodes, htmlTag, type Translation } from '../../xml/html';
import { attribute, children, descendants, isElement, lineOf } from '../../xml/tree';
import { isCalledBreadcrumb } from './trail';

export interface PageBody {
  readonly html?: string;
  /** Where it stands on the page. */
  readonly element?: XmlElement;
  readonly notes: readonly Note[];
}

/** What is known of the page before its text is looked for. */
export interface PageWords {
  readonly headline?: string;
  /** Its address. */
  readonly base?: string;
  /** Classes of parts for subscribers, which are text and no advertisement. */
  readonly paid?: readonly string[];
}

/** The article's own text on a page: where its markup says so, else the part with the most text in paragraphs. */
export function pageBody(page: XmlElement, known: PageWords): PageBody {
  const found = bodyElement(page);
  if (!found) return { notes: [] };
  const notes: Note[] = [];
  const html = htmlOf(htmlNodes(found.children, articleOnly(known, notes)));
  return { html: html || undefined, element: found, notes };
}

function bodyElement(page: XmlElement): XmlElement | undefined {
  const blocks = descendants(page, 'article', 'main', 'div', 'section', 'td', 'body', 'html');
  const marked = blocks.filter((one) => /\barticleBody\b/i.test(attribute(one, 'itemprop') ?? ''));
  const named = blocks.filter((one) => bodyName.test([attribute(one, 'class'), attribute(one, 'id')].join(' ')));
  const articles = descendants(page, 'article');
  const lengthIn = ownTextLengths();
  const candidates = [marked, named, articles, blocks].find((some) => some.some((one) => lengthIn(one) > 0)) ?? [];
  let best: { readonly element?: XmlElement; readonly length: number } = { length: 0 };
  for (const element of candidates) {
    const length = lengthIn(element);
    if (length > best.length) best = { element, length };
  }
  return best.element;
}

/** What content systems call it; seen on news sites of WordPress, Drupal, Arc, Escenic and others. */
const bodyName =
  /(?:^|[\s_-])(?:article|story|entry|post|news|content|main)[_-]{0,2}(?:body|content|text|copy|main)(?:$|[\s_-])|\barticleBody\b|\bmw-parser-output\b/i;

/** Letters in the paragraphs right under an element: what is nested in a sidebar or a list of links counts there. */
function ownTextLengths(): (element: XmlElement) => number {
  const known = new Map<XmlElement, number>();
  // Each element is measured once, however many stand around it.
  const lengthOf = (element: XmlElement): number => {
    const before = known.get(element);
    if (before !== undefined) return before;
    let length = 0;
    for (const node of element.children) length += isElement(node) ? lengthOf(node) : node.trim().length;
    known.set(element, length);
    return length;
  };
  return (element) =>
    children(element, 'p', 'blockquote', 'pre', 'h2', 'h3').reduce((sum, one) => sum + lengthOf(one), 0);
}

const furnitureTags = new Set(['nav', 'aside', 'footer', 'form', 'button', 'dialog', 'template']);
const furnitureNames =
  /(?:^|[\s_-])(?:share|sharing|social|related|newsletter|promo|advert(?:isement)?|ads?|comments?|subscribe|paywall|recommend(?:ed|ations)?|toolbar|byline|pagination|print|fontsize|font-size|tags?)(?:$|[\s_-])/i;

/** XHTML by the allow-list, without what stands on the page beside the article; addresses made whole. */
function articleOnly({ headline, base, paid = [] }: PageWords, notes: Note[]): Translation {
  const isNamed = saysHeadline(headline);
  return (element) => {
    const names = [attribute(element, 'class'), attribute(element, 'id')].join(' ');
    const isHeadline = element.name === 'h1' || (/^h[1-3]$/.test(element.name) && isNamed(element));
    const isFurniture = furnitureNames.test(names) && !names.split(/\s+/).some((name) => paid.includes(name));
    if (isHeadline || furnitureTags.has(element.name) || isFurniture || isCalledBreadcrumb(element)) {
      const was = lineOf(element);
      if (was && !isHeadline)
        notes.push({ rule: 'html-page', message: 'left out: beside the article', was: was.slice(0, 2_000) });
      return null;
    }
    if (element.name === 'amp-img') return withWholeAddress({ ...element, name: 'img' }, base);
    if (element.name === 'a' || element.name === 'img') return withWholeAddress(element, base);
    const tag = htmlTag(element);
    if (tag === null) noteUnheld(element, notes);
    return tag;
  };
}

/** A film, a frame, a form's choice: a body cannot hold it. Scripts and styles say nothing. */
function noteUnheld(element: XmlElement, notes: Note[]): void {
  if (/^(?:script|style|template|math)$/.test(element.name)) return;
  const held = [element, ...descendants(element, 'source', 'iframe', 'embed', 'object', 'video', 'audio')];
  const addresses = held.flatMap((one) => attribute(one, 'src') ?? attribute(one, 'data') ?? []);
  const was = [...new Set([...addresses, lineOf(element) ?? ''])].filter(Boolean).join(' | ');
  if (was) notes.push({ rule: 'html-page', message: 'What a body cannot hold is not kept.', was: was.slice(0, 2_000) });
}

/** Headings may stand in each other, each with all the text of those in it: only the first looks are at whole texts. */
function saysHeadline(headline: string | undefined): (element: XmlElement) => boolean {
  let looks = 0;
  return (element) => {
    looks += 1;
    return headline !== undefined && looks <= mostLooks && lineOf(element) === headline;
  };
}

const mostLooks = 20;

function withWholeAddress(element: XmlElement, base: string | undefined): readonly Node[] {
  const name = element.name === 'a' ? 'href' : 'src';
  const written = attribute(element, name) ?? (name === 'src' ? attribute(element, 'data-src') : undefined);
  const attributes = { ...element.attributes, [name]: wholeAddress(written, base) };
  return htmlNodes([{ ...element, attributes }]);
}

/** An address as a browser would follow it from the page; `undefined` where it leads nowhere on the web. */
export function wholeAddress(written: string | undefined, base: string | undefined): string | undefined {
  if (written === undefined || written === '' || written.startsWith('#')) return undefined;
  return URL.canParse(written, base) ? new URL(written, base).href : undefined;
}
