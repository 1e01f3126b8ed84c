import { cleanHtml, htmlOf } from '../../html';
import { parseHtml } from '../../html/document';
import type { Note } from '../../item';
import type { XmlElement } from '../../xml';
import { htmlNodes, htmlTag } from '../../xml/html';
import { attribute, children, lineOf } from '../../xml/tree';
import { Unreadable } from '../format';

/**
 * The HTML body of a mail as clean HTML, without what its reader does not see: newsletters hide a line for the list of
 * mails. Tables that only lay it out go, and what is in them stays.
 */
export function mailHtml(html: string, notes: Note[]): string {
  if (!hides.test(html) && !/<table/i.test(html)) return cleanHtml(html);
  const layout = new Set<XmlElement>();
  const translate = (element: XmlElement) => {
    if (hides.test(attribute(element, 'style') ?? '')) {
      const was = lineOf(element)?.slice(0, 2_000);
      if (was) notes.push({ rule: 'email', message: 'Hidden from who reads the mail, and left out.', was });
      return null;
    }
    if (element.name === 'table' && isLayout(element)) for (const part of partsOf(element)) layout.add(part);
    if (!layout.has(element)) return htmlTag(element);
    return /^t[dh]$/.test(element.name) && !children(element).some(({ name }) => blocks.test(name)) ? 'p' : undefined;
  };
  const tree = treeOf(html);
  return tree ? htmlOf(htmlNodes(tree.children, translate)) : cleanHtml(html);
}

/** `undefined` for what is nested beyond any page. */
function treeOf(html: string): XmlElement | undefined {
  try {
    return parseHtml(html);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

const hides = /display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|mso-hide\s{0,5}:\s{0,5}all/i;
const blocks = /^(?:p|div|table|h[1-6]|ul|ol|dl|blockquote|pre|section|article|center|figure)$/;

/** It says so, holds a table itself, or has one cell in every row. */
function isLayout(table: XmlElement): boolean {
  if (attribute(table, 'role') === 'presentation') return true;
  const rows = rowsOf(table).map((row) => children(row, 'td', 'th'));
  return rows.every((cells) => cells.length < 2) || rows.flat().some((cell) => children(cell, 'table').length > 0);
}

/** Rows of the table itself, not of one inside it. */
function rowsOf(table: XmlElement): readonly XmlElement[] {
  return [table, ...children(table, 'tbody', 'thead', 'tfoot')].flatMap((part) => children(part, 'tr'));
}

function partsOf(table: XmlElement): readonly XmlElement[] {
  const rows = rowsOf(table);
  return [
    table,
    ...children(table, 'tbody', 'thead', 'tfoot'),
    ...rows,
    ...rows.flatMap((row) => children(row, 'td', 'th')),
  ];
}
