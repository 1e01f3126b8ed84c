import { contentType, line, pluginUid } from './content-type';
import { choice, custom, facts } from './custom';

export const deliveryStates = ['accepted', 'duplicate', 'quarantined', 'unfinished'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Bytes that arrived once, and what became of them. */
export const delivery = contentType({
  name: 'delivery',
  plural: 'deliveries',
  table: 'otw_deliveries',
  label: 'Delivery',
  description: 'Bytes that arrived once, and what became of them',
  fields: {
    receivedAt: { attribute: custom('instant'), label: 'Received', help: 'When it came here.', readOnly: true },
    source: {
      attribute: { type: 'relation', relation: 'manyToOne', target: pluginUid('source') },
      label: 'Source',
      help: 'The channel that it came by.',
      placeholder: ' ',
      mainField: 'name',
      readOnly: true,
    },
    state: {
      attribute: choice(deliveryStates),
      label: 'State',
      help: 'In quarantine: something of it could not be read. Its bytes are kept. Not finished: more of it is to be filed.',
      readOnly: true,
    },
    reason: {
      attribute: { type: 'text' },
      label: 'Reason',
      column: 'What became of it',
      help: 'Why it could not be read.',
      readOnly: true,
    },
    format: {
      attribute: { type: 'string' },
      label: 'Format',
      help: 'As what it was read, found by looking.',
      readOnly: true,
    },
    transport: {
      attribute: { type: 'string' },
      label: 'Came by',
      help: '"push" is HTTP, "import" is the command line, "archive" too: copy that is no news.',
      readOnly: true,
    },
    fileName: { attribute: line, label: 'File name', help: 'If the sender gave one.', readOnly: true },
    contentType: { attribute: line, label: 'Declared type', help: 'What the sender called it.', readOnly: true },
    size: {
      attribute: { type: 'integer' },
      label: 'Size in bytes',
      column: 'Size',
      help: 'As it arrived.',
      readOnly: true,
    },
    rawCopy: {
      attribute: line,
      label: 'Raw copy',
      help: 'Empty: its bytes are kept, and can be read anew.',
      readOnly: true,
    },
    digest: { attribute: { type: 'string' }, label: 'Digest', help: 'SHA-256 of the bytes.', readOnly: true },
    receipt: {
      attribute: facts('receipt'),
      label: 'Receipt',
      help: 'What became of each item in it. The sender was told the same.',
      readOnly: true,
    },
  },
  indexes: [
    { name: 'otw_deliveries_digest_index', columns: ['digest'] },
    { name: 'otw_deliveries_state_index', columns: ['state', 'received_at'] },
    { name: 'otw_deliveries_received_index', columns: ['received_at'] },
  ],
  list: ['receivedAt', 'source', 'state', 'reason', 'format'],
  search: ['fileName', 'reason', 'digest'],
  filters: ['state', 'source', 'format', 'transport', 'fileName', 'reason', 'digest', 'size', 'receivedAt'],
  mainField: 'receivedAt',
  sort: ['receivedAt', 'DESC'],
  edit: [
    [
      [
        ['receivedAt', 6],
        ['source', 6],
      ],
      [
        ['state', 4],
        ['format', 4],
        ['transport', 4],
      ],
      [['reason', 12]],
      [
        ['fileName', 6],
        ['contentType', 6],
      ],
    ],
    [[['receipt', 12]]],
    [
      [
        ['size', 4],
        ['digest', 8],
      ],
      [['rawCopy', 12]],
    ],
  ],
});
