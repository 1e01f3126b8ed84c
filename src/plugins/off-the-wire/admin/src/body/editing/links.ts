import { type Editor, Extension, getMarkRange } from '@tiptap/core';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { addressOf } from '../schema/attributes';

/** Ctrl+K, and a mark on the text that is being linked while its address is typed elsewhere. */
export const links = (openLinkBar: () => void) =>
  Extension.create({
    name: 'bodyLinks',
    addKeyboardShortcuts: () => ({
      'Mod-k': () => {
        openLinkBar();
        return true;
      },
    }),
    addProseMirrorPlugins: () => [shownRange()],
  });

const rangeKey = new PluginKey<DecorationSet>('bodyLinkRange');

function shownRange() {
  return new Plugin<DecorationSet>({
    key: rangeKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, old) => {
        const shown: unknown = tr.getMeta(rangeKey);
        if (shown === undefined) return old.map(tr.mapping, tr.doc);
        const { from, to } = tr.selection;
        return shown
          ? DecorationSet.create(tr.doc, [Decoration.inline(from, to, { class: 'body-linked' })])
          : DecorationSet.empty;
      },
    },
    props: { decorations: (state) => rangeKey.getState(state) },
  });
}

export interface LinkAtCursor {
  readonly href: string;
  /** There is a link already: it can be changed or removed. */
  readonly isLink: boolean;
  /** There is text to link; if not, its text is typed with the address. */
  readonly hasText: boolean;
}

/** Selects the whole link that the cursor is in, shows what will be linked, and says what is there. */
export function startLink(editor: Editor): LinkAtCursor {
  const { state } = editor;
  const type = state.schema.marks.link;
  const range = type && getMarkRange(state.selection.$from, type);
  const inLink = range && range.from <= state.selection.from && range.to >= state.selection.to ? range : undefined;
  const tr = state.tr.setMeta(rangeKey, true).setMeta('addToHistory', false);
  if (inLink) tr.setSelection(TextSelection.create(tr.doc, inLink.from, inLink.to));
  editor.view.dispatch(tr);
  const href: unknown = editor.getAttributes('link').href;
  return {
    href: typeof href === 'string' ? href : '',
    isLink: editor.isActive('link'),
    hasText: !editor.state.selection.empty,
  };
}

export function endLink(editor: Editor): void {
  editor.view.dispatch(editor.state.tr.setMeta(rangeKey, false).setMeta('addToHistory', false));
  editor.view.focus();
}

/** Links the selection, or writes `text` as a link. A link that is changed keeps its `rel`. */
export function setLink(editor: Editor, href: string, text: string): void {
  const { empty } = editor.state.selection;
  if (empty) {
    editor.commands.insertContent({ type: 'text', text: text || href, marks: [{ type: 'link', attrs: { href } }] });
  } else {
    const rel: unknown = editor.getAttributes('link').rel ?? null;
    editor.chain().setMark('link', { href, rel }).setTextSelection(editor.state.selection.to).run();
  }
}

export const removeLink = (editor: Editor) => editor.commands.unsetMark('link');

/** An address as people type it: `www.` is taken for https, a mail address for mailto. `undefined` if it is none. */
export function typedAddress(typed: string): string | undefined {
  const text = typed.trim().replace(/ /g, '%20');
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return addressOf(`mailto:${text}`);
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text);
  return addressOf(hasScheme || !/^[^/\s]+\.[^/\s]+/.test(text) ? text : `https://${text}`);
}
