import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import type { Item } from '../../src/plugins/off-the-wire/server/src/wire/item';
import { faultInBody, faultInItem } from './active';
import { keepCase, loadCase } from './cases';
import { type Input, inputOf, kinds } from './inputs';
import { judge, type Reader } from './judge';
import { smallest } from './minimise';
import { nothing } from './planted/nothing';
import { isClean, verdictLine } from './report';
import { loadSeeds } from './seeds';
import { watch } from './watch';

const seeds = loadSeeds().filter(({ name }) => name.startsWith('tests/'));
const digest = ({ bytes, ...told }: Input) =>
  createHash('sha256').update(bytes).update(JSON.stringify(told)).digest('hex');
const inputs = Array.from({ length: 40 }, (_, at) => inputOf(7, at + 1, seeds));
const input: Input = {
  kind: 'raw',
  format: 'ninjs',
  made: 'by hand',
  bytes: Buffer.from('some copy, X, and more of it'),
};

const gives =
  (item: Item): Reader =>
  async () => ({ ...nothing, items: [item] });
const kindsOf = async (reader: Reader, one = input) => (await judge(one, reader, 20)).faults.map(({ kind }) => kind);

describe('inputs', () => {
  test('are the same for the same seed', () => {
    expect(inputs.map((_, at) => digest(inputOf(7, at + 1, seeds)))).toEqual(inputs.map(digest));
  });

  test('are others for another seed', () => {
    expect(inputOf(8, 1, seeds).bytes.equals(inputOf(7, 1, seeds).bytes)).toBe(false);
  });

  test('are of every kind, and below 1 MB', () => {
    expect(new Set(inputs.map(({ kind }) => kind))).toEqual(new Set(kinds));
    expect(Math.max(...inputs.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(1_000_000);
  });
});

describe('a planted fault is seen:', () => {
  test('none, where there is none', async () => {
    expect(await kindsOf(gives({ headline: 'Crews met', body: '<p>Crews <em>met</em> &amp; sang.</p>' }))).toEqual([]);
  });

  test('a throw', async () => {
    expect(
      await kindsOf(async () => {
        throw new TypeError('x is undefined');
      }),
    ).toEqual(['crashes']);
  });

  test('too much CPU time', async () => {
    const slow: Reader = async () => {
      const before = process.cpuUsage();
      while (process.cpuUsage(before).user < 60_000);
      return nothing;
    };
    expect(await kindsOf(slow)).toEqual(['hangs']);
  });

  test('the same bytes read in two ways', async () => {
    expect(await kindsOf(async () => ({ ...nothing, items: [{ version: String(process.hrtime.bigint()) }] }))).toEqual([
      'unsteady',
    ]);
  });

  test('a lost neighbour', async () => {
    const each: Reader = async ({ bytes }) => {
      const text = Buffer.from(bytes).toString();
      return { ...nothing, items: text.includes('bad') ? [] : text.split(',').map((headline) => ({ headline })) };
    };
    const family = { whole: Buffer.from('one,two'), without: Buffer.from('one') };
    expect(await kindsOf(each, { ...input, bytes: Buffer.from('one,bad'), family })).toEqual(['lost siblings']);
    expect(await kindsOf(each, { ...input, bytes: Buffer.from('one,odd'), family })).toEqual([]);
  });

  test.each([
    '<p><script>x</script></p>',
    '<p onclick="x">x</p>',
    '<p><a href="javascript:x">x</a></p>',
    '<p><a href="&#106;avascript:x">x</a></p>',
    '<p><a href="/x">x</a></p>',
    '<p><img src="data:image/svg+xml,x" alt=""></p>',
    '<p><svg></svg></p>',
    '<p style="x">x</p>',
    '<p><p>x</p></p>',
    '<p>x',
    '<p>a < b</p>',
    '<p>x</p>loose',
    '<p><a href="https://a.example/"><b><a href="https://b.example/">x</a></b></a></p>',
    '<table><p>x</p></table>',
    '<p>\0</p>',
    '<p><!-- x --></p>',
    '<p><iframe src="https://a.example/"></iframe></p>',
  ])('active or untidy HTML in a body: %j', async (body) => {
    expect(faultInBody(body)).toBeDefined();
    expect(await kindsOf(gives({ body }))).toEqual(['active HTML']);
  });

  test.each<Item>([
    { headline: 'Crews <script>x</script>' },
    { byline: '<b onmouseover=x>Ana Ruiz' },
    { edNotes: [{ text: '<IMG SRC=x>' }] },
    { headline: 'Crews\0' },
    { media: [{ kind: 'picture', renditions: [{ href: 'javascript:x' }] }] },
    { media: [{ kind: 'picture', caption: '<svg/onload=x>', renditions: [] }] },
  ])('active HTML in what should be plain: %j', (item) => {
    expect(faultInItem(item)).toBeDefined();
  });

  test.each([
    ['that never ends', 'hangs', 'hangs'],
    ['that fills the memory', 'fills-memory', 'crashes'],
  ] as const)('a reader %s, in a process of its own', async (_, file, kind) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
    const reader = path.join(__dirname, 'planted', `${file}.ts`);
    const mostCpu = kind === 'hangs' ? 100 : 20_000;
    const tally = await watch({ seconds: 60, run: 7, seeds, numbers: [1], reader, folder, mostCpu });
    expect(verdictLine(tally)).toContain(`1 inputs`);
    expect([...tally.faults]).toEqual([[kind, 1]]);
    expect(isClean(tally)).toBe(false);
    expect(readdirSync(folder)).toContain(`7-1-${kind}`);
    rmSync(folder, { recursive: true });
  });
});

describe('a failing input', () => {
  const crashesOnX: Reader = async ({ bytes }) => {
    if (Buffer.from(bytes).includes('X')) throw new Error('X');
    return nothing;
  };

  test('is made as small as can be', async () => {
    expect((await smallest(input, crashesOnX)).toString()).toBe('X');
  });

  test('is kept with all that it takes to read it again', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
    const whole: Input = {
      ...input,
      contentType: 'text/plain',
      family: { whole: Buffer.from('a'), without: Buffer.from('b') },
    };
    const file = keepCase({ run: 7, number: 1, input: whole, faults: [{ kind: 'crashes', message: 'X' }] }, folder);
    expect(loadCase(file)).toEqual(whole);
    expect(await kindsOf(crashesOnX, loadCase(file))).toEqual(['crashes']);
    rmSync(folder, { recursive: true });
  });
});

test('every fixture is read without a fault', async () => {
  for (const { text, name } of seeds) {
    const { faults } = await judge({ ...input, made: name, bytes: Buffer.from(text, 'latin1') }, copyFrom, 60_000);
    expect({ name, faults }).toEqual({ name, faults: [] });
  }
});
