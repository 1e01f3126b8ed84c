import type {
  Article,
  ChangesAnswer,
  Headline,
  HeadlinesAnswer,
  Section,
  TickerAnswer,
} from '../../../shared/contracts';

/** Examples for the API's description, of an invented agency. A test holds each against its shape. */

const home = { label: 'Home', path: '' };
const world = { label: 'World', path: 'world' };

const headline: Headline = {
  documentId: 'kq3v8yq2m0s1c7d4n5x6b9aa',
  slug: 'ferries-sail-again-after-the-storm',
  guid: 'urn:newsml:harbour.example:20261120:ferries',
  headline: 'Ferries sail again after the storm',
  language: 'en',
  urgency: 4,
  provider: 'Harbour',
  source: { code: 'harbour', name: 'Harbour News Agency' },
  section: world,
  firstPublished: '2026-11-20T10:00:00.000Z',
  lastPublished: '2026-11-20T10:00:00.000Z',
  lastUpdated: '2026-11-20T10:05:00.000Z',
  url: '/api/wire/articles/ferries-sail-again-after-the-storm',
};

export const headlinesExample: HeadlinesAnswer = {
  data: [headline],
  meta: { limit: 1, next: 'MXBkLm1oeg', previous: null },
};

export const articleExample: { data: Article; meta: object } = {
  data: {
    ...headline,
    body: '<p>The first ferry left the harbour at ten.</p>',
    trail: [home, world],
    jsonLd: [{ '@context': 'https://schema.org', '@type': 'NewsArticle', headline: headline.headline }],
  },
  meta: {},
};

export const tickerExample: TickerAnswer = {
  data: {
    code: 'off-the-wire',
    label: 'Off the wire',
    rows: [
      {
        text: headline.headline,
        urgent: false,
        pinned: false,
        article: { documentId: headline.documentId, slug: headline.slug, url: headline.url },
      },
    ],
  },
  meta: {},
};

export const breadcrumbsExample: { data: Section; meta: object } = {
  data: { ...world, order: 1, children: [{ label: 'Asia', path: 'world/asia', order: 0, children: [] }] },
  meta: { trail: [home, world] },
};

export const changesExample: ChangesAnswer = {
  data: [
    {
      ...{ n: 41, at: '2026-11-20T10:00:00.000Z', kind: 'published', about: 'article' },
      ...{ subject: headline.documentId, guid: headline.guid, article: headline },
    },
    {
      ...{ n: 42, at: '2026-11-20T10:09:00.000Z', kind: 'withdrawn', about: 'article' },
      ...{ subject: 'p0d3f8yq2m0s1c7d4n5x6bcc', guid: 'urn:newsml:harbour.example:20261120:bridge', reason: 'killed' },
    },
  ],
  meta: { next: 42, last: 42 },
};

export const receiptExample = {
  data: {
    delivery: 'w2r9c8yq2m0s1c7d4n5x6bdd',
    source: 'harbour',
    state: 'accepted',
    format: 'ninjs',
    size: 812,
    digest: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
    items: [
      {
        ...{ outcome: 'created', headline: headline.headline, guid: headline.guid },
        ...{ article: headline.documentId, slug: headline.slug },
      },
    ],
    notes: [],
  },
  meta: {},
};
