import { contentType, line, pluginUid } from './content-type';

/** A place in the section tree. The root ("Home") is a root, not a section: nothing is filed under it alone. */
export const breadcrumb = contentType({
  name: 'breadcrumb',
  plural: 'breadcrumbs',
  table: 'otw_breadcrumbs',
  label: 'Section',
  description: 'A place in the section tree; the path to it is what readers see as "You are here"',
  fields: {
    label: { attribute: { ...line, required: true }, label: 'Label', help: 'As readers see it.' },
    slug: {
      attribute: { type: 'string', regex: '^[a-z0-9][a-z0-9-]*$' },
      label: 'Web address',
      help: 'Its part of the path, as "asia". Empty: made from the label.',
    },
    parent: {
      attribute: { type: 'relation', relation: 'manyToOne', target: pluginUid('breadcrumb') },
      label: 'Under',
      help: 'The section above it. Only the root has none.',
    },
    order: { attribute: { type: 'integer', default: 0 }, label: 'Order', help: 'Lower stands first.' },
    path: {
      attribute: { type: 'string' },
      label: 'Path',
      help: 'Made from the sections above it, as "world/asia".',
      readOnly: true,
    },
    collects: {
      attribute: { type: 'json' },
      label: 'Collects',
      help: 'Copy that is filed here by itself: {"subjects": ["medtop:04000000"], "keywords": ["oil"], "sources": ["harbour"]}.',
    },
  },
  indexes: [{ name: 'otw_breadcrumbs_path_index', columns: ['path'] }],
  list: ['label', 'path', 'order'],
  mainField: 'label',
  sort: ['path', 'ASC'],
  edit: [
    [
      ['label', 6],
      ['parent', 6],
    ],
    [
      ['slug', 4],
      ['order', 4],
      ['path', 4],
    ],
    [['collects', 12]],
  ],
});
