import type { XmlElement, XmlNode } from '../../xml';
import { descendants, isElement } from '../../xml/tree';

/** All the text of an element on one line, inline markup gone; a line break or a block inside parts words. */
export function wordsOf(element: XmlElement): string | undefined {
  const [only] = element.children;
  const text = element.children.length === 1 && typeof only === 'string' ? only : joined(element.children);
  return folded(text) || undefined;
}

/** The text of an element, a line for each block in it: HTML inside an editor's note. */
export function linesIn(element: XmlElement): string | undefined {
  if (!element.children.some(isElement)) return wordsOf(element);
  const lines = [''];
  collect(element.children, lines);
  return lines.map(folded).filter(Boolean).join('\n') || undefined;
}

/** The lines of an element that are new; headings with nothing new under them are `bare`. */
export function newLinesIn(
  element: XmlElement,
  isNew: (line: string) => boolean,
): { readonly text?: string; readonly bare: readonly string[] } {
  const lines = linesIn(element)?.split('\n').filter(isNew) ?? [];
  const headings = new Set(descendants(element, ...'h1 h2 h3 h4 h5 h6'.split(' ')).map(wordsOf));
  return lines.every((line) => headings.has(line)) ? { bare: lines } : { text: lines.join('\n'), bare: [] };
}

export function folded(text: string): string {
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

/** G2's own inline elements in labels and blocks: only `inline`, `a`, `span` and `ruby`'s parts stand inside a word. */
const insideWords = new Set('inline a span ruby rb rt rp b i em strong sub sup'.split(' '));

function joined(nodes: readonly XmlNode[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return node;
      const inner = joined(node.children);
      return insideWords.has(node.name) ? inner : ` ${inner} `;
    })
    .join('');
}

function collect(nodes: readonly XmlNode[], lines: string[]): void {
  for (const node of nodes) {
    if (!isElement(node)) lines[lines.length - 1] += node;
    else if (insideWords.has(node.name)) collect(node.children, lines);
    else {
      lines.push('');
      collect(node.children, lines);
      lines.push('');
    }
  }
}
