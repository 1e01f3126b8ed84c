import { htmlOf } from '../../html';
import type { Node } from '../../html-tree';
import type { EdNote } from '../../item';
import type { XmlElement, XmlNode } from '../../xml';
import { htmlNodes, htmlTag } from '../../xml-html';
import { isElement, rawText } from '../../xml-tree';
import { bodyFurniture } from './habits';
import { isWireText, wireNodes } from './wire-text';
import { folded, linesIn, wordsOf } from './words';

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
  /** What was left out, and is in no other field. */
  readonly left: readonly { readonly element: XmlElement; readonly text: string }[];
}

/** XHTML (`html`, `body`, `div`, or paragraphs alone) as a clean body: without its head and what other fields say. */
export function xhtmlBody(content: XmlElement, knownToItem: () => Known): XhtmlBody {
  const edNotes: EdNote[] = [];
  const left: { element: XmlElement; text: string }[] = [];
  // Only a page with something over its text asks what is known already.
  const page: Page = { known: once(knownToItem), edNotes, left, seenHeading: false, inHeader: new Set<XmlElement>() };
  const nodes = htmlNodes(content.children, (element) => translated(element, page));
  return { html: htmlOf(nodes), edNotes, left };
}

interface Page {
  readonly known: () => Known;
  readonly edNotes: EdNote[];
  readonly left: { element: XmlElement; text: string }[];
  seenHeading: boolean;
  readonly inHeader: Set<XmlElement>;
}

function translated(element: XmlElement, page: Page): string | undefined | null | readonly Node[] {
  const { name } = element;
  if (name === 'head') return dropped(element, page);
  if (name === 'header') for (const one of element.children) if (isElement(one)) page.inHeader.add(one);
  if (heading.test(name)) return headingIn(element, page);
  const furniture = element.attributes.class === undefined ? undefined : furnitureOf(element);
  if (furniture?.edNote) return toEditors(element, furniture.class, page);
  if (furniture || (page.inHeader.has(element) && isOverText(element, page))) return dropped(element, page);
  if (name === 'p') return paragraph(element, page);
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

const heading = /^h[1-6]$/;

/** The first heading of a page is its headline; in a page's header the kicker is one, too. */
function headingIn(element: XmlElement, page: Page): string | undefined | null {
  const text = wordsOf(element);
  if (text !== undefined && !page.seenHeading && text === page.known().headline) {
    page.seenHeading = true;
    return null;
  }
  return page.inHeader.has(element) && isOverText(element, page) ? null : htmlTag(element);
}

function isOverText(element: XmlElement, page: Page): boolean {
  if (element.name === 'time') return true;
  const text = wordsOf(element);
  return text === undefined || text === page.known().headline || page.known().others.has(text);
}

/** A summary that is marked as one stands in the abstract; other text stays, though it may read the same. */
function paragraph(element: XmlElement, page: Page): string | null | readonly Node[] {
  const classes = element.attributes.class;
  if (classes !== undefined && /(?:^|\s)(?:teaser|abstract|summary|byline|kicker)(?:\s|$)/i.test(classes)) {
    const text = wordsOf(element);
    if (text !== undefined && page.known().others.has(text)) return null;
  }
  return wired(element) ?? 'p';
}

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

function toEditors(element: XmlElement, role: string, { edNotes, known }: Page): null {
  const text = linesIn(element);
  if (text !== undefined && !known().others.has(folded(text))) edNotes.push({ role, text });
  return null;
}

/** Left out, with a note on each of its texts that no field has. */
function dropped(element: XmlElement, page: Page): null {
  const { left } = page;
  const visit = (node: XmlNode) => {
    const text = folded(isElement(node) ? ownText(node) : node);
    if (text !== '' && text !== page.known().headline && !page.known().others.has(text)) {
      left.push({ element: isElement(node) ? node : element, text });
    }
    if (isElement(node)) node.children.filter(isElement).forEach(visit);
  };
  visit(element);
  return null;
}

function ownText(element: XmlElement): string {
  return element.children.some(isElement)
    ? element.children.filter((node) => !isElement(node)).join(' ')
    : rawText(element);
}
