import { readFileSync } from 'node:fs';
import path from 'node:path';
import { errorTable } from '../../src/plugins/off-the-wire/server/src/errors';
import { allOperations, openApi } from '../../src/plugins/off-the-wire/server/src/openapi';
import { queryParameters } from '../../src/plugins/off-the-wire/server/src/openapi/parameters';
import { publicPages } from '../../src/plugins/off-the-wire/server/src/public-pages';
import { routes } from '../../src/plugins/off-the-wire/server/src/routes';
import { answerFaults, openApiFaults, placesIn, resolve } from './rules';

const document = openApi() as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly webhooks: {
    readonly changes: {
      readonly post: { readonly requestBody: { readonly content: Readonly<Record<'application/json', Media>> } };
    };
  };
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

interface OperationObject {
  readonly operationId: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}
interface Media {
  readonly schema: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

const operations = allOperations();
const described = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

test('the description keeps the rules of OpenAPI 3.1', () => {
  expect(openApiFaults(document)).toEqual([]);
});

test('a description that breaks a rule is found out', () => {
  expect(openApiFaults({ ...document, paths: { headlines: {} } })).not.toEqual([]);
  expect(openApiFaults({ ...document, openapi: '3.0.0' })).not.toEqual([]);
});

test('the headline that docs/frontend.md shows is one, with nothing that a headline does not have', () => {
  const page = readFileSync(path.join(__dirname, '..', '..', 'docs', 'frontend.md'), 'utf8');
  const [, shown = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
  expect(answerFaults(document, { $ref: '#/components/schemas/Headline' })(JSON.parse(shown))).toEqual([]);
});

test('every reference leads somewhere, and every schema is referred to', () => {
  const references = [...placesIn(document)].flatMap(([, { $ref }]) => (typeof $ref === 'string' ? [$ref] : []));
  expect(references.length).toBeGreaterThan(50);
  expect(references.filter((pointer) => resolve(document, pointer) === undefined)).toEqual([]);
  const used = new Set(references);
  expect(Object.keys(document.components.schemas).filter((name) => !used.has(`#/components/schemas/${name}`))).toEqual(
    [],
  );
});

test('no two operations have one id, and no operation two parameters of one name', () => {
  const ids = described.map(({ operation }) => operation.operationId);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  for (const { operation } of described) {
    const names = operation.parameters.map(({ name, in: place }) => `${place} ${name}`);
    expect(names).toEqual([...new Set(names)]);
  }
});

test('the parameters in a path are those that are described', () => {
  for (const { path, operation } of described) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect([path, operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name)]).toEqual([
      path,
      inPath,
    ]);
  }
});

test('every route that is open to readers and agencies is described, and nothing else', () => {
  const open = routes['content-api'].routes.map(({ method, path }) => `${method.toLowerCase()} ${path}`);
  const told = operations.map(({ method, route }) => `${method} ${route}`);
  expect([...new Set(told)].sort()).toEqual([...new Set(open)].sort());
});

test('each page has the parameters of the schema that reads it', () => {
  for (const { path, query } of publicPages) {
    const operation = operations.find(({ route }) => route === path);
    expect(operation?.parameters.filter((one) => one.in === 'query')).toEqual(queryParameters(query));
  }
});

test('parameters are told as they are written: numbers, lists with their most, words with their choice', () => {
  const parameters = document.paths['/headlines']?.get?.parameters ?? [];
  const schemaOf = (name: string) => parameters.find((one) => one.name === name)?.schema;
  expect(schemaOf('limit')).toEqual({ type: 'integer', minimum: 1, maximum: 100, default: 20 });
  expect(schemaOf('order')).toEqual({ type: 'string', enum: ['published', 'updated'], default: 'published' });
  expect(schemaOf('urgency')).toEqual({
    type: 'array',
    maxItems: 20,
    items: { type: 'integer', minimum: 1, maximum: 9 },
  });
  expect(document.paths['/changes']?.get?.parameters.find(({ name }) => name === 'after')?.schema).toMatchObject({
    type: 'integer',
  });
});

test('every code of the error table stands in the description, with its status', () => {
  const error = JSON.stringify(document.components.schemas.Error);
  for (const [code, { status }] of Object.entries(errorTable)) expect(error).toContain(`"${code}":${status}`);
});

test('a page that is not found, a log that goes no further back and a wrong parameter have their answers', () => {
  const statuses = (path: string) => Object.keys(document.paths[path]?.get?.responses ?? {});
  expect(statuses('/headlines')).toEqual(expect.arrayContaining(['200', '304', '400']));
  expect(statuses('/articles/{slug}.nitf.xml')).toEqual(expect.arrayContaining(['200', '304', '404']));
  expect(statuses('/changes')).toEqual(expect.arrayContaining(['200', '400', '410']));
});

test('what subscribers are posted has an example that is what its schema says', () => {
  const { webhooks } = document;
  const { schema, example } = webhooks.changes.post.requestBody.content['application/json'];
  expect(answerFaults(document, schema)(example)).toEqual([]);
});

test('every example is what its schema says, and has no field that the schema does not', () => {
  const found = described.flatMap(({ path, operation }) =>
    Object.values(operation.responses).flatMap(({ content = {} }) =>
      Object.values(content).flatMap(({ schema, example, examples = {} }) => {
        const values = [example, ...Object.values(examples).map(({ value }) => value)].filter(
          (one) => one !== undefined,
        );
        const faults = answerFaults(document, schema);
        return values.map((value) => [path, faults(value)] as const);
      }),
    ),
  );
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter(([, faults]) => faults.length > 0)).toEqual([]);
});
