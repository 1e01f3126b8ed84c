import { versionKinds } from '../../wire/item';
import { contentType, line, pluginUid } from './content-type';

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
      attribute: { type: 'json' },
      label: 'Filter',
      help: 'Which headlines: {"section": "world", "language": "en"}. Empty: all.',
    },
    asOf: { attribute: { type: 'string' }, label: 'Read off a page of', readOnly: true },
  },
  indexes: [{ name: 'otw_tickers_code_unique', columns: ['code'], type: 'unique' }],
  list: ['label', 'code', 'length'],
  mainField: 'label',
  sort: ['label', 'ASC'],
  edit: [
    [
      ['label', 6],
      ['code', 6],
    ],
    [
      ['length', 6],
      ['asOf', 6],
    ],
    [['filter', 12]],
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
    },
    kicker: { attribute: line, label: 'Kicker', help: 'Series label before the text.' },
    genre: { attribute: line, label: 'Genre' },
    link: { attribute: line, label: 'Link', help: 'A web address, if it leads somewhere.' },
    article: {
      attribute: { type: 'string' },
      label: 'Article',
      help: "The article's document id. The row is shown only while readers may see the article.",
    },
    pinned: { attribute: { type: 'boolean', default: false }, label: 'Pinned', help: 'Stands before the others.' },
    urgent: { attribute: { type: 'boolean', default: false }, label: 'Urgent' },
    order: { attribute: { type: 'integer', default: 0 }, label: 'Order', help: 'Lower stands first.' },
    starts: { attribute: { type: 'datetime' }, label: 'Starts', help: 'Empty: now.' },
    ends: { attribute: { type: 'datetime' }, label: 'Ends', help: 'Empty: until it is taken out.' },
    versionKind: { attribute: { type: 'enumeration', enum: [...versionKinds] }, label: 'Version is', readOnly: true },
    leadNumber: { attribute: { type: 'integer' }, label: 'Lead number', readOnly: true },
    fromPage: { attribute: { type: 'boolean', default: false }, label: 'Read off a page', readOnly: true },
  },
  list: ['text', 'kicker', 'pinned', 'urgent', 'order', 'starts', 'ends'],
  mainField: 'text',
  sort: ['order', 'ASC'],
  edit: [
    [['text', 12]],
    [
      ['ticker', 6],
      ['order', 6],
    ],
    [
      ['kicker', 6],
      ['genre', 6],
    ],
    [
      ['link', 6],
      ['article', 6],
    ],
    [
      ['pinned', 6],
      ['urgent', 6],
    ],
    [
      ['starts', 6],
      ['ends', 6],
    ],
    [
      ['versionKind', 4],
      ['leadNumber', 4],
      ['fromPage', 4],
    ],
  ],
});
