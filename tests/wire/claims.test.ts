import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from '../../src/plugins/off-the-wire/server/src/wire/charset';
import { budget, unpacking } from '../../src/plugins/off-the-wire/server/src/wire/containers';
import { formats } from '../../src/plugins/off-the-wire/server/src/wire/formats';
import { isMail } from '../../src/plugins/off-the-wire/server/src/wire/formats/email';
import type { Document } from '../../src/plugins/off-the-wire/server/src/wire/formats/format';
import { wireLimits } from '../../src/plugins/off-the-wire/server/src/wire/limits';

/** Which format claims what. Text without marks is told last, by how it looks: those two are asked in their order. */
const root = join(__dirname, '..', 'fixtures');
const strict = formats.filter(({ name }) => name !== 'page-text' && name !== 'plain-text');

interface Fixture {
  readonly format: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

const fixtures: readonly Fixture[] = readdirSync(root).flatMap((format) =>
  readdirSync(join(root, format))
    .filter((file) => !file.endsWith('.items.json'))
    .map((file) => ({ format, path: `${format}/${file}`, bytes: readFileSync(join(root, format, file)) })),
);

function documentOf(bytes: Uint8Array): Document {
  const decoded = decode(bytes);
  if ('problem' in decoded) throw new Error(decoded.problem);
  return { text: decoded.text, head: decoded.text.slice(0, 4_096) };
}

const claims = (bytes: Uint8Array) => strict.filter((one) => one.sniff(documentOf(bytes))).map(({ name }) => name);

test('there are fixtures of every format', () => {
  expect(new Set(fixtures.map(({ format }) => format))).toEqual(new Set([...formats.map(({ name }) => name), 'email']));
});

test.each(fixtures.filter(({ format }) => strict.some(({ name }) => name === format)))(
  '$path is claimed by its own format alone, without its name or type',
  ({ format, bytes }) => expect(claims(bytes)).toEqual([format]),
);

test.each(fixtures.filter(({ format }) => format.endsWith('-text')))('$path is claimed by no strict format', (one) => {
  expect(claims(one.bytes)).toEqual([]);
  expect(formats.find((format) => format.sniff(documentOf(one.bytes)))?.name).toBe(one.format);
});

test.each(fixtures)('$path is no container, and a mail only if it is one', ({ format, bytes }) => {
  expect(unpacking(bytes, undefined, budget(wireLimits))).toBeUndefined();
  expect(isMail(bytes)).toBe(format === 'email');
});
