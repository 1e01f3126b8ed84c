import { contentType, line, pluginUid } from './content-type';
import { custom } from './custom';

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
      placeholder: 'Pick a section',
      mainField: 'label',
    },
    order: {
      attribute: { type: 'integer', default: 0 },
      label: 'Order',
      help: 'Among the sections beside it: lower stands first.',
    },
    path: {
      attribute: { type: 'string' },
      label: 'Path',
      help: 'Made from the sections above it, as "world/asia".',
      readOnly: true,
    },
    collects: {
      attribute: custom('collects'),
      label: 'Collects',
      help: 'Copy that names one of these is filed here by itself, when it arrives.',
    },
  },
  indexes: [{ name: 'otw_breadcrumbs_path_index', columns: ['path'] }],
  list: ['label', 'path', 'parent', 'order'],
  search: ['label', 'slug', 'path'],
  filters: ['label', 'path', 'parent'],
  mainField: 'label',
  sort: ['path', 'ASC'],
  edit: [
    [
      [
        ['label', 6],
        ['parent', 6],
      ],
      [
        ['slug', 6],
        ['order', 6],
      ],
      [['path', 12]],
    ],
    [[['collects', 12]]],
  ],
});
