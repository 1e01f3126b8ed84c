import { refTo } from './answers';
import { changesExample } from './examples';
import type { Parameter } from './parameters';

const header = (name: string, description: string, schema: object = { type: 'string' }): Parameter => ({
  ...{ name, in: 'header', required: true, description, schema },
});

/** What subscribers are posted. A site becomes one in the admin, under Content Manager, Subscriber. */
export const webhooks = {
  changes: {
    post: {
      operationId: 'onChanges',
      tags: ['Following'],
      summary: 'What changed for readers, in order, until it is taken',
      description:
        'Signed by Standard Webhooks (https://www.standardwebhooks.com). What is not taken is posted again, later and ' +
        'later, and nothing after it before it is.',
      parameters: [
        header('webhook-id', 'The same however often this message is posted.'),
        header('webhook-timestamp', 'When it is posted: seconds since 1970, UTC.', { type: 'integer' }),
        header('webhook-signature', 'One or several of `v1,` and HMAC-SHA256 of id, time and body, in base64.'),
      ],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: refTo('schemas', 'WebhookMessage'), example: changesExample } },
      },
      responses: {
        '2XX': { description: 'It is taken: within ten seconds.' },
        410: { description: 'Nothing more is wanted: the subscriber is switched off.' },
        default: { description: 'It is not taken, and posted again. Redirects are not followed.' },
      },
    },
  },
};
