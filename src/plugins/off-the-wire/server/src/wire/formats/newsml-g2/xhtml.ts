import { htmlOf } from '../../html';
import type { Node } from '../../html/tree';
import type { EdNote, Note } from '../../item';
import type { XmlElement, XmlNode } from '../../xml';
import { htmlNodes, htmlTag } from '../../xml/html';
import { gathering } from '../../xml/rest';
import { isElement, rawText } from '../../xml/tree';
import { bodyFurniture } from './habits';
import { rule } from './reader';
import { isWireText, wireNodes } from './wire-text';
import { folded, newLinesIn, wordsOf } from './words';

/** What other fields say already: it is not said again in the body. */
export interface Known {
  readonly headline?: string;
  /** Kicker, byline, dateline, abstract, names of subjects, keywords, notes: what a page prints over its text. */
  readonly others: ReadonlySet<string>;
}

export interface XhtmlBody {
  readonly html: string;
  /** What stood in the text and speaks to editors. */
  readonly edNotes: readonly EdNote[];
  /** On what was left out, and is in no other field. */
  readonly notes: readonly Note[];
}

/** XHTML (`html`, `body`, `div`, or paragraphs alone) as a clean body: without its head and what other fields say. */
export function xhtmlBody(content: XmlElement, knownToItem: () => Known): XhtmlBody {
  const edNotes: EdNote[] = [];
  const left = gathering(rule);
  // Only a page with something over its text asks what is known already.
  const page: Page = { known: once(knownToItem), edNotes, left, looks: 0, inHeader: new Set() };
  const nodes = htmlNodes(content.children, (element) => translated(element, page));
  return { html: htmlOf(nodes), edNotes, notes: left.notes(' in the text') };
}

interface Page {
  readonly known: () => Known;
  readonly edNotes: EdNote[];
  readonly left: ReturnType<typeof gathering>;
  /** How often a text was compared: what stands over a story is near its start, and there is not much of it. */
  looks: number;
  readonly inHeader: Set<XmlElement>;
}

function translated(element: XmlElement, page: Page): string | undefined | null | readonly Node[] {
  const { name } = element;
  if (name === 'head') return dropped(element, page);
  if (name === 'header' && page.inHeader.size === 0) {
    for (const one of element.children) if (isElement(one)) page.inHeader.add(one);
  }
  if (name.length === 2 && headings.has(name)) return headingIn(element, page);
  const furniture = element.attributes.class === undefined ? undefined : furnitureOf(element);
  if (furniture?.edNote) return toEditors(element, furniture.class, page);
  if (furniture || (page.inHeader.size > 0 && page.inHeader.has(element) && isOverText(element, page)))
    return dropped(element, page);
  if (name === 'p') return paragraph(element, page);
  if (name === 'body' || name === 'div') return wired(element) ?? 'div';
  const tag = htmlTag(element);
  if (tag === null) dropped(element, page);
  return tag;
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const headings = new Set('h1 h2 h3 h4 h5 h6'.split(' '));

/** The first heading of a page is its headline; in a page's header the kicker is one, too. */
function headingIn(element: XmlElement, page: Page): string | undefined | null {
  const isOver = page.inHeader.has(element) ? isOverText(element, page) : isHeadline(element, page);
  return isOver ? null : htmlTag(element);
}

function isHeadline(element: XmlElement, page: Page): boolean {
  page.looks += 1;
  return page.looks <= mostLooks && wordsOf(element) === page.known().headline;
}

const mostLooks = 20;

function isOverText(element: XmlElement, page: Page): boolean {
  if (element.name === 'time') return true;
  const text = wordsOf(element);
  return text === undefined || text === page.known().headline || page.known().others.has(text);
}

/** A summary that is marked as one stands in the abstract; other text stays, though it may read the same. */
function paragraph(element: XmlElement, page: Page): string | null | readonly Node[] {
  const classes = element.attributes.class;
  if (classes !== undefined && saidAbove.test(classes) && page.looks < mostLooks) {
    page.looks += 1;
    const text = wordsOf(element);
    if (text !== undefined && page.known().others.has(text)) return null;
  }
  return wired(element) ?? 'p';
}

const saidAbove = /(?:^|\s)(?:teaser|abstract|summary|byline|kicker|dateline)(?:\s|$)/i;

/** Reuters sends its text as one paragraph, in which spaces and line ends say where paragraphs begin. */
function wired(element: XmlElement): readonly Node[] | undefined {
  const [only] = element.children;
  if (element.children.length !== 1 || typeof only !== 'string' || !isWireText(only)) return undefined;
  return wireNodes(only);
}

function furnitureOf({ attributes }: XmlElement): (typeof bodyFurniture)[number] | undefined {
  const classes = attributes.class?.split(/\s+/) ?? [];
  return bodyFurniture.find((row) => classes.includes(row.class));
}

/** What the item's own notes say already is not said again, nor a heading over nothing. */
function toEditors(element: XmlElement, role: string, { edNotes, known, left }: Page): null {
  const isNew = (line: string) => !known().others.has(folded(line));
  const { text, bare } = newLinesIn(element, isNew);
  for (const heading of bare) left.add(element.name, heading, element.line);
  if (text !== undefined && isNew(text)) edNotes.push({ role, text });
  return null;
}

/** Left out, with a note on each of its texts that no field has. */
function dropped(element: XmlElement, page: Page): null {
  const { left } = page;
  const visit = (node: XmlNode) => {
    const text = folded(isElement(node) ? ownText(node) : node);
    if (text !== '' && text !== page.known().headline && !page.known().others.has(text)) {
      const from = isElement(node) ? node : element;
      left.add(from.name, text, from.line);
    }
    if (!isElement(node)) return;
    for (const name of addresses) {
      const address = node.attributes[name];
      if (address) left.add(`${node.name}@${name}`, address, node.line);
    }
    node.children.filter(isElement).forEach(visit);
  };
  visit(element);
  return null;
}

/** Where a film, a frame or an object lies that a body cannot hold. */
const addresses = ['src', 'data', 'poster'];

function ownText(element: XmlElement): string {
  return element.children.some(isElement)
    ? element.children.filter((node) => !isElement(node)).join(' ')
    : rawText(element);
}
