import { contentType, line, pluginUid } from './content-type';
import { custom } from './custom';

/** A channel that copy arrives by. Not the agency: a portal may carry several, and an agency may come by several. */
export const source = contentType({
  name: 'source',
  plural: 'sources',
  table: 'otw_sources',
  label: 'Source',
  description: 'A channel that copy arrives by',
  fields: {
    name: { attribute: { ...line, required: true }, label: 'Name', help: 'As readers see it.' },
    code: {
      attribute: { type: 'string', required: true, unique: true, regex: '^[a-z0-9][a-z0-9-]*$' },
      label: 'Code',
      help: 'Small letters, digits and hyphens. Deliveries and feeds name the source by it.',
    },
    provider: {
      attribute: line,
      label: 'Agency',
      help: 'Whose copy it carries, unless the copy says otherwise.',
    },
    attribution: { attribute: line, label: 'Attribution line', help: 'As "Reporting by Harbour News Agency".' },
    language: {
      attribute: custom('language'),
      label: 'Language',
      help: 'Of its copy, unless the copy says otherwise.',
    },
    timeZone: {
      attribute: custom('time-zone'),
      label: 'Time zone',
      help: 'For times that the copy gives without a zone.',
    },
    format: {
      attribute: { type: 'string' },
      label: 'Format',
      help: 'Empty: found by looking at the copy.',
    },
    autoPublish: {
      attribute: custom('yes-no', { default: false }),
      label: 'Publish without an editor',
      column: 'Publishes',
      help: 'Usable copy that no rule decides goes out as it arrives. Embargoed, withheld and killed copy never does.',
    },
    rules: {
      attribute: custom('rules'),
      label: 'Rules',
      help: 'The first rule that matches decides; copy that none matches goes by "Publish without an editor".',
    },
    trusted: {
      attribute: custom('yes-no', { default: false }),
      label: 'Trust its sluglines',
      column: 'Trusted',
      help: 'A new lead under the same slugline updates the story without being held for an editor.',
    },
    silent: {
      attribute: custom('yes-no', { default: false }),
      label: 'Run silently',
      column: 'Silent',
      help: 'Its copy is read, filed and kept; nothing goes out and no alert rings. Once this is off, what came before stays in until an editor publishes it.',
    },
    watchNumbers: {
      attribute: custom('yes-no', { default: true }),
      label: 'Miss no number',
      help: 'An alert where numbers of a service are missing, if the numbering of its agency is known. No: where only a part of a service is subscribed to.',
    },
    defaultBreadcrumb: {
      attribute: { type: 'relation', relation: 'manyToOne', target: pluginUid('breadcrumb') },
      label: 'Default section',
      help: 'For copy that no section collects.',
      placeholder: 'Pick a section',
      mainField: 'label',
    },
    retentionDays: {
      attribute: { type: 'integer', min: 1 },
      label: 'Keep raw copy for (days)',
      help: 'Empty: for good.',
    },
    retentionMegabytes: {
      attribute: { type: 'integer', min: 1 },
      label: 'Keep raw copy up to (MB)',
      help: 'The newest, counted as it arrived. Empty: all of it.',
    },
    articleDays: {
      attribute: { type: 'integer', min: 1 },
      label: 'Keep articles for (days)',
      help: 'After its newest version a story is erased with all its copy: for a licence that ends. Empty: for good.',
    },
  },
  indexes: [{ name: 'otw_sources_code_unique', columns: ['code'], type: 'unique' }],
  list: ['name', 'code', 'provider', 'language', 'autoPublish', 'trusted', 'silent'],
  search: ['name', 'code', 'provider'],
  filters: ['name', 'code', 'provider', 'language', 'autoPublish', 'trusted', 'silent', 'defaultBreadcrumb'],
  mainField: 'name',
  sort: ['name', 'ASC'],
  edit: [
    [
      [
        ['name', 6],
        ['code', 6],
      ],
      [
        ['provider', 6],
        ['attribution', 6],
      ],
      [
        ['language', 6],
        ['timeZone', 6],
      ],
    ],
    [
      [
        ['autoPublish', 6],
        ['trusted', 6],
      ],
      [
        ['silent', 6],
        ['watchNumbers', 6],
      ],
      [['defaultBreadcrumb', 6]],
      [['rules', 12]],
      [
        ['retentionDays', 4],
        ['retentionMegabytes', 4],
        ['articleDays', 4],
      ],
    ],
  ],
});
