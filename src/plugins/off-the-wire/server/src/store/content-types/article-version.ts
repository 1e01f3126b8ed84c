import { versionKinds } from '../../wire/item';
import { standings } from '../../wire/story/version';
import { contentType, line } from './content-type';
import { choice, custom, facts } from './custom';

/** An editor's own change is a version too. */
export const recordedKinds = [...versionKinds, 'edit'] as const;

const outcomes = ['created', 'revised', 'duplicate', 'stale', 'killed', 'held', 'spiked', 'quarantined'] as const;

/** Every version of a story that was accepted. What it said is never changed; what may be done with it is, by editors. */
export const articleVersion = contentType({
  name: 'article-version',
  plural: 'article-versions',
  table: 'otw_article_versions',
  label: 'Article version',
  description: 'Every version of a story that was accepted, as it was',
  fields: {
    article: {
      attribute: custom('article-link', { required: true }),
      label: 'Article',
      help: 'The story that this is a version of.',
      readOnly: true,
    },
    headline: { attribute: line, label: 'Headline', help: 'As this version had it.', readOnly: true },
    versionKind: {
      attribute: choice(recordedKinds),
      label: 'Version is',
      column: 'Version',
      help: 'What it was to the story.',
      readOnly: true,
    },
    leadNumber: { attribute: { type: 'integer' }, label: 'Lead number', help: '2 for a "2nd lead".', readOnly: true },
    outcome: {
      attribute: choice(outcomes),
      label: 'What became of it',
      column: 'Outcome',
      help: 'When it arrived.',
      readOnly: true,
    },
    standing: {
      attribute: choice(standings),
      label: 'May be shown',
      help: 'Open: to readers, from the end of its embargo. Waiting and held: once an editor says so. Kept: never.',
      readOnly: true,
    },
    heldBecause: { attribute: line, label: 'Held because', help: 'Why it waited for an editor.', readOnly: true },
    rule: {
      attribute: line,
      label: 'By rule',
      help: 'The rule of its source that decided, if one did.',
      readOnly: true,
    },
    ticker: {
      attribute: { type: 'string' },
      label: 'On ticker',
      help: 'The code of the ticker for which a rule let its headline out.',
      readOnly: true,
    },
    pubStatus: {
      attribute: choice(['usable', 'withheld', 'canceled']),
      label: "Agency's word",
      help: 'Whether the agency let it be used.',
      readOnly: true,
    },
    version: { attribute: line, label: "Agency's version", help: "The agency's own number of it.", readOnly: true },
    versionCreated: {
      attribute: custom('moment'),
      label: 'Written',
      help: 'By the agency.',
      readOnly: true,
    },
    receivedAt: { attribute: custom('instant'), label: 'Received', help: 'When it came here.', readOnly: true },
    delivery: {
      attribute: custom('delivery-link'),
      label: 'Delivery',
      help: 'The bytes that brought it.',
      readOnly: true,
    },
    place: {
      attribute: { type: 'integer' },
      label: 'Place in the delivery',
      help: 'From 0, as it is read today.',
      readOnly: true,
    },
    readings: {
      attribute: facts('anything'),
      label: 'Read anew',
      help: 'When a later release read the same bytes otherwise: which, and what had been read before.',
      readOnly: true,
    },
    changedBy: { attribute: line, label: 'Changed by', help: 'The editor whose change this is.', readOnly: true },
    digest: { attribute: { type: 'string' }, label: 'Digest', help: 'By which a resend is known.', readOnly: true },
    was: {
      attribute: facts('anything'),
      label: 'Was before',
      help: "Of an editor's change: the fields as they were.",
      readOnly: true,
    },
    item: {
      attribute: facts('item'),
      label: 'The version',
      help: 'Everything that this version said, its embargo and rights among it.',
      readOnly: true,
    },
  },
  indexes: [
    { name: 'otw_article_versions_article_index', columns: ['article', 'id'] },
    { name: 'otw_article_versions_digest_index', columns: ['digest'] },
    { name: 'otw_article_versions_received_index', columns: ['received_at'] },
  ],
  list: ['headline', 'versionKind', 'outcome', 'receivedAt'],
  search: ['headline', 'changedBy', 'article'],
  filters: ['article', 'headline', 'versionKind', 'outcome', 'standing', 'pubStatus', 'changedBy', 'receivedAt'],
  mainField: 'headline',
  sort: ['receivedAt', 'DESC'],
  edit: [
    [
      [['headline', 12]],
      [['article', 12]],
      [
        ['versionKind', 4],
        ['leadNumber', 4],
        ['outcome', 4],
      ],
      [
        ['standing', 4],
        ['heldBecause', 8],
      ],
      [
        ['pubStatus', 4],
        ['rule', 4],
        ['ticker', 4],
      ],
      [
        ['receivedAt', 6],
        ['changedBy', 6],
      ],
      [
        ['versionCreated', 6],
        ['version', 6],
      ],
      [['delivery', 12]],
    ],
    [[['item', 12]], [['readings', 12]]],
  ],
});
