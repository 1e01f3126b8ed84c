import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Copy, copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import type { Item } from '../../src/plugins/off-the-wire/server/src/wire/item';

/** The page that the project began with. It is no part of the project: without it these tests are skipped. */
const page = join(__dirname, '..', '..', '..', 'shared', 'samples', 'seed', 'china-org-cn-page.txt');
const withPage = existsSync(page) ? describe : describe.skip;
if (!existsSync(page)) console.warn('seed.test.ts is skipped: ../shared/samples/seed is not here');

withPage('the seed page', () => {
  let copy: Copy;
  let item: Item | undefined;
  beforeAll(async () => {
    copy = await copyFrom({ bytes: readFileSync(page) }, {});
    item = copy.items[0];
  });

  test('is page text with one article and nothing unreadable', () => {
    expect(copy).toMatchObject({ format: 'page-text', unreadable: [] });
    expect(copy.problem).toBeUndefined();
    expect(copy.items.length).toBe(1);
  });

  test('gives an article with headline, provider and a date without an hour', () => {
    expect(item).toMatchObject({ provider: 'Xinhua', versionCreated: '2015-09-13' });
    expect(item?.headline).toMatch(/^China, U\.S\. reach .{25,30} security$/);
  });

  test('has every paragraph of the page, no furniture, and no mark of its end', () => {
    const paragraphs = item?.body?.match(/<p>[^<]*<\/p>/g) ?? [];
    expect(paragraphs.length).toBe(6);
    expect(paragraphs.join('')).toBe(item?.body);
    expect(item?.body).not.toMatch(/Enditem|font size|here:|wire|none/i);
    expect(item?.body).toMatch(/he added\.<\/p>$/);
  });

  test('invents no dateline, kicker, language or version', () => {
    const { dateline, located, kicker, genre, language, versionKind, leadNumber, urgency } = item ?? {};
    const none = { dateline, located, kicker, genre, language, versionKind, leadNumber, urgency };
    expect(Object.values(none).filter((value) => value !== undefined)).toEqual([]);
  });

  test('stands at the root of the tree', () => {
    expect(copy.trails).toEqual([['Home']]);
  });

  test('has a ticker of ten rows, of the date of the page', () => {
    expect(copy.tickers[0]).toMatchObject({ title: 'Off the wire', asOf: '2015-09-13' });
    expect(copy.tickers[0]?.rows.length).toBe(10);
  });

  test.each([
    [1, /^Egypt sentences/, {}],
    [2, /^College criticized/, { kicker: 'China Exclusive' }],
    [3, /^Over 50/, {}],
    [4, /^Investors cash in/, { genre: 'Roundup' }],
    [5, /^Ronaldo/, {}],
    [6, /^Brunei's Sultan/, {}],
    [7, /^Chinese premier/, { kicker: 'China Focus', versionKind: 'writethru', leadNumber: 2 }],
    [8, /^Myanmar's/, { genre: 'Interview' }],
    [9, /^Tripoli/, {}],
    [10, /^New deal/, {}],
  ])('row %s is read: %s', (number, start, expected) => {
    const { text, ...read } = copy.tickers[0]?.rows[number - 1] ?? { text: '' };
    expect(text).toMatch(start);
    expect(JSON.parse(JSON.stringify(read))).toEqual(expected);
  });

  test('says in its notes what was left out', () => {
    const left = copy.notes.map((note) => note.was);
    expect(left).toEqual(expect.arrayContaining(['Adjust font size:', 'Enditem', 'You are here: Home']));
  });
});
