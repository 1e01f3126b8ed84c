import { versionKinds } from '../../wire/item';
import { contentType, line } from './content-type';

/** An editor's own change is a version too. */
export const recordedKinds = [...versionKinds, 'edit'] as const;

/** Every version of a story that was accepted. Never changed. */
export const articleVersion = contentType({
  name: 'article-version',
  plural: 'article-versions',
  table: 'otw_article_versions',
  label: 'Article version',
  description: 'Every version of a story that was accepted, as it was',
  fields: {
    article: { attribute: { type: 'string', required: true }, label: 'Article', readOnly: true },
    headline: { attribute: line, label: 'Headline', readOnly: true },
    versionKind: {
      attribute: { type: 'enumeration', enum: [...recordedKinds] },
      label: 'Version is',
      readOnly: true,
    },
    leadNumber: { attribute: { type: 'integer' }, label: 'Lead number', readOnly: true },
    outcome: { attribute: { type: 'string' }, label: 'What became of it', readOnly: true },
    heldBecause: { attribute: line, label: 'Held because', readOnly: true },
    pubStatus: { attribute: { type: 'string' }, label: "Agency's word", readOnly: true },
    version: { attribute: line, label: "Agency's version", readOnly: true },
    versionCreated: { attribute: { type: 'string' }, label: 'Written (UTC)', readOnly: true },
    receivedAt: { attribute: { type: 'datetime' }, label: 'Received', readOnly: true },
    delivery: { attribute: { type: 'string' }, label: 'Delivery', readOnly: true },
    changedBy: { attribute: line, label: 'Changed by', readOnly: true },
    digest: { attribute: { type: 'string' }, label: 'Digest', readOnly: true },
    item: {
      attribute: { type: 'json' },
      label: 'The version',
      help: 'Everything that this version said, its embargo and rights among it.',
      readOnly: true,
    },
  },
  indexes: [
    { name: 'otw_article_versions_article_index', columns: ['article', 'id'] },
    { name: 'otw_article_versions_digest_index', columns: ['digest'] },
  ],
  list: ['headline', 'versionKind', 'leadNumber', 'outcome', 'receivedAt', 'changedBy'],
  mainField: 'headline',
  sort: ['receivedAt', 'DESC'],
  edit: [
    [['headline', 12]],
    [
      ['versionKind', 4],
      ['leadNumber', 4],
      ['outcome', 4],
    ],
    [
      ['heldBecause', 8],
      ['pubStatus', 4],
    ],
    [
      ['version', 6],
      ['versionCreated', 6],
    ],
    [
      ['receivedAt', 6],
      ['changedBy', 6],
    ],
    [
      ['article', 6],
      ['delivery', 6],
    ],
    [['item', 12]],
    [['digest', 12]],
  ],
});
