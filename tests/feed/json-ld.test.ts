import { jsonLd } from '../../src/plugins/off-the-wire/server/src/feed/render/json-ld';
import { pageAddresses } from '../../src/plugins/off-the-wire/server/src/feed/render/page-addresses';
import type { Article } from '../../src/plugins/off-the-wire/shared/contracts';

const patterns = { home: '/', article: '/articles/{slug}', section: '/sections/{path}' };
const home = { label: 'Home', path: '' };
const article: Omit<Article, 'jsonLd'> = {
  documentId: 'abc',
  slug: 'ferries-run-again-abc',
  headline: 'Ferries run again',
  kicker: 'Harbour Focus',
  firstPublished: '2026-11-20T10:00:00.000Z',
  lastPublished: '2026-11-20T11:00:00.000Z',
  lastUpdated: '2026-11-20T11:00:00.000Z',
  url: '/api/wire/articles/ferries-run-again-abc',
  trail: [home, { label: 'World', path: 'world' }, { label: 'Asia', path: 'world/asia' }],
};

describe('the address of an article in JSON-LD', () => {
  test('is that of its page, not of the API, with the host where it is known', () => {
    const [news] = jsonLd(article, pageAddresses(patterns, 'https://news.example/'));
    expect(news).toMatchObject({
      headline: 'Harbour Focus: Ferries run again',
      url: 'https://news.example/articles/ferries-run-again-abc',
      mainEntityOfPage: 'https://news.example/articles/ferries-run-again-abc',
    });
  });

  test('is a path where the host is not known', () => {
    expect(jsonLd(article, pageAddresses(patterns, ''))[0]).toMatchObject({ url: '/articles/ferries-run-again-abc' });
  });

  test('is on another site where the settings name one', () => {
    const elsewhere = { home: 'https://site.example/', article: 'https://site.example/n/{slug}', section: '/s/{path}' };
    const pages = pageAddresses(elsewhere, 'https://cms.example');
    expect(jsonLd(article, pages)[0]).toMatchObject({ url: 'https://site.example/n/ferries-run-again-abc' });
    expect(pages.section('world/asia')).toBe('https://cms.example/s/world/asia');
  });
});

test('the trail in JSON-LD goes from the home page to the section', () => {
  const [, list] = jsonLd(article, pageAddresses(patterns, 'https://news.example'));
  expect(list).toMatchObject({
    itemListElement: [
      { position: 1, name: 'Home', item: 'https://news.example/' },
      { position: 2, name: 'World', item: 'https://news.example/sections/world' },
      { position: 3, name: 'Asia', item: 'https://news.example/sections/world/asia' },
    ],
  });
});

test('a slug with signs that mean something in a replacement or an address is taken as it is', () => {
  expect(pageAddresses(patterns, '').article("50$&-off?#'")).toBe("/articles/50%24%26-off%3F%23'");
});

test('JSON-LD names the author without the word before it, and when readers last saw the story change', () => {
  const corrected = { ...article, byline: 'By Ann  Lee', lastUpdated: '2026-11-20T12:00:00.000Z' };
  expect(jsonLd(corrected, pageAddresses(patterns, ''))[0]).toMatchObject({
    datePublished: '2026-11-20T10:00:00.000Z',
    dateModified: '2026-11-20T12:00:00.000Z',
    author: { '@type': 'Person', name: 'Ann Lee' },
  });
});

test('the picture in JSON-LD is the widest form of each picture; sound and video are none', () => {
  const media: Article['media'] = [
    { kind: 'picture', renditions: [rendition('small', 300), rendition('large', 2000), rendition('middle', 900)] },
    { kind: 'video', renditions: [rendition('film', 1920)] },
    { kind: 'picture', renditions: [] },
  ];
  const pages = pageAddresses(patterns, '');
  expect(jsonLd({ ...article, media }, pages)[0]).toMatchObject({ image: ['https://pictures.example/large'] });
  expect(jsonLd(article, pages)[0]).toHaveProperty('image', undefined);
});

const rendition = (name: string, width: number) => ({ name, width, href: `https://pictures.example/${name}` });
