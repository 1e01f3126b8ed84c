import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';

/**
 * Puts another document into the editor: only what differs is replaced, so the cursor stays where it was in the rest.
 * Nothing can be undone across it: it may be another article.
 */
export function takeOver(editor: Editor, document: Node): void {
  const { state, view, schema } = editor;
  const next = schema.nodeFromJSON(document.toJSON());
  const from = state.doc.content.findDiffStart(next.content);
  const ends = state.doc.content.findDiffEnd(next.content);
  if (from === null || ends === null) return;
  // Repeated text lets the two searches overlap; the shorter document's end must not lie before the start.
  const overlap = Math.max(from - Math.min(ends.a, ends.b), 0);
  const tr = state.tr.replace(from, ends.a + overlap, next.slice(from, ends.b + overlap));
  if (!tr.doc.eq(next)) tr.replaceWith(0, tr.doc.content.size, next.content);
  view.updateState(EditorState.create({ doc: tr.doc, selection: tr.selection, plugins: state.plugins }));
  view.dispatch(view.state.tr.setMeta('addToHistory', false).setMeta('preventUpdate', true));
}
