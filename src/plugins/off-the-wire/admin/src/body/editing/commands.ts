import type { Editor } from '@tiptap/core';
import type { ResolvedPos } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow } from '@tiptap/pm/tables';

/** What the toolbar and the keys do, each on an editor, at its selection. */

export type BlockStyle = 'paragraph' | 'listing' | `heading${2 | 3 | 4 | 5 | 6}`;

export function setBlockStyle(editor: Editor, style: BlockStyle): void {
  const level = /^heading(\d)$/.exec(style)?.[1];
  if (level !== undefined) editor.commands.setNode('heading', { level: Number(level) });
  else editor.commands.setNode(style);
}

export const toggleListing = (editor: Editor) => editor.commands.toggleNode('listing', 'paragraph');

export const toggleQuotation = (editor: Editor) => editor.commands.toggleWrap('blockquote');

/** Three columns under a row of headings, with two rows to fill in. */
export function insertTable(editor: Editor): void {
  const cell = (type: string, attrs = {}) => ({ type, attrs, content: [{ type: 'paragraph' }] });
  const row = (section: string, type: string, attrs?: object) => ({
    type: 'tableRow',
    attrs: { section },
    content: [1, 2, 3].map(() => cell(type, attrs)),
  });
  const rows = [row('thead', 'tableHeader', { scope: 'col' }), row('tbody', 'tableCell'), row('tbody', 'tableCell')];
  const { from } = editor.state.selection;
  editor
    .chain()
    .insertContent({ type: 'table', content: rows })
    .command(({ tr }) => {
      let first: number | undefined;
      tr.doc.nodesBetween(Math.max(from - 2, 0), tr.doc.content.size, (node, at) => {
        if (first === undefined && node.type.name === 'tableHeader' && node.textContent === '') first = at;
        return first === undefined;
      });
      if (first !== undefined) tr.setSelection(TextSelection.near(tr.doc.resolve(first + 1)));
      return true;
    })
    .scrollIntoView()
    .run();
}

const tableCommands = { addRowBefore, addRowAfter, addColumnBefore, addColumnAfter, deleteRow, deleteColumn };

export type TableCommand = keyof typeof tableCommands;

/** Rows and columns; with the last of them gone, the table goes. */
export function changeTable(editor: Editor, command: TableCommand): void {
  if (!tableCommands[command](editor.state, editor.view.dispatch) && command.startsWith('delete')) deleteTable(editor);
}

/** Takes the table out, with its caption, and leaves an empty paragraph in its place. */
export function deleteTable(editor: Editor): void {
  const { $from } = editor.state.selection;
  const depth = ancestor($from, 'captionedTable') ?? ancestor($from, 'table');
  if (depth === undefined) return;
  const from = $from.before(depth);
  editor
    .chain()
    .command(({ tr, state }) => {
      tr.replaceWith(from, $from.after(depth), state.schema.nodes.paragraph?.create() ?? []);
      tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1)));
      return true;
    })
    .scrollIntoView()
    .run();
}

/** The depth of the innermost ancestor of a type. */
export function ancestor($pos: ResolvedPos, type: string): number | undefined {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if ($pos.node(depth).type.name === type) return depth;
  }
  return undefined;
}
