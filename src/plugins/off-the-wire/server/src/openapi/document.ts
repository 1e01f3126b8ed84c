import { z } from 'zod';
import { release } from '../config';
import { prefix } from '../feed/render/headline';
import { errorSchema, headers } from './answers';
import { allOperations, type Operation } from './operations';
import { deliveryAnswer, receipt } from './receipt-shape';
import * as shapes from './shapes';
import { webhooks } from './webhooks';

/** OpenAPI 3.1 of the public API, of the same schemas that read its parameters and that its answers are held against. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Off the Wire',
      version: release,
      description:
        'The latest headlines, tickers, sections and articles of a newsroom, and what changes. Reading is open to everyone. ' +
        'An unknown or malformed parameter gets 400 with its name; a field that has no value is left out.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: prefix }],
    tags: [
      { name: 'Reading', description: 'Kept in memory and answered at once: HEAD and conditional requests too.' },
      { name: 'Following', description: 'What changed for readers, by the number of its entry in the change log.' },
      { name: 'Delivering', description: 'For agencies: needs an API token.' },
      { name: 'About', description: 'The API itself.' },
    ],
    paths: pathsOf(allOperations()),
    webhooks,
    components: {
      schemas: { ...answerSchemas(), Error: errorSchema() },
      headers,
      securitySchemes: {
        apiToken: {
          type: 'http',
          scheme: 'bearer',
          description: 'Made in the admin under Settings, API Tokens: type Custom, with the permission to deliver.',
        },
      },
    },
  };
}

function pathsOf(all: readonly Operation[]): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const { path, method, route: _route, tag, security = [], ...told } of all) {
    paths[path] = { ...paths[path], [method]: { tags: [tag], ...told, security } };
  }
  return paths;
}

/** By the names that the document has for them. */
const answers = {
  Step: shapes.step,
  Media: shapes.media,
  Headline: shapes.headline,
  Article: shapes.article,
  TickerRow: shapes.tickerRow,
  Section: shapes.section,
  ChangeEntry: shapes.changeEntry,
  Receipt: receipt,
  Headlines: shapes.headlinesAnswer,
  ArticleAnswer: shapes.articleAnswer,
  Ticker: shapes.tickerAnswer,
  Breadcrumbs: shapes.breadcrumbsAnswer,
  Changes: shapes.changesAnswer,
  WebhookMessage: shapes.webhookMessage,
  Delivery: deliveryAnswer,
};
const named = z.registry<{ id: string }>();
for (const [id, shape] of Object.entries(answers)) named.add(shape, { id });

function answerSchemas(): Record<string, object> {
  // As an input, an object may have more properties: a later release may say more.
  const { schemas } = z.toJSONSchema(named, { io: 'input', uri: (id) => `#/components/schemas/${id}` });
  const bare = Object.entries(schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema]);
  return Object.fromEntries(bare);
}
