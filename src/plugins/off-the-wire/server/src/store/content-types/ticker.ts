import { versionKinds } from '../../wire/item';
import { contentType, line, pluginUid } from './content-type';
import { choice, custom } from './custom';

/** A named ticker: its filter, its length, and the rows that were set by hand or read off a page. */
export const ticker = contentType({
  name: 'ticker',
  plural: 'tickers',
  table: 'otw_tickers',
  label: 'Ticker',
  description: 'A named line of short headlines',
  fields: {
    label: { attribute: { ...line, required: true }, label: 'Label', help: 'As readers see it: "Off the wire".' },
    code: {
      attribute: { type: 'string', required: true, unique: true, regex: '^[a-z0-9][a-z0-9-]*$' },
      label: 'Code',
      help: 'Small letters, digits and hyphens; sites ask for the ticker by it.',
    },
    length: {
      attribute: { type: 'integer', default: 0, min: 0, max: 100 },
      label: 'Latest headlines',
      help: 'How many of the latest headlines follow the entries. 0: only the entries.',
    },
    filter: {
      attribute: custom('ticker-filter'),
      label: 'Which headlines',
      help: 'Only latest headlines that match all of these follow. Entries are not filtered.',
    },
    asOf: {
      attribute: custom('moment'),
      label: 'Read off a page of',
      help: 'The date of the page that its rows were read off. An older page does not replace them.',
      readOnly: true,
    },
  },
  indexes: [{ name: 'otw_tickers_code_unique', columns: ['code'], type: 'unique' }],
  list: ['label', 'code', 'length', 'asOf'],
  search: ['label', 'code'],
  filters: ['label', 'code', 'length'],
  mainField: 'label',
  sort: ['label', 'ASC'],
  edit: [
    [
      [
        ['label', 6],
        ['code', 6],
      ],
      [['length', 6]],
      [['filter', 12]],
    ],
    [[['asOf', 6]]],
  ],
});

/** One row of a ticker. */
export const tickerEntry = contentType({
  name: 'ticker-entry',
  plural: 'ticker-entries',
  table: 'otw_ticker_entries',
  label: 'Ticker entry',
  description: 'One row of a ticker',
  fields: {
    text: {
      attribute: { type: 'text' },
      label: 'Text',
      help: "Empty: the article's headline. Text written here changes the ticker alone.",
    },
    ticker: {
      attribute: { type: 'relation', relation: 'manyToOne', target: pluginUid('ticker') },
      label: 'Ticker',
      help: 'The ticker that it stands in.',
      placeholder: 'Pick a ticker',
      mainField: 'label',
    },
    kicker: { attribute: line, label: 'Kicker', help: 'Series label before the text, as "China Focus".' },
    genre: { attribute: line, label: 'Genre', help: 'Kind of journalism, as Interview or Roundup.' },
    link: {
      attribute: line,
      label: 'Link',
      help: 'A web address, for a row that leads elsewhere than to an article.',
    },
    article: {
      attribute: custom('article-link'),
      label: 'Article',
      help: 'The row is shown only while readers may see the article.',
    },
    pinned: { attribute: custom('yes-no', { default: false }), label: 'Pinned', help: 'Stands before the others.' },
    urgent: {
      attribute: custom('yes-no', { default: false }),
      label: 'Urgent',
      help: 'Shown to readers as urgent.',
    },
    order: {
      attribute: { type: 'integer', default: 0 },
      label: 'Order',
      help: 'Lower stands first, among the pinned and among the others.',
    },
    starts: { attribute: custom('instant'), label: 'Starts', help: 'Empty: now.' },
    ends: {
      attribute: custom('instant'),
      label: 'Ends',
      help: 'Empty: until it is taken out.',
    },
    versionKind: {
      attribute: choice(versionKinds),
      label: 'Version is',
      column: 'Version',
      help: 'As the page said. Readers do not see it.',
      readOnly: true,
    },
    leadNumber: {
      attribute: { type: 'integer' },
      label: 'Lead number',
      help: 'As the page said. Readers do not see it.',
      readOnly: true,
    },
    alone: {
      attribute: custom('yes-no', { default: false }),
      label: 'For the ticker only',
      help: 'A rule let the headline out and not the article: it is shown without one.',
      readOnly: true,
    },
    fromPage: {
      attribute: custom('yes-no', { default: false }),
      label: 'Read off a page',
      help: 'The next page that arrives replaces it.',
      readOnly: true,
    },
  },
  indexes: [{ name: 'otw_ticker_entries_article_index', columns: ['article'] }],
  list: ['text', 'ticker', 'pinned', 'order', 'starts', 'ends'],
  search: ['text', 'kicker'],
  filters: ['text', 'kicker', 'ticker', 'pinned', 'urgent', 'order', 'starts', 'ends', 'fromPage'],
  mainField: 'text',
  sort: ['order', 'ASC'],
  edit: [
    [
      [['article', 12]],
      [['text', 12]],
      [
        ['kicker', 6],
        ['genre', 6],
      ],
      [['link', 12]],
    ],
    [
      [
        ['ticker', 6],
        ['order', 6],
      ],
      [
        ['pinned', 6],
        ['urgent', 6],
      ],
      [
        ['starts', 6],
        ['ends', 6],
      ],
    ],
    [
      [
        ['versionKind', 4],
        ['leadNumber', 4],
        ['fromPage', 4],
      ],
      [['alone', 4]],
    ],
  ],
});
