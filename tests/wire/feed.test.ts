import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { feedMoment } from '../../src/plugins/off-the-wire/server/src/wire/formats/feed/date';
import { cleanHtml } from '../../src/plugins/off-the-wire/server/src/wire/html';
import { read } from '../../src/plugins/off-the-wire/server/src/wire/read';

const reading = (text: string, contentType?: string) => read({ bytes: new TextEncoder().encode(text), contentType });
const items = (text: string) => {
  const found = reading(text);
  if (found.problem) throw new Error(found.problem.message);
  return found.items;
};
const rss = (inside: string) => `<rss version="2.0"><channel><title>P</title>${inside}</channel></rss>`;

describe('a date in a feed', () => {
  test.each([
    ['Sat, 21 Nov 2026 09:00:00 +0200', '2026-11-21T07:00:00.000Z'],
    ['21 Nov 26 09:00 GMT', '2026-11-21T09:00:00.000Z'],
    ['Sat, 21 Nov 1998 09:00:00 EST', '1998-11-21T14:00:00.000Z'],
    ['Sat, 21 Nov 98 09:00:00 Z', '1998-11-21T09:00:00.000Z'],
    ['Sam., 21 nov 2026 09:00:00 CET', '2026-11-21T08:00:00.000Z'],
    ['Sat, 21 November 2026 9:00:00 GMT', '2026-11-21T09:00:00.000Z'],
    ['2026-11-21T09:00:00+09:00', '2026-11-21T00:00:00.000Z'],
    ['Sat, 21 Nov 2026', '2026-11-21'],
    ['2026-11-21', '2026-11-21'],
    ['Sat, 21 Nov 2026 09:00:00 XST', '2026-11-21'],
    ['Sat, 21 Nov 2026 09:00:00', '2026-11-21T09:00:00'],
    ['2026-11-21 09:00', '2026-11-21 09:00'],
    ['Sat, 31 Feb 2026 09:00:00 GMT', undefined],
    ['Sat, 21 Nov 2026 25:00:00 GMT', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('"%s" is %s', (written, expected) => {
    expect(feedMoment(written)).toBe(expected);
  });
});

describe('a feed', () => {
  test('is known by its root, whatever stands before it; a NITF, a page and ninjs are none', () => {
    expect(reading(`<?xml version="1.0"?><!-- <html> -->\n${rss('<item><title>A</title></item>')}`).format).toBe(
      'feed',
    );
    expect(reading('{"version":"https://jsonfeed.org/version/1","title":"x","items":[]}').format).toBe('feed');
    expect(reading('{"uri":"urn:a","headline":"b"}').format).toBe('ninjs');
    expect(reading('<html><body><rss>x</rss></body></html>').format).not.toBe('feed');
  });

  test('that breaks off keeps every entry that had ended, and names the one that had not', () => {
    const whole = '<item><title>One</title><description>Whole.</description></item>';
    const found = reading(
      `<rss version="2.0"><channel><title>P</title>${whole}<item><title>Two</title><description>Half`,
    );
    expect(found).toMatchObject({
      items: [{ headline: 'One' }],
      unreadable: [{ at: 'line 1', reason: 'The document breaks off in it.' }],
    });
  });

  test('whose entries have one id for different pages tells them apart by their pages', () => {
    const entry = (page: string) =>
      `<item><title>${page}</title><guid isPermaLink="false">1</guid><link>${page}</link></item>`;
    const [one, other] = ['https://portal.example/a', 'https://portal.example/b'];
    expect(items(rss(entry(one) + entry(other))).map(({ guid }) => guid)).toEqual([one, other]);
    expect(items(rss(entry(one) + entry(one))).map(({ guid }) => guid)).toEqual(['1', '1']);
  });

  test.each([
    ['/1.jpg', 'https://portal.example/1.jpg'],
    ['2.jpg?a=1&amp;b=2', 'https://portal.example/news/2.jpg?a=1&amp;b=2'],
    ['//img.example/3.jpg', 'https://img.example/3.jpg'],
    ['https://img.example/4.jpg', 'https://img.example/4.jpg'],
  ])('has the picture %s at %s', (src, whole) => {
    const description = `<![CDATA[<p><img src="${src}">A</p>]]>`;
    const entry = `<item><title>A</title><link>https://portal.example/news/a</link><description>${description}</description></item>`;
    expect(items(rss(entry))[0]?.body).toContain(`src="${whole}"`);
  });

  test('that writes of addresses keeps its words', () => {
    const description = '<![CDATA[<p>Write src="1.jpg" there.</p>]]>';
    const entry = `<item><title>A</title><link>https://portal.example/a</link><description>${description}</description></item>`;
    expect(items(rss(entry))[0]?.body).toContain('src="1.jpg" there');
  });

  test('says in notes what it holds and no field takes', () => {
    const found = reading(rss('<item><title>A</title><x:mood xmlns:x="urn:x">cheerful</x:mood></item><ttl>60</ttl>'));
    expect('notes' in found ? found.notes.map(({ was }) => was) : []).toEqual(['mood: cheerful; channel/ttl: 60']);
  });

  test('whose title looks like markup keeps it as text', () => {
    expect(items(rss('<item><title>a &amp;lt; b &amp;amp; c</title></item>'))[0]?.headline).toBe('a < b & c');
  });

  test('with nothing in it is no failure', () => {
    expect(items(rss(''))).toEqual([]);
  });

  test('with definitions of its own in its document type is refused', () => {
    expect(reading(`<!DOCTYPE rss [<!ENTITY a "b">]>${rss('')}`).problem).toMatchObject({ code: 'OTW_PAST_LIMIT' });
  });

  test('of any kind is read or refused, and what comes out is clean', () => {
    const folder = join(__dirname, '..', 'fixtures', 'feed');
    const feeds = readdirSync(folder).filter((name) => !name.endsWith('.items.json'));
    const texts = feeds.map((name) => readFileSync(join(folder, name), 'utf8'));
    const change = fc.tuple(
      fc.constantFrom(...texts),
      fc.nat(3_000),
      fc.nat(200),
      fc.string({ unit: fc.constantFrom(...'<>"{}[]/=&;ab!-') }),
    );
    fc.assert(
      fc.property(change, ([text, from, length, put]) => {
        const found = reading(text.slice(0, from) + put + text.slice(from + length));
        for (const { body = '' } of 'items' in found ? found.items : []) expect(cleanHtml(body)).toBe(body);
      }),
      { numRuns: 500 },
    );
  });
});
