import type { Editor } from '@tiptap/core';
import { redoDepth, undoDepth } from '@tiptap/pm/history';
import { isInTable } from '@tiptap/pm/tables';
import type { BlockStyle } from '../editing/commands';
import { headingLevels } from '../schema/blocks';

/** What the toolbar shows of the text at the cursor. */
export function stateOf(editor: Editor) {
  const is = (name: string) => editor.isActive(name);
  return {
    bold: is('bold'),
    italic: is('italic'),
    link: is('link'),
    ...listState(is),
    blockquote: is('blockquote'),
    listing: is('listing'),
    table: isInTable(editor.state),
    style: styleOf(editor),
    canUndo: undoDepth(editor.state) > 0,
    canRedo: redoDepth(editor.state) > 0,
  };
}

const listState = (is: (name: string) => boolean) => ({ bulletList: is('bulletList'), orderedList: is('orderedList') });

/** `undefined` where several are selected, or none of them. */
function styleOf(editor: Editor): BlockStyle | undefined {
  if (editor.isActive('listing')) return 'listing';
  const level = headingLevels.find((each) => editor.isActive('heading', { level: each }));
  if (level !== undefined) return `heading${level}`;
  return editor.isActive('paragraph') ? 'paragraph' : undefined;
}
