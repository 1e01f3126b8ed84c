import { contentType, line } from './content-type';
import { choice, custom } from './custom';

/** What rings for an editor: a kill, a correction of edited copy, a gap in a service. */
export const alert = contentType({
  name: 'alert',
  plural: 'alerts',
  table: 'otw_alerts',
  label: 'Alert',
  description: 'What an editor must know of',
  fields: {
    message: { attribute: line, label: 'Message', help: 'What happened.', readOnly: true },
    level: {
      attribute: choice(['desk', 'loud']),
      label: 'Level',
      help: 'Loud: what readers see may be wrong until somebody acts.',
      readOnly: true,
    },
    headline: { attribute: line, label: 'Headline', help: 'Of the copy that it is about.', readOnly: true },
    article: { attribute: custom('article-link'), label: 'Article', help: 'The story it is about.', readOnly: true },
    delivery: {
      attribute: custom('delivery-link'),
      label: 'Delivery',
      help: 'The bytes that brought it.',
      readOnly: true,
    },
    source: { attribute: line, label: 'Source', help: 'The code of the channel.', readOnly: true },
    raisedAt: { attribute: custom('instant'), label: 'Raised', help: 'When it came.', readOnly: true },
    settled: {
      attribute: custom('yes-no', { default: false }),
      label: 'Settled',
      help: 'Somebody has seen to it.',
    },
    settledBy: { attribute: line, label: 'Settled by', help: 'Who has seen to it.', readOnly: true },
    settledAt: { attribute: custom('instant'), label: 'Settled at', help: 'When that was.', readOnly: true },
  },
  indexes: [
    { name: 'otw_alerts_settled_index', columns: ['settled', 'raised_at'] },
    { name: 'otw_alerts_article_index', columns: ['article'] },
  ],
  list: ['message', 'headline', 'level', 'raisedAt', 'settled'],
  search: ['message', 'headline', 'source'],
  filters: ['level', 'message', 'headline', 'source', 'article', 'raisedAt', 'settled'],
  mainField: 'message',
  sort: ['raisedAt', 'DESC'],
  edit: [
    [
      [['message', 12]],
      [['headline', 12]],
      [
        ['article', 6],
        ['delivery', 6],
      ],
      [
        ['level', 4],
        ['source', 4],
        ['raisedAt', 4],
      ],
      [
        ['settled', 4],
        ['settledBy', 4],
        ['settledAt', 4],
      ],
    ],
  ],
});
