import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { NodeView } from '@tiptap/pm/view';

/**
 * Pictures as they are, or as a box with their description: the admin's security policy lets few addresses through, and
 * agencies take pictures down. `undescribed` is what the box says of a picture without an alternative text.
 */
export const pictures = (undescribed: string) =>
  Extension.create({
    name: 'bodyPictures',
    addProseMirrorPlugins: () => {
      const view = (node: DocumentNode) => pictureView(node, undescribed);
      return [new Plugin({ props: { nodeViews: { picture: view, image: view } } })];
    },
  });

function pictureView(node: DocumentNode, undescribed: string): NodeView {
  const holder = document.createElement(node.type.name === 'picture' ? 'div' : 'span');
  holder.className = 'body-picture';
  const image = document.createElement('img');
  const { src, alt, width, height } = node.attrs;
  image.alt = String(alt ?? '');
  image.referrerPolicy = 'no-referrer';
  image.draggable = false;
  if (width !== null) image.setAttribute('width', String(width));
  if (height !== null) image.setAttribute('height', String(height));
  image.addEventListener('error', () => holder.replaceChildren(box(String(src), image.alt || undescribed)), {
    once: true,
  });
  image.src = String(src);
  holder.append(image);
  return { dom: holder, ignoreMutation: () => true };
}

function box(src: string, description: string): HTMLElement {
  const shown = document.createElement('span');
  shown.className = 'body-picture-box';
  shown.setAttribute('role', 'img');
  shown.setAttribute('aria-label', description);
  shown.title = src;
  const where = document.createElement('small');
  where.textContent = URL.canParse(src) ? new URL(src).host : src;
  shown.append(description, where);
  return shown;
}
