import { Node } from '@tiptap/core';
import { hidden, ownDirection } from './attributes';
import { marksInListing } from './marks';

/** The blocks of a body, tables and figures aside. The paragraph is first: it is what an empty place is filled with. */
export const blocks = () => [doc, text, paragraph, heading, ...lists, ...definitions, blockquote, listing, hardBreak];

export const headingLevels = [2, 3, 4, 5, 6] as const;

const doc = Node.create({ name: 'doc', topNode: true, content: 'block+' });
const text = Node.create({ name: 'text', group: 'inline' });

/** `wrapped`: it stands in a p of its own where a bare line would do, as in `<li><p>One</p></li>`. */
const paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  addAttributes: () => ({ wrapped: hidden(false) }),
  parseHTML: () => [{ tag: 'p' }],
  renderHTML: () => ['p', ownDirection, 0],
});

const heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ level: hidden(2) }),
  parseHTML: () => headingLevels.map((level) => ({ tag: `h${level}`, attrs: { level } })),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, ownDirection, 0],
});

const lists = [
  container('bulletList', 'ul', 'listItem+', 'block list'),
  Node.create({
    name: 'orderedList',
    group: 'block list',
    content: 'listItem+',
    addAttributes: () => ({ start: { default: null } }),
    parseHTML: () => [{ tag: 'ol' }],
    renderHTML: ({ HTMLAttributes }) => ['ol', HTMLAttributes, 0],
  }),
  Node.create({
    name: 'listItem',
    content: 'block+',
    defining: true,
    parseHTML: () => [{ tag: 'li' }],
    renderHTML: () => ['li', ownDirection, 0],
    addKeyboardShortcuts() {
      return {
        Enter: () => this.editor.commands.splitListItem(this.name),
        'Mod-]': () => this.editor.commands.sinkListItem(this.name),
        'Mod-[': () => this.editor.commands.liftListItem(this.name),
      };
    },
  }),
];

const definitions = [
  container('definitionList', 'dl', '(term | definition)+', 'block'),
  container('term', 'dt', 'block+'),
  container('definition', 'dd', 'block+'),
];

const blockquote = container('blockquote', 'blockquote', 'block+', 'block');

const listing = Node.create({
  name: 'listing',
  group: 'block',
  content: 'text*',
  marks: marksInListing,
  code: true,
  defining: true,
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: () => ['pre', ownDirection, 0],
});

const hardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: 'br' }],
  renderHTML: () => ['br'],
  renderText: () => '\n',
  addKeyboardShortcuts() {
    return {
      'Shift-Enter': () =>
        this.editor.commands.first(({ commands }) => [
          () => commands.exitCode(),
          () => commands.insertContent({ type: this.name }),
        ]),
    };
  },
});

/** An element that holds blocks and has no attributes. */
function container(name: string, tag: string, content: string, group?: string) {
  return Node.create({
    name,
    ...(group === undefined ? {} : { group }),
    content,
    defining: true,
    parseHTML: () => [{ tag }],
    renderHTML: () => [tag, content === 'block+' ? ownDirection : {}, 0],
  });
}
