import { contentType, line, pluginUid } from './content-type';

export const deliveryStates = ['accepted', 'duplicate', 'quarantined'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Bytes that arrived once, and what became of them. */
export const delivery = contentType({
  name: 'delivery',
  plural: 'deliveries',
  table: 'otw_deliveries',
  label: 'Delivery',
  description: 'Bytes that arrived once, and what became of them',
  fields: {
    receivedAt: { attribute: { type: 'datetime' }, label: 'Received', readOnly: true },
    source: {
      attribute: { type: 'relation', relation: 'manyToOne', target: pluginUid('source') },
      label: 'Source',
      readOnly: true,
    },
    state: { attribute: { type: 'enumeration', enum: [...deliveryStates] }, label: 'State', readOnly: true },
    reason: { attribute: { type: 'text' }, label: 'Reason', help: 'Why it could not be read.', readOnly: true },
    format: { attribute: { type: 'string' }, label: 'Format', readOnly: true },
    transport: { attribute: { type: 'string' }, label: 'Came by', readOnly: true },
    fileName: { attribute: line, label: 'File name', readOnly: true },
    contentType: { attribute: line, label: 'Declared type', readOnly: true },
    size: { attribute: { type: 'integer' }, label: 'Size (bytes)', readOnly: true },
    digest: { attribute: { type: 'string' }, label: 'Digest', help: 'SHA-256 of the bytes.', readOnly: true },
    receipt: { attribute: { type: 'json' }, label: 'Receipt', readOnly: true },
  },
  indexes: [
    { name: 'otw_deliveries_digest_index', columns: ['digest'] },
    { name: 'otw_deliveries_state_index', columns: ['state', 'received_at'] },
  ],
  list: ['receivedAt', 'state', 'format', 'fileName', 'size', 'reason'],
  mainField: 'fileName',
  sort: ['receivedAt', 'DESC'],
  edit: [
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
    [
      ['size', 6],
      ['digest', 6],
    ],
    [['receipt', 12]],
  ],
});
