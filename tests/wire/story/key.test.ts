import { createHash } from 'node:crypto';
import { digestOf } from '../../../src/plugins/off-the-wire/server/src/wire/story/digest';
import { storyKeys } from '../../../src/plugins/off-the-wire/server/src/wire/story/key';

const arrived = Date.parse('2026-11-20T12:00:00Z');

test('a story is known by its provider and its id, whichever channel brought it', () => {
  const item = { guid: 'urn:x', provider: 'Xinhua' };
  expect(storyKeys(item, 'portal', arrived)).toEqual(storyKeys(item, 'direct', arrived));
  expect(storyKeys({ ...item, provider: 'XINHUA ' }, 'portal', arrived)).toEqual(storyKeys(item, 'portal', arrived));
});

test('where no provider is known, the channel stands in', () => {
  expect(storyKeys({ guid: 'urn:x' }, 'one', arrived)).not.toEqual(storyKeys({ guid: 'urn:x' }, 'two', arrived));
});

test('never by its headline', () => {
  expect(storyKeys({ headline: 'Quake' }, 'one', arrived)).toEqual({
    ...{ exact: [], probable: [], cut: [], names: [], refs: [] },
  });
});

test('an id as it was sent comes before the id without its version', () => {
  const { exact } = storyKeys({ guid: 'urn:x', altIds: ['other', 'urn:x:2'], provider: 'P' }, 'one', arrived);
  expect(exact).toEqual(['guid|p|urn:x:2', 'guid|p|urn:x']);
});

test('keywords name a story on one day, in one language, of one provider', () => {
  const item = { slugline: 'Tariff  Talks', provider: 'P', language: 'en', versionCreated: '2026-11-19' };
  expect(storyKeys(item, 'one', arrived).probable).toEqual([
    'slug|p|en|tariff talks|2026-11-19',
    'slug|p|en|tariff talks|2026-11-18',
  ]);
  expect(storyKeys({ ...item, versionCreated: undefined }, 'one', arrived).probable[0]).toBe(
    'slug|p|en|tariff talks|2026-11-20',
  );
});

test("Reuters' WRAPUP goes by the keywords of its story as a story of its own; AFP's is a version", () => {
  const item = { slugline: 'STORM', versionCreated: '2026-11-20', genre: 'Wrapup' };
  const key = (provider: string) => storyKeys({ ...item, provider }, 'one', arrived).probable[0];
  expect(key('Reuters')).toBe('slug|reuters||storm (wrapup)|2026-11-20');
  expect(key('AFP')).toBe('slug|afp||storm|2026-11-20');
});

test("the desk and the number before PTI's slug say nothing of the story", () => {
  const key = (slugline: string, provider = 'PTI') =>
    storyKeys({ slugline, provider, versionCreated: '2026-11-20' }, 'one', arrived).probable[0];
  expect(key('DEL45 PAR-FISHERIES')).toBe('slug|pti||par-fisheries|2026-11-20');
  expect(key('FGN 7 PAR-FISHERIES')).toBe(key('DEL45 PAR-FISHERIES'));
  expect(key('DEL45 PAR-FISHERIES', 'AP')).toBe('slug|ap||del45 par-fisheries|2026-11-20');
});

test('a mark before a slug that the header cuts short is none of it', () => {
  const keys = (slugline: string) =>
    storyKeys({ slugline, provider: 'Reuters', versionCreated: '2026-11-20' }, 'one', arrived);
  const [first, fixed] = [keys('BC-GOODFORM-<GF>-TO-SELL'), keys('BC-CORRECTED---GOODFOR')];
  expect(fixed.cut[0]).toBe('cut|reuters||bc-goodfor|2026-11-20');
  expect(first.cut).toEqual(fixed.cut);
  expect(keys('BC-******GOODFORM-<GF>').probable[0]).toBe('slug|reuters||bc-goodform-<gf>|2026-11-20');
  expect(storyKeys({ slugline: 'BC-GOODFORM', provider: 'AP' }, 'one', arrived).cut).toEqual([]);
});

test.each([
  ['11-20', '2026-11-20'],
  ['11-21', '2026-11-21'],
  ['12-31', '2025-12-31'],
])('a header that says %s came on %s', (printed, day) => {
  const guid = `urn:x-anpa:reuters:bc-x:${printed}:0123456789abcdef`;
  expect(storyKeys({ guid, slugline: 'x', provider: 'AP' }, 'one', arrived).probable[0]).toBe(`slug|ap||x|${day}`);
});

test('copy with an id is never joined by keywords', () => {
  expect(storyKeys({ guid: 'urn:x', slugline: 'Tariff' }, 'one', arrived).probable).toEqual([]);
});

describe('what copy names', () => {
  const order = (ref: string) =>
    ({ provider: 'dpa', versionCreated: '2026-11-20T00:10:00.000Z', links: [{ rel: 'evolvedFrom', ref }] }) as const;

  test.each(['dpa 157', 'dpa157', '0157'])('the number %s is of the day, or of the night before', (ref) => {
    const [named] = storyKeys(order(ref), 'one', arrived).refs;
    const { names } = storyKeys(
      { provider: 'dpa', guid: 'message:dpa0157:191510', versionCreated: '2026-11-19T22:00:00.000Z' },
      'one',
      arrived,
    );
    expect(names).toEqual(['name|dpa|157|2026-11-19']);
    expect(named).toContain(names[0]);
  });

  test('an id is the same on any day', () => {
    const [named] = storyKeys(order('urn:newsml:dpa.com:20090101:1'), 'one', arrived).refs;
    expect(named).toContain('guid|dpa|urn:newsml:dpa.com:20090101:1');
  });
});

describe('a digest', () => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const item = { guid: 'urn:x', version: '1', headline: 'One', body: '<p>Two</p>' };

  test('is the same for the same copy, and for copy that says what is meant anyway', () => {
    expect(digestOf({ ...item, pubStatus: 'usable' }, hash)).toBe(digestOf(item, hash));
  });

  test.each([
    { headline: 'Other' },
    { body: '<p>Other</p>' },
    { kicker: 'Focus' },
    { version: '2' },
    { pubStatus: 'canceled' },
    { versionKind: 'correction' },
    { media: [{ kind: 'picture', renditions: [{ href: 'https://example.com/a.jpg' }] }] },
  ] as const)('is another with %p', (own) => {
    expect(digestOf({ ...item, ...own }, hash)).not.toBe(digestOf(item, hash));
  });

  test('does not hear of what no reader notices', () => {
    expect(digestOf({ ...item, edNotes: [{ text: 'Adds' }] }, hash)).toBe(digestOf(item, hash));
  });
});

describe("NITF's du-key", () => {
  const version = (own: object) => ({ guid: 'a-1', altIds: ['du-key:Lake-Ice'], versionCreated: '2026-11-20', ...own });

  test('names a story on one day, whatever the id of the document', () => {
    const [one, other] = [version({}), version({ guid: 'b-2', slugline: 'Ice' })];
    expect(storyKeys(other, 'x', arrived).probable[0]).toBe('slug|source:x||du-key:lake-ice|2026-11-20');
    expect(storyKeys(one, 'x', arrived).probable).toEqual(storyKeys(other, 'x', arrived).probable);
  });

  test('leaves the id the first word', () => {
    expect(storyKeys(version({}), 'x', arrived).exact).toEqual(['guid|source:x|a-1']);
  });
});
