import { type Editor, Extension } from '@tiptap/core';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { history, redo, undo } from '@tiptap/pm/history';
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { tableEditing } from '@tiptap/pm/tables';
import { ancestor } from './commands';

/** Undo, tables, cursors, and what Enter does where HTML has no second paragraph to give. Tab is left to the page. */
export const keys = Extension.create({
  name: 'bodyKeys',
  addProseMirrorPlugins: () => [
    history(),
    tableEditing(),
    gapCursor(),
    dropCursor({ class: 'body-drop' }),
    lineAtTheEnd(),
  ],
  addKeyboardShortcuts() {
    const undoIt = () => undo(this.editor.state, this.editor.view.dispatch);
    const redoIt = () => redo(this.editor.state, this.editor.view.dispatch);
    return {
      ...{ 'Mod-z': undoIt, 'Shift-Mod-z': redoIt, 'Mod-y': redoIt },
      // Strapi's keys: save and publish.
      ...{ 'Mod-Enter': () => true, 'Shift-Mod-Enter': () => true },
      Enter: () => nextDefinition(this.editor) || leaveCaption(this.editor),
    };
  },
});

/** After a table, a figure or a listing at the end there is always a line to go on in; left empty, it is not written. */
function lineAtTheEnd(): Plugin {
  return new Plugin({
    appendTransaction: (_, __, state) => {
      const last = state.doc.lastChild?.type.name;
      if (last === 'paragraph' || last === 'heading') return null;
      const line = state.schema.nodes.paragraph?.create();
      return line ? state.tr.insert(state.doc.content.size, line).setMeta('addToHistory', false) : null;
    },
  });
}

/** In a list of terms: a term is followed by its definition, a definition by the next term, an empty term by the end. */
function nextDefinition(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const depth = ancestor($from, 'term') ?? ancestor($from, 'definition');
  if (!empty || depth === undefined || $from.depth !== depth + 1) return false;
  const entry = $from.node(depth);
  const isEmpty = entry.textContent === '' && entry.childCount === 1;
  if (isEmpty) return editor.commands.command(({ state, tr }) => leave(state, tr, depth));
  if ($from.parentOffset < $from.parent.content.size || $from.index(depth) < entry.childCount - 1) return false;
  const next = entry.type.name === 'term' ? 'definition' : 'term';
  return editor.commands.command(({ state, tr }) => {
    const node = state.schema.nodes[next]?.createAndFill();
    const at = $from.after(depth);
    if (!node) return false;
    tr.insert(at, node)
      .setSelection(TextSelection.near(tr.doc.resolve(at + 1)))
      .scrollIntoView();
    return true;
  });
}

/** Takes an empty entry out of its list and goes on below it. */
function leave(state: EditorState, tr: Transaction, depth: number): boolean {
  const { $from } = state.selection;
  const line = state.schema.nodes.paragraph?.create();
  const list = depth - 1;
  if (!line || $from.index(list) < $from.node(list).childCount - 1) return false;
  if ($from.node(list).childCount === 1) {
    tr.replaceWith($from.before(list), $from.after(list), line);
    tr.setSelection(TextSelection.near(tr.doc.resolve($from.before(list) + 1)));
    return true;
  }
  tr.delete($from.before(depth), $from.after(depth));
  const at = tr.mapping.map($from.after(list));
  tr.insert(at, line)
    .setSelection(TextSelection.near(tr.doc.resolve(at + 1)))
    .scrollIntoView();
  return true;
}

/** Enter at the end of a caption goes on below the figure. */
function leaveCaption(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const caption = ancestor($from, 'figcaption');
  const figure = ancestor($from, 'figure');
  if (!empty || caption === undefined || figure === undefined || $from.depth !== caption + 1) return false;
  if ($from.parentOffset < $from.parent.content.size) return false;
  return editor.commands.command(({ state, tr }) => {
    const line = state.schema.nodes.paragraph?.create();
    const at = $from.after(figure);
    if (!line) return false;
    tr.insert(at, line)
      .setSelection(TextSelection.near(tr.doc.resolve(at + 1)))
      .scrollIntoView();
    return true;
  });
}
