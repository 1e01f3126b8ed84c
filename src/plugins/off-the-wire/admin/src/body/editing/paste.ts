import { Extension } from '@tiptap/core';
import { DOMSerializer, type Schema } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { blocks } from '../../../../server/src/wire/html/blocks';
import { documentOf } from '../read';
import { treeOfHtml } from './tree-of-html';

/** What is pasted or dropped comes in as the server would clean it: an editor sees at once what readers will get. */
export const paste = Extension.create({
  name: 'bodyPaste',
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    return [new Plugin({ props: { transformPastedHTML: (html) => pastedHtml(html, schema) } })];
  },
});

/** Copy of the editor's own carries where it was cut; it is held to the schema all the same. */
function pastedHtml(html: string, schema: Schema): string {
  if (/\sdata-pm-slice=/.test(html)) return html;
  const document = schema.nodeFromJSON(documentOf(blocks(treeOfHtml(html))));
  const holder = window.document.createElement('template');
  DOMSerializer.fromSchema(schema).serializeFragment(
    document.content,
    { document: holder.content.ownerDocument },
    holder.content,
  );
  return holder.innerHTML;
}
