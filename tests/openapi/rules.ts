import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

/** The rules of OpenAPI 3.1.0 for the parts of it that we use, each by the section of the specification that says so. */

const text = { type: 'string' } as const;
const map = (of: object) => ({ type: 'object', additionalProperties: of });
const closed = (properties: object, required: readonly string[] = []) => ({
  ...{ type: 'object', additionalProperties: false, patternProperties: { '^x-': {} } },
  ...{ properties, required },
});
const rule = (name: string) => ({ $ref: `#/$defs/${name}` });
const orReference = (name: string) => ({ oneOf: [rule('reference'), rule(name)] });

const rules = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  ...rule('document'),
  $defs: {
    // 4.8.1, with 4.8.8: paths begin with a slash.
    document: closed(
      {
        openapi: { const: '3.1.0' },
        info: rule('info'),
        servers: { type: 'array', items: closed({ url: text, description: text }, ['url']) },
        tags: { type: 'array', uniqueItems: true, items: closed({ name: text, description: text }, ['name']) },
        paths: { type: 'object', patternProperties: { '^/': rule('pathItem') }, additionalProperties: false },
        webhooks: map(rule('pathItem')),
        components: rule('components'),
      },
      ['openapi', 'info', 'paths'],
    ),
    // 4.8.2, 4.8.4
    info: closed(
      { title: text, version: text, description: text, license: closed({ name: text, identifier: text }, ['name']) },
      ['title', 'version'],
    ),
    // 4.8.7: names are of letters, digits, dots, hyphens and underscores.
    components: {
      ...closed({
        schemas: map(rule('schema')),
        responses: map(orReference('response')),
        headers: map(orReference('header')),
        securitySchemes: map(rule('securityScheme')),
      }),
      patternProperties: { '': { propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' } } },
    },
    // 4.8.9
    pathItem: closed({ get: rule('operation'), post: rule('operation') }),
    // 4.8.10
    operation: closed(
      {
        ...{ tags: { type: 'array', items: text }, summary: text, description: text, operationId: text },
        parameters: { type: 'array', items: rule('parameter') },
        requestBody: closed({ description: text, required: { type: 'boolean' }, content: rule('content') }, [
          'content',
        ]),
        responses: rule('responses'),
        security: { type: 'array', items: map({ type: 'array', items: text }) },
      },
      ['operationId', 'responses'],
    ),
    // 4.8.12: one in the path is required, and styles go by where it stands.
    parameter: {
      ...closed(
        {
          ...{
            name: text,
            in: { enum: ['query', 'path', 'header'] },
            description: text,
            required: { type: 'boolean' },
          },
          ...{ schema: rule('schema'), style: { const: 'form' }, explode: { type: 'boolean' }, example: {} },
        },
        ['name', 'in', 'schema'],
      ),
      anyOf: [
        { properties: { in: { enum: ['query', 'header'] } } },
        { properties: { in: { const: 'path' }, required: { const: true }, style: false }, required: ['required'] },
      ],
    },
    // 4.8.14, 4.8.19: an example, or examples by name, not both.
    content: { ...map(rule('mediaType')), propertyNames: { pattern: '^[\\w.+-]+/[\\w.+-]+$' } },
    mediaType: {
      ...closed({
        schema: rule('schema'),
        example: {},
        examples: map(closed({ summary: text, value: {} }, ['value'])),
      }),
      not: { required: ['example', 'examples'] },
    },
    // 4.8.16, 4.8.17
    responses: { type: 'object', minProperties: 1, additionalProperties: false, patternProperties: response() },
    response: closed({ description: text, headers: map(orReference('header')), content: rule('content') }, [
      'description',
    ]),
    // 4.8.21
    header: closed({ description: text, schema: rule('schema'), example: {}, required: { type: 'boolean' } }, [
      'schema',
    ]),
    // 4.8.23: in OpenAPI 3.1 siblings of $ref are for schemas alone.
    reference: closed({ $ref: { ...text, pattern: '^#/components/' } }, ['$ref']),
    securityScheme: closed({ type: { const: 'http' }, scheme: { const: 'bearer' }, description: text }, [
      'type',
      'scheme',
    ]),
    // 4.8.24: a schema of JSON Schema 2020-12.
    schema: { $ref: 'https://json-schema.org/draft/2020-12/schema' },
  },
};

function response() {
  return { '^[1-5]([0-9][0-9]|XX)$': orReference('response'), '^default$': orReference('response') };
}

/** What in a document breaks the rules. */
export function openApiFaults(document: object): readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(rules);
  return validate(document)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message, params }) =>
        `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
      );
}

type Json = Readonly<Record<string, unknown>>;

/** Every place of the document, with what stands there. */
export function* placesIn(value: unknown, at = '#'): Generator<readonly [at: string, value: Json]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [at, value as Json];
  for (const [key, inner] of Object.entries(value)) yield* placesIn(inner, `${at}/${key}`);
}

/** What stands at `#/components/schemas/Headline`. */
export function resolve(document: object, pointer: string): unknown {
  return pointer
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((value, key) => (value as Json | undefined)?.[key], document);
}

/**
 * A validator for what an answer's schema says, that takes no property which the description does not name.
 * @returns what is wrong with a value.
 */
export function answerFaults(document: object, schema: object): (value: unknown) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats(ajv);
  const { components } = sealed(document) as { readonly components: object };
  const validate = ajv.compile({ ...(sealed(schema) as object), components });
  return (value) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
        );
}

/** With every object closed whose properties are named, and that does not say itself whether there are others. */
function sealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sealed);
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sealed(one)]));
  const isOpen = inner.type === 'object' && typeof inner.properties === 'object' && !('additionalProperties' in inner);
  return isOpen ? { ...inner, additionalProperties: false } : inner;
}
