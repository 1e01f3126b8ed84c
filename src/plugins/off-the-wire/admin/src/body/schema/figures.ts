import { Node } from '@tiptap/core';
import { onlyWith, ownDirection, textAttribute } from './attributes';

/** Figures, and pictures: in a line of text as `image`, bare in a figure as `picture`, there maybe with a link. */
export const figures = () => [figure, figcaption, picture, image];

const figure = Node.create({
  name: 'figure',
  group: 'block',
  content: '(block | picture | figcaption)+',
  defining: true,
  parseHTML: () => [{ tag: 'figure' }],
  renderHTML: () => ['figure', 0],
});

const figcaption = Node.create({
  name: 'figcaption',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'figcaption' }],
  renderHTML: () => ['figcaption', ownDirection, 0],
});

const sourceAndSize = () => ({
  src: textAttribute('src'),
  alt: textAttribute('alt'),
  width: textAttribute('width'),
  height: textAttribute('height'),
});

const picture = Node.create({
  name: 'picture',
  atom: true,
  draggable: true,
  addAttributes: () => ({ ...sourceAndSize(), href: textAttribute('data-href'), rel: textAttribute('data-rel') }),
  parseHTML: () => [{ tag: 'img[data-picture][src]', getAttrs: onlyWith('src') }],
  renderHTML: ({ node: { attrs }, HTMLAttributes: { href, rel, ...attributes } }) => [
    'img',
    { ...attributes, 'data-picture': '', 'data-href': attrs.href, 'data-rel': attrs.rel },
  ],
});

const image = Node.create({
  name: 'image',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,
  addAttributes: sourceAndSize,
  parseHTML: () => [{ tag: 'img[src]', getAttrs: onlyWith('src') }],
  renderHTML: ({ HTMLAttributes }) => ['img', HTMLAttributes],
});
