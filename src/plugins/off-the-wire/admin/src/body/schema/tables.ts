import { Extension, Node } from '@tiptap/core';
import { type Dom, hidden, ownDirection, textAttribute } from './attributes';

/**
 * Tables as prosemirror-tables wants them: rows stand in the table itself, so the section of a row (thead, tbody, tfoot)
 * is an attribute of it, and a caption stands beside its table in a node around both.
 */
export const tables = () => [captionedTable, tableCaption, table, tableRow, tableCell, tableHeader, roles];

/** The sections a row may stand in; `none` is a row outside of them, and `null` one that is new and fits in. */
export type Section = 'thead' | 'tbody' | 'tfoot' | 'none';

const captionedTable = Node.create({
  name: 'captionedTable',
  group: 'block',
  content: 'tableCaption table',
  isolating: true,
  parseHTML: () => [{ tag: 'div[data-captioned-table]' }],
  renderHTML: () => ['div', { 'data-captioned-table': '' }, 0],
});

const tableCaption = Node.create({
  name: 'tableCaption',
  content: 'block+',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'div[data-table-caption]' }],
  renderHTML: () => ['div', { 'data-table-caption': '', ...ownDirection }, 0],
});

const table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', {}, ['tbody', 0]],
});

/** `opens`: it begins a section of its own, though the row before stands in one of the same name. */
const tableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  addAttributes: () => ({
    section: {
      default: null,
      parseHTML: (element: Dom) => element.getAttribute('data-section'),
      renderHTML: ({ section }: Record<string, unknown>) => (section ? { 'data-section': section } : {}),
    },
    opens: hidden(false),
  }),
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: ({ HTMLAttributes }) => ['tr', HTMLAttributes, 0],
});

const spans = () => ({
  colspan: span('colspan'),
  rowspan: span('rowspan'),
  // Column widths are no part of a body; prosemirror-tables asks for the attribute.
  colwidth: hidden(null),
});

function span(name: string) {
  return {
    default: 1,
    parseHTML: (element: Dom) => Math.min(Math.max(Number(element.getAttribute(name)) || 1, 1), 999),
    renderHTML: (attributes: Record<string, unknown>) => (attributes[name] === 1 ? {} : { [name]: attributes[name] }),
  };
}

const tableCell = Node.create({
  name: 'tableCell',
  content: 'block+',
  isolating: true,
  addAttributes: spans,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', { ...HTMLAttributes, ...ownDirection }, 0],
});

const tableHeader = Node.create({
  name: 'tableHeader',
  content: 'block+',
  isolating: true,
  addAttributes: () => ({ ...spans(), scope: textAttribute('scope') }),
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', { ...HTMLAttributes, ...ownDirection }, 0],
});

const roleOf: Readonly<Record<string, string>> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
};

const roles = Extension.create({
  name: 'tableRoles',
  extendNodeSchema: (node: { name: string }) => (roleOf[node.name] ? { tableRole: roleOf[node.name] } : {}),
});
