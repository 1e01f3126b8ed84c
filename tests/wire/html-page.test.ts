import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { cleanHtml } from '../../src/plugins/off-the-wire/server/src/wire/html';
import { type Reading, read } from '../../src/plugins/off-the-wire/server/src/wire/read';

const page = (text: string): Reading => read({ bytes: new TextEncoder().encode(text) });
const item = (text: string) => {
  const reading = page(text);
  if (reading.problem) throw new Error(reading.problem.message);
  return reading.items[0];
};
const linked = (thing: object, body = '') =>
  `<html><head><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...thing })}</script></head><body>${body}</body></html>`;

describe('an article page', () => {
  test('is known by its first tag or by what it is declared as', () => {
    expect(page('<!-- x -->\n<!DOCTYPE HTML><h1>A</h1><p>b</p>').format).toBe('html-page');
    const bytes = new TextEncoder().encode('<div><h1>A</h1><meta property="og:type" content="article"><p>b</p></div>');
    expect(read({ bytes, contentType: 'text/html; charset=utf-8' }).format).toBe('html-page');
    expect(page('<nitf><body/></nitf>').format).not.toBe('html-page');
  });

  test('without an article or a headline is another format, and says so', () => {
    expect(page('<html><body><p></p></body></html>').problem).toMatchObject({ code: 'OTW_UNKNOWN_FORMAT' });
    expect(page('<html><title>Login</title><body></body></html>').problem?.message).toContain('no article');
  });

  test('believes JSON-LD before OpenGraph, OpenGraph before what it shows', () => {
    const graph = '<meta property="og:title" content="From graph"><meta property="og:type" content="article">';
    expect(item(linked({ headline: 'From data' }, `${graph}<h1>Shown</h1>`))?.headline).toBe('From data');
    expect(item(`<html>${graph}<h1>Shown</h1></html>`)?.headline).toBe('From graph');
    expect(item('<html><title>T</title><h1>Shown</h1><p>x</p></html>')?.headline).toBe('Shown');
  });

  test('has its own headline where JSON-LD cuts it', () => {
    const whole = 'A headline that is longer than forty letters goes on to its very end';
    expect(item(linked({ headline: `${whole.slice(0, 50)}...` }, `<h1>${whole}</h1>`))?.headline).toBe(whole);
  });

  test('takes the text of JSON-LD where it shows much less of it', () => {
    const articleBody = 'One two three four five six.\n\nSeven eight nine ten eleven twelve.';
    expect(item(linked({ headline: 'H', articleBody }, '<p>Read on for money.</p>'))?.body).toBe(
      '<p>One two three four five six.</p><p>Seven eight nine ten eleven twelve.</p>',
    );
  });

  test.each([
    ['one text', 'Mei Harrow', 'Mei Harrow'],
    ['several people', [{ name: 'A' }, { '@type': 'Person', name: 'B' }], 'A, B'],
    ['an organisation alone', { '@type': 'NewsMediaOrganization', name: 'Portal' }, undefined],
    ['an address', 'https://portal.example/mei', undefined],
    ['nonsense', [null, 3, { name: {} }], undefined],
  ])('takes its byline from %s', (_what, author, expected) => {
    expect(item(linked({ headline: 'H', author }))?.byline).toBe(expected);
  });

  test.each([
    ['a date', '2026-11-20', '2026-11-20'],
    ['a time with its zone', '2026-11-20T10:00:00+02:00', '2026-11-20T08:00:00.000Z'],
    ['a time without a zone, for the copy desk to settle', '2026-11-20T10:00:00', '2026-11-20T10:00:00'],
    ['no date at all', 'yesterday', undefined],
  ])('reads %s', (_what, datePublished, expected) => {
    expect(item(linked({ headline: 'H', datePublished }))?.firstCreated).toBe(expected);
  });

  test('keeps what stands beside the article in a note', () => {
    const reading = page(
      '<html><h1>H</h1><div>Menu</div><article><p>The story is here.</p></article><p>Imprint</p></html>',
    );
    expect(reading).toMatchObject({ items: [{ body: '<p>The story is here.</p>' }] });
    expect('notes' in reading ? reading.notes.at(-1)?.was : '').toBe('Menu\nImprint');
  });

  test('has no control characters in its text, wherever it stands', () => {
    const text = '<p>One\u0001.</p><table><tr><td>a\u0004b</td></tr></table>';
    expect(item(`<html><h1>H</h1><article>${text}</article></html>`)).toMatchObject({
      headline: 'H',
      body: '<p>One.</p><table><tr><td>ab</td></tr></table>',
    });
  });

  test('nested beyond any page is refused', () => {
    expect(page(`<html><h1>H</h1>${'<div>'.repeat(5_000)}`).problem?.message).toContain('levels of nesting');
  });

  test('of any kind is read or refused, and what comes out is clean', () => {
    const whole = readFileSync(join(__dirname, '..', 'fixtures', 'html-page', 'json-ld.html'), 'utf8');
    const cut = fc.tuple(
      fc.nat(whole.length),
      fc.nat(whole.length),
      fc.string({ unit: fc.constantFrom(...'<>"{}[]/=&;ab') }),
    );
    fc.assert(
      fc.property(cut, ([from, to, put]) => {
        const reading = page(whole.slice(0, Math.min(from, to)) + put + whole.slice(Math.max(from, to)));
        for (const { body = '' } of 'items' in reading ? reading.items : []) expect(cleanHtml(body)).toBe(body);
      }),
      { numRuns: 300 },
    );
  });
});
