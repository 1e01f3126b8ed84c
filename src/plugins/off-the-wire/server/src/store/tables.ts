/** Plain tables: no content types, no documents. Strapi's schema sync makes them and their indexes at boot. */

// Each attribute is an object of its own: Strapi writes the column's name into it.
const id = () => ({ type: 'increments' });
const text = () => ({ type: 'string', column: { type: 'text', args: [] } });
const bigint = () => ({ type: 'biginteger' });
const json = () => ({ type: 'json' });

export const changesTable = 'otw_changes';
export const countersTable = 'otw_counters';
export const facetsTable = 'otw_facets';
export const storyKeysTable = 'otw_story_keys';
export const rawCopiesTable = 'otw_raw_copies';
export const receiptPartsTable = 'otw_receipt_parts';
export const erasedTable = 'otw_erased';
export const holdsTable = 'otw_holds';
export const dueTable = 'otw_due';
export const actsTable = 'otw_acts';
export const serialsTable = 'otw_serials';
export const secretsTable = 'otw_secrets';
export const leasesTable = 'otw_leases';

/** The tables, new for each Strapi. */
export const tables = () => [
  {
    uid: 'plugin::off-the-wire.change',
    singularName: 'otw-change',
    tableName: changesTable,
    attributes: {
      id: id(),
      /** Ascending, without gaps for its readers. */
      n: bigint(),
      /** Epoch milliseconds. */
      at: bigint(),
      kind: text(),
      about: text(),
      subject: text(),
      before: json(),
      after: json(),
      detail: json(),
    },
    indexes: [
      { name: 'otw_changes_n_unique', type: 'unique', columns: ['n'] },
      { name: 'otw_changes_kind_index', columns: ['kind', 'n'] },
    ],
  },
  {
    uid: 'plugin::off-the-wire.counter',
    singularName: 'otw-counter',
    tableName: countersTable,
    attributes: { id: id(), name: text(), value: bigint() },
    indexes: [{ name: 'otw_counters_name_unique', type: 'unique', columns: ['name'] }],
  },
  {
    uid: 'plugin::off-the-wire.facet',
    singularName: 'otw-facet',
    tableName: facetsTable,
    /** `at` is `lastPublished`, `updated` when readers last saw the article change: both in epoch milliseconds. */
    attributes: { id: id(), facet: text(), at: bigint(), updated: bigint(), documentId: text() },
    indexes: [
      { name: 'otw_facets_range_unique', type: 'unique', columns: ['facet', 'at', 'document_id'] },
      { name: 'otw_facets_updated_index', columns: ['facet', 'updated', 'document_id'] },
      { name: 'otw_facets_document_index', columns: ['document_id', 'facet'] },
    ],
  },
  {
    uid: 'plugin::off-the-wire.story-key',
    singularName: 'otw-story-key',
    tableName: storyKeysTable,
    attributes: { id: id(), storyKey: text(), documentId: text() },
    indexes: [
      { name: 'otw_story_keys_key_unique', type: 'unique', columns: ['story_key'] },
      { name: 'otw_story_keys_document_index', columns: ['document_id'] },
    ],
  },
  {
    uid: 'plugin::off-the-wire.due',
    singularName: 'otw-due',
    tableName: dueTable,
    /** When a story is to be told again: an embargo ends, copy expires. Epoch milliseconds. */
    attributes: { id: id(), documentId: text(), at: bigint() },
    indexes: [
      { name: 'otw_due_document_unique', type: 'unique', columns: ['document_id'] },
      { name: 'otw_due_at_index', columns: ['at'] },
    ],
  },
  {
    uid: 'plugin::off-the-wire.act',
    singularName: 'otw-act',
    tableName: actsTable,
    /** What an editor decided of a story: the verb, the version's documentId where it was about one. Epoch milliseconds. */
    attributes: { id: id(), article: text(), verb: text(), version: text(), by: text(), at: bigint() },
    indexes: [{ name: 'otw_acts_article_index', columns: ['article', 'id'] }],
  },
  {
    uid: 'plugin::off-the-wire.serial',
    singularName: 'otw-serial',
    tableName: serialsTable,
    /** The numbers of a service that came by a source on a day, as runs. `at`: epoch milliseconds. */
    attributes: { id: id(), source: text(), service: text(), day: text(), runs: json(), at: bigint() },
    indexes: [{ name: 'otw_serials_service_unique', type: 'unique', columns: ['source', 'service', 'day'] }],
  },
  {
    uid: 'plugin::off-the-wire.secret',
    singularName: 'otw-secret',
    tableName: secretsTable,
    /** Sealed by Strapi's encryption service; no API serves this table. The former one counts until then, epoch milliseconds. */
    attributes: { id: id(), owner: text(), sealed: text(), former: text(), formerUntil: bigint() },
    indexes: [{ name: 'otw_secrets_owner_unique', type: 'unique', columns: ['owner'] }],
  },
  {
    uid: 'plugin::off-the-wire.lease',
    singularName: 'otw-lease',
    tableName: leasesTable,
    /** Which process of several does a thing, and until when it is the only one: epoch milliseconds. */
    attributes: { id: id(), name: text(), holder: text(), until: bigint() },
    indexes: [{ name: 'otw_leases_name_unique', type: 'unique', columns: ['name'] }],
  },
  {
    uid: 'plugin::off-the-wire.receipt-part',
    singularName: 'otw-receipt-part',
    tableName: receiptPartsTable,
    /** Of a delivery of many items: what became of those filed so far, from the item `first` on. Gone when it is finished. */
    attributes: { id: id(), delivery: text(), first: { type: 'integer' }, items: json() },
    indexes: [{ name: 'otw_receipt_parts_first_unique', type: 'unique', columns: ['delivery', 'first'] }],
  },
  {
    uid: 'plugin::off-the-wire.erased',
    singularName: 'otw-erased',
    tableName: erasedTable,
    attributes: {
      id: id(),
      /** Of a version or of a key of a story that may not be kept: all that is. */
      digest: text(),
      because: text(),
      at: bigint(),
      /** The story's documentId, until the log has no word of it. */
      story: text(),
    },
    indexes: [
      { name: 'otw_erased_digest_unique', type: 'unique', columns: ['digest'] },
      { name: 'otw_erased_story_index', columns: ['story'] },
    ],
  },
  {
    uid: 'plugin::off-the-wire.hold',
    singularName: 'otw-hold',
    tableName: holdsTable,
    /** Legal holds, by documentId: while one stands, nothing of the story or the source is deleted. Epoch milliseconds. */
    attributes: { id: id(), subject: text(), about: text(), because: text(), by: text(), at: bigint() },
    indexes: [{ name: 'otw_holds_subject_unique', type: 'unique', columns: ['subject'] }],
  },
  {
    uid: 'plugin::off-the-wire.raw-copy',
    singularName: 'otw-raw-copy',
    tableName: rawCopiesTable,
    attributes: {
      id: id(),
      /** SHA-256 of the bytes: the same bytes are kept once, however many deliveries brought them. */
      digest: text(),
      /** The delivery's documentId, of copies that were kept by it; newer ones are known by their digest alone. */
      delivery: text(),
      /** The bytes, compressed with gzip, in base64. No field of the delivery: no screen and no list reads it with them. */
      gzip: text(),
    },
    indexes: [
      { name: 'otw_raw_copies_digest_unique', type: 'unique', columns: ['digest'] },
      { name: 'otw_raw_copies_delivery_unique', type: 'unique', columns: ['delivery'] },
    ],
  },
];
