import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Copy, copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import { type Input, inputsIn, piecesOf } from './vanish/inputs';
import { isKept, keptOf } from './vanish/kept';
import { linePieces, type Piece } from './vanish/pieces';
import { isTechnical } from './vanish/technical';

/**
 * Every text of an input ends in a field of an item or in a note. What an input says is taken apart here without our
 * parsers (vanish/pieces.ts); what counts as kept is in vanish/kept.ts, and what says nothing of a story, each with the
 * reason, in vanish/technical.ts.
 */
const fixtures = inputsIn('tests/fixtures');
const examples = inputsIn('examples');
const samples = inputsIn('../shared/samples');

const copyOf = ({ path, bytes }: Input) => copyFrom({ bytes, fileName: basename(path) }, {});

function lostOf(pieces: readonly Piece[], copy: Copy): readonly string[] {
  const kept = keptOf(copy);
  const lost = pieces.filter((piece) => !isKept(piece, kept) && !isTechnical(copy.format, piece, copy));
  return lost.map(({ at, text }) => `${at}: ${text.trim()}`);
}

const lostIn = async (input: Input) => lostOf(await piecesOf(input), await copyOf(input));

describe('nothing vanishes', () => {
  test.each([...fixtures, ...examples].map((input) => [input.path, input] as const))('of %s', async (_, input) => {
    expect(await lostIn(input)).toEqual([]);
  });

  if (samples.length > 0) {
    test.each(samples.map((input) => [basename(input.path), input] as const))('of the sample %s', async (_, input) => {
      expect(await lostIn(input)).toEqual([]);
    });
  } else {
    test.skip('of the samples: skipped, since ../shared/samples is not there', () => undefined);
  }
});

const collection = join(__dirname, '..', '..', '..', 'shared', 'samples', 'reuters-21578', 'reut2-000.sgm.gz');

if (existsSync(collection)) {
  test('nothing vanishes of a thousand stories of the Reuters collection', async () => {
    const sgml = gunzipSync(readFileSync(collection)).toString('latin1');
    const stories = sgml.match(/<REUTERS [\s\S]*?<\/REUTERS>/g) ?? [];
    const lost: string[] = [];
    for (const story of stories) {
      const message = messageIn(story);
      const copy = await copyFrom({ bytes: Buffer.from(message, 'latin1') }, {});
      lost.push(...lostOf(linePieces(message), copy));
    }
    expect(stories.length).toBe(1_000);
    expect(lost).toEqual([]);
  });
} else {
  test.skip('nothing vanishes of the Reuters collection: skipped, since ../shared/samples is not there', () =>
    undefined);
}

/** The envelope and the text as they moved, without the collection's own markup. */
function messageIn(story: string): string {
  const envelope = [...story.matchAll(/<UNKNOWN>([\s\S]*?)<\/UNKNOWN>/g)].map((match) => match[1]).join('\n');
  const text = /<TEXT[^>]*>([\s\S]*?)<\/TEXT>/.exec(story)?.[1] ?? '';
  const copy = text.replace(/<\/(?:TITLE|AUTHOR)>/g, '\n').replace(/<\/?(?:TITLE|AUTHOR|DATELINE|BODY)>/g, '');
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return `${envelope}\n${copy}`.replace(/&(?:#(\d+)|([a-z]+));/g, (whole, code?: string, name = '') =>
    code === undefined ? (names[name] ?? whole) : String.fromCharCode(Number(code)),
  );
}

/** A word that no rule knows, so that nothing but reading can have brought it into a field or a note. */
const mark = 'zqmark';

/** In base64 a word more is other bytes. */
const isMarked = ({ text }: Piece) => text.includes(mark) && !/^[A-Za-z0-9+/]{20,}={0,2} zqmark$/.test(text.trim());

describe('a word more does not vanish', () => {
  const marked = fixtures.filter(({ path }) => !path.endsWith('.eml'));

  test.each(marked.map((input) => [input.path, input] as const))('wherever it stands in %s', async (_, input) => {
    const text = Buffer.from(input.bytes).toString('latin1');
    const lost: string[] = [];
    for (const at of placesIn(text, input.path)) {
      const bytes = Buffer.from(`${text.slice(0, at)} ${mark}${text.slice(at)}`, 'latin1');
      const copy = await copyOf({ ...input, bytes });
      // A delivery of which nothing can be read is kept as it came.
      if (copy.problem || JSON.stringify(copy).toLowerCase().includes(mark)) continue;
      const pieces = await piecesOf({ ...input, bytes });
      lost.push(...lostOf(pieces.filter(isMarked), copy));
    }
    expect(lost).toEqual([]);
  });
});

/** The end of each text and each attribute of markup, of each string of JSON, and of each line of text. */
function placesIn(text: string, path: string): readonly number[] {
  const ends = (pattern: RegExp, back: number) =>
    [...text.matchAll(pattern)].map((match) => match.index + match[0].trimEnd().length - back);
  if (/\.(?:nd)?json$/.test(path)) return ends(/:\s*"(?:[^"\\]|\\.)*"|(?<=[[,]\s*)"(?:[^"\\]|\\.)*"(?=\s*[,\]])/g, 1);
  if (!/\.(?:xml|html)$/.test(path)) return ends(/[^\r\n]*[^\s<>=|^-][^\r\n]*/g, 0);
  return [...ends(/>[^<>]*[^\s<>][^<>]*</g, 1), ...ends(/ (?!xmlns)[\w:.-]+="[^"<>]*"/g, 1)];
}

describe('what vanishes is seen', () => {
  const withBody = [...fixtures, ...examples];

  test.each(['headline', 'body', 'subjects', 'byline'] as const)('where an item loses its %s', async (field) => {
    const found = await Promise.all(
      withBody.map(async (input) => {
        const copy = await copyOf(input);
        if (!copy.items.some((item) => item[field] !== undefined)) return undefined;
        const items = copy.items.map((item) => ({ ...item, [field]: undefined }));
        return lostOf(await piecesOf(input), { ...copy, items, notes: [] }).length > 0;
      }),
    );
    const asked = found.filter((one) => one !== undefined);
    expect(asked.length).toBeGreaterThan(20);
    // A headline may stand elsewhere, too: as the title of a page, in a slugline.
    expect(asked.filter(Boolean).length).toBeGreaterThan(asked.length * 0.9);
  });

  test('where a paragraph in the middle of a text is gone', async () => {
    for (const input of withBody) {
      const copy = await copyOf(input);
      const items = copy.items.map((item) => ({ ...item, body: withoutMiddle(item.body) }));
      const cut = items.some(({ body }, index) => body !== copy.items[index]?.body);
      if (!cut || /ap-category-copies/.test(input.path)) continue;
      expect([input.path, lostOf(await piecesOf(input), { ...copy, items }).length > 0]).toEqual([input.path, true]);
    }
  });

  test('where a note is missing', async () => {
    const found = await Promise.all(
      fixtures.map(async (input) => {
        const copy = await copyOf(input);
        return copy.notes.length > 0 && lostOf(await piecesOf(input), { ...copy, notes: [] }).length > 0;
      }),
    );
    expect(found.filter(Boolean).length).toBeGreaterThan(50);
  });
});

/** A body without its second paragraph of ten words or more, where there are three. */
function withoutMiddle(body: string | undefined): string | undefined {
  const long = (body?.match(/<p>[^<]*<\/p>/g) ?? []).filter((one) => one.split(' ').length > 9);
  return long.length > 2 && long[1] !== undefined ? body?.replace(long[1], '') : body;
}
