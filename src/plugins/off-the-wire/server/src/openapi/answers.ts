import { type ErrorCode, errorBody, errorTable, WireError } from '../errors';

/** A part of components, by name. */
export const refTo = (kind: 'schemas' | 'headers' | 'responses', name: string) => ({
  $ref: `#/components/${kind}/${name}`,
});

/** What an operation gives with 200: by media type, the shape of it. */
export type Bodies = Readonly<Record<string, BodyShape>>;
export interface BodyShape {
  /** The name of one of the schemas, or one written here. */
  readonly schema: string | object;
  readonly example?: unknown;
}

/** Headers of every answer that is kept, and of those alone. */
const keptHeaders = ['ETag', 'Last-Modified', 'Cache-Control', 'Vary', 'Link', 'Surrogate-Key'] as const;

const text = (description: string, example: string) => ({ description, schema: { type: 'string' }, example });

export const headers: Readonly<Record<string, object>> = {
  ETag: text('Of these bytes in this form: the same on every node and after a restart.', '"Hk3pMkmT0Xq3wG1v9oFJzA"'),
  'Last-Modified': text('Left out within the second in which it changed.', 'Fri, 20 Nov 2026 10:00:00 GMT'),
  'Cache-Control': text('Of errors and of the change log: `no-store`.', 'public, max-age=0, s-maxage=1'),
  Vary: text('By which headers of the request answers differ.', 'Accept-Encoding'),
  Link: text('Hubs of WebSub, and the pages before and after, by RFC 8288.', '<https://hub.example/>; rel="hub"'),
  'Surrogate-Key': text('What it stands on, for CDNs that purge by key.', 'all source:kq3v'),
  RateLimit: text(
    'What is left of the allowance, of the address or of the token, by the IETF draft.',
    '"address";r=198;t=1',
  ),
  'RateLimit-Policy': text('The allowance, by the same draft.', '"address";q=200;w=2'),
  'Retry-After': { description: 'Seconds until to ask again.', schema: { type: 'integer', minimum: 0 } },
};

/** Of whatever is counted: every read. */
const limitHeaders = ['RateLimit', 'RateLimit-Policy'];
const errorHeaders = ['Cache-Control', ...limitHeaders];
/** Who gets these is told when to come back. */
const retryCodes: readonly ErrorCode[] = ['OTW_RATE_LIMIT', 'OTW_LATE'];

const named = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, refTo('headers', name)]));

const contentOf = (bodies: Bodies) =>
  Object.fromEntries(
    Object.entries(bodies).map(([mediaType, { schema, example }]) => {
      const shape = typeof schema === 'string' ? refTo('schemas', schema) : schema;
      return [mediaType, example === undefined ? { schema: shape } : { schema: shape, example }];
    }),
  );

/** The answers of a page that everybody may read and that is kept. */
export function keptAnswers(description: string, bodies: Bodies, codes: readonly ErrorCode[]) {
  return {
    200: { description, headers: named([...keptHeaders, ...limitHeaders]), content: contentOf(bodies) },
    304: {
      description: 'It is as it was: If-None-Match, If-Modified-Since.',
      headers: named([...keptHeaders, ...limitHeaders]),
    },
    ...errorAnswers([...codes, 'OTW_RATE_LIMIT', 'OTW_LATE'], errorHeaders),
  };
}

/** The answers of what is told while it happens. */
export function liveAnswers(description: string, bodies: Bodies, codes: readonly ErrorCode[]) {
  return {
    200: { description, headers: named(['Cache-Control', ...limitHeaders]), content: contentOf(bodies) },
    ...errorAnswers([...codes, 'OTW_RATE_LIMIT'], errorHeaders),
  };
}

/** The answers of what is done for who has a token: that is not counted. */
export function doneAnswers(description: string, bodies: Bodies, codes: readonly ErrorCode[]) {
  return { 200: { description, content: contentOf(bodies) }, ...errorAnswers(codes, ['Cache-Control']) };
}

function errorAnswers(codes: readonly ErrorCode[], always: readonly string[]) {
  const statuses = [...new Set(codes.map((code) => errorTable[code].status))].sort((one, other) => one - other);
  const answerOf = (status: number) =>
    errorAnswer(
      codes.filter((code) => errorTable[code].status === status),
      always,
    );
  return Object.fromEntries(statuses.map((status) => [status, answerOf(status)]));
}

function errorAnswer(codes: readonly ErrorCode[], always: readonly string[]) {
  const details = { properties: { code: { enum: codes } } };
  const schema = { ...refTo('schemas', 'Error'), properties: { error: { properties: { details } } } };
  const examples = codes.map((code) => [code, { value: errorBody(new WireError(code)) }]);
  const retry = codes.some((code) => retryCodes.includes(code)) ? ['Retry-After'] : [];
  return {
    description: codes.map((code) => `${code}: ${errorTable[code].message}`).join(' '),
    headers: named([...always, ...retry]),
    content: { 'application/json': { schema, examples: Object.fromEntries(examples) } },
  };
}

/** The shape of every error, with all codes of the table. */
export function errorSchema() {
  const text = { type: 'string' };
  const parameter = { type: 'object', properties: { name: text, problem: text }, required: ['name', 'problem'] };
  return {
    type: 'object',
    description: "Strapi's own shape. Errors of this API have a code.",
    required: ['data', 'error'],
    properties: {
      data: { type: 'null' },
      error: {
        type: 'object',
        required: ['status', 'name', 'message', 'details'],
        properties: {
          status: { type: 'integer' },
          name: text,
          message: text,
          details: {
            type: 'object',
            additionalProperties: true,
            properties: {
              code: { type: 'string', enum: Object.keys(errorTable), 'x-status': statusByCode() },
              parameters: {
                type: 'array',
                items: parameter,
                description: 'Of OTW_BAD_PARAMETER: each that is at fault.',
              },
            },
          },
        },
      },
    },
  };
}

const statusByCode = () => Object.fromEntries(Object.entries(errorTable).map(([code, { status }]) => [code, status]));
