import { Mark } from '@tiptap/core';
import { type Dom, onlyWith, textAttribute } from './attributes';

/**
 * The inline elements of a body. The first is outermost where two cover the same text, so a quotation is not broken in
 * two by bold text in it.
 */
export const marks = () => [link, abbr, ...spans.map(span)];

/** Each with the tags that it may be written as; what the toolbar makes is written as the first. */
const spans = [
  { name: 'quote', tags: ['q'] },
  { name: 'cite', tags: ['cite'] },
  { name: 'small', tags: ['small'] },
  { name: 'code', tags: ['code'] },
  { name: 'bold', tags: ['strong', 'b'], key: 'Mod-b' },
  { name: 'italic', tags: ['em', 'i'], key: 'Mod-i' },
  { name: 'underline', tags: ['u'], key: 'Mod-u' },
  { name: 'strike', tags: ['s'] },
  { name: 'subscript', tags: ['sub'] },
  { name: 'superscript', tags: ['sup'] },
] as const;

/** The mark that a tag is, without `a`. */
export const markOfTag: ReadonlyMap<string, string> = new Map([
  ['abbr', 'abbr'],
  ...spans.flatMap(({ name, tags }) => tags.map((tag) => [tag, name] as const)),
]);

/** What a listing may hold: no links there, as the server keeps none. */
export const marksInListing = ['abbr', ...spans.map(({ name }) => name)].join(' ');

/** Tells a mark from the same mark around it; quotations are counted, for two that touch are two. */
const depth = {
  default: 0,
  parseHTML: (element: Dom) => Number(element.getAttribute('data-depth') ?? 0),
  renderHTML: (attributes: Record<string, unknown>) => (attributes.depth ? { 'data-depth': attributes.depth } : {}),
};

function span({ name, tags, ...rest }: (typeof spans)[number]) {
  return Mark.create({
    name,
    excludes: '',
    code: name === 'code',
    addAttributes: () => ({ tag: { default: tags[0], rendered: false }, depth }),
    parseHTML: () => tags.map((tag) => ({ tag, attrs: { tag } })),
    renderHTML: ({ mark, HTMLAttributes }) => [String(mark.attrs.tag), HTMLAttributes, 0],
    addKeyboardShortcuts() {
      return 'key' in rest ? { [rest.key]: () => this.editor.commands.toggleMark(name) } : {};
    },
  });
}

const abbr = Mark.create({
  name: 'abbr',
  excludes: '',
  inclusive: false,
  addAttributes: () => ({ tag: { default: 'abbr', rendered: false }, depth, title: textAttribute('title') }),
  parseHTML: () => [{ tag: 'abbr' }],
  renderHTML: ({ HTMLAttributes }) => ['abbr', HTMLAttributes, 0],
});

/** `rel` is what the copy said; the editor sets none. */
const link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: textAttribute('href'), rel: textAttribute('rel') }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: onlyWith('href') }],
  renderHTML: ({ HTMLAttributes }) => ['a', HTMLAttributes, 0],
});
