import type { Editor } from '@tiptap/core';
import { Fragment, type Node } from '@tiptap/pm/model';
import { AllSelection, type EditorState, TextSelection } from '@tiptap/pm/state';

export type ListName = 'bulletList' | 'orderedList';

/**
 * Makes a list of what is selected, or takes the list away. Over several blocks, lists among them, all become one list;
 * Tiptap's own command would put a list that is there into an item of the new one.
 */
export function toggleList(editor: Editor, list: ListName): void {
  const blocks = selectedBlocks(editor.state);
  if (blocks === undefined || (blocks.nodes.length === 1 && !blocks.nodes.some(isList))) {
    editor.commands.toggleList(list, 'listItem');
    return;
  }
  const { from, to, nodes } = blocks;
  const isOn = nodes.every((node) => node.type.name === list);
  editor.commands.command(({ tr, state }) => {
    const next = isOn ? nodes.flatMap(itemContents) : [oneList(state, list, nodes)];
    tr.replaceWith(from, to, next);
    const end = from + Fragment.from(next).size;
    tr.setSelection(TextSelection.between(tr.doc.resolve(from), tr.doc.resolve(end), 1)).scrollIntoView();
    return true;
  });
}

/** The whole blocks of a selection that is not within one list; the empty line at the end of the text is none. */
function selectedBlocks(state: EditorState) {
  const { selection, doc } = state;
  const isAll = selection instanceof AllSelection;
  const all = isAll ? TextSelection.between(doc.resolve(0), doc.resolve(doc.content.size)) : selection;
  const range = all.$from.blockRange(all.$to);
  if (!range || isList(range.parent) || range.parent.type.name === 'listItem') return undefined;
  const nodes = range.parent.content.content.slice(range.startIndex, range.endIndex);
  const last = nodes[nodes.length - 1];
  const isBlankEnd = nodes.length > 1 && last?.isTextblock && last.content.size === 0;
  return isBlankEnd
    ? { from: range.start, to: range.end - 2, nodes: nodes.slice(0, -1) }
    : { from: range.start, to: range.end, nodes };
}

const isList = (node: Node) => node.type.name === 'bulletList' || node.type.name === 'orderedList';

const itemContents = (list: Node) => list.content.content.flatMap((item) => item.content.content);

function oneList({ schema }: EditorState, list: ListName, nodes: readonly Node[]): Node {
  const { listItem } = schema.nodes;
  const items = nodes.flatMap((node) => (isList(node) ? node.content.content : (listItem?.create(null, node) ?? [])));
  return schema.node(list, null, items);
}
