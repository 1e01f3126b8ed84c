import { contentType, line } from './content-type';
import { custom } from './custom';

/** A site or a service that is told of every change, by webhook. Its secret is kept elsewhere, sealed. */
export const subscriber = contentType({
  name: 'subscriber',
  plural: 'subscribers',
  table: 'otw_subscribers',
  label: 'Subscriber',
  description: 'A site that is told of every change',
  fields: {
    name: { attribute: { ...line, required: true }, label: 'Name', help: 'As the desk calls it.' },
    url: {
      attribute: { ...line, required: true },
      label: 'Address',
      help: 'Where changes are posted to, as https://site.example/wire. It answers with a status from 200 to 299 when it has them.',
    },
    secret: {
      attribute: custom('secret', { required: true }),
      label: 'Secret',
      help: 'Signs what is posted. After a change the former one signs too, for a day.',
    },
    filter: {
      attribute: custom('ticker-filter', { options: { of: 'changes' } }),
      label: 'Which articles',
      help: 'Only changes of articles that match all of these, before or after, are posted. Empty: everything.',
    },
    active: {
      attribute: custom('yes-no', { default: true }),
      label: 'Active',
      help: 'Switched on again, it gets what it has missed. Saving tries at once.',
    },
    position: {
      attribute: { type: 'biginteger', default: '0' },
      label: 'Has everything up to',
      column: 'Has up to',
      help: 'The number of the last change that it took, in the change log.',
      readOnly: true,
    },
    lastTaken: { attribute: custom('instant'), label: 'Took something last', help: 'When it did.', readOnly: true },
    failingSince: {
      attribute: custom('instant'),
      label: 'In trouble since',
      help: 'When it first did not take what was posted.',
      readOnly: true,
    },
    failures: {
      attribute: { type: 'integer', default: 0 },
      label: 'Tries in vain',
      help: 'In a row.',
      readOnly: true,
    },
    nextTry: { attribute: custom('instant'), label: 'Next try', help: 'Until then nothing is posted.', readOnly: true },
    lastError: { attribute: line, label: 'What is wrong', help: 'What it answered last, if anything.', readOnly: true },
    batchEnd: {
      attribute: { type: 'biginteger' },
      label: 'Being posted, up to',
      help: 'A message that is tried again holds the same changes.',
      readOnly: true,
    },
    alert: { attribute: line, label: 'Alert', help: 'What rings for it.', readOnly: true },
  },
  list: ['name', 'url', 'active', 'failingSince', 'lastTaken'],
  search: ['name', 'url'],
  filters: ['name', 'url', 'active', 'failingSince', 'lastTaken'],
  mainField: 'name',
  sort: ['name', 'ASC'],
  edit: [
    [
      [
        ['name', 6],
        ['active', 6],
      ],
      [['url', 12]],
      [['secret', 12]],
      [['filter', 12]],
    ],
    [
      [
        ['lastTaken', 6],
        ['position', 6],
      ],
      [
        ['failingSince', 4],
        ['failures', 4],
        ['nextTry', 4],
      ],
      [['lastError', 12]],
    ],
  ],
});
