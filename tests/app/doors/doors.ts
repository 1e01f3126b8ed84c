/** Every way in which somebody who is not of the desk can ask for a story. */

export interface Door {
  /** Below the server's address. */
  readonly path: string;
  readonly token?: string;
  /** Asks with the ETag of the answer before. */
  readonly conditional?: true;
  /** How often it is tried, in milliseconds. */
  readonly every: number;
}

/**
 * In milliseconds: the doors that readers stand before, other answers that are kept ready, those that are made anew for
 * each request, and where none is to be had. All of them in the quickest beat would leave a server no time for its work.
 */
const [first, kept, made, none] = [50, 200, 500, 1000];

export interface Tokens {
  readonly readOnly: string;
  readonly custom: string;
}

const wire = (path: string): Door => ({ path: `/api/wire/${path}`, every: kept });
const strapis = (path: string, token?: string): Door => ({ path, token, every: made });
const rest = '/api/off-the-wire';
const manager = '/content-manager/collection-types/plugin::off-the-wire.article';

/** No door: it only tells whether the machine lets the server do its work at all. */
export const pulse: Door = { path: '/_health', every: 100 };

/** Those that list every story that is public now. */
export const lists = ({ readOnly, custom }: Tokens): readonly Door[] => [
  { ...wire('headlines'), every: first },
  { ...wire('headlines?limit=50'), conditional: true, every: first },
  wire('headlines?provider=Harbour&limit=100'),
  wire('headlines?section=world&limit=100'),
  wire('headlines?keyword=quays&language=en&limit=100'),
  wire('headlines?urgency=4&since=2026-01-01&until=2100-01-01&limit=100'),
  ...['.rss', '.atom', '.feed.json', '.ninjs.json'].map((suffix) => wire(`headlines${suffix}`)),
  wire('news-sitemap.xml'),
  { ...wire('tickers/everything'), every: first },
  wire('tickers/quays'),
  { ...wire('changes?after=0&limit=1000'), every: 100 },
  wire('changes?after=0&limit=1000&language=en&wait=1'),
  strapis('/'),
  strapis('/sections/world'),
  strapis(`${rest}/articles?pagination[pageSize]=100&populate=*`, readOnly),
  strapis(`${rest}/articles?pagination[pageSize]=100&sort=lastPublished:desc&status=published`, custom),
];

/** Those that give one story. */
export const ofStory = (slug: string, documentId: string, { readOnly }: Tokens): readonly Door[] => [
  { ...wire(`articles/${slug}`), every: 100 },
  ...['.ninjs.json', '.newsml-g2.xml', '.nitf.xml', '.txt'].map((suffix) => ({
    ...wire(`articles/${slug}${suffix}`),
    every: made,
  })),
  strapis(`/articles/${slug}`),
  strapis(`${rest}/articles/${documentId}?populate=*`, readOnly),
];

/** Those that never give any: drafts, the desk's own, and what tells of other things. */
export const shut = (documentIds: readonly string[], tokens: Tokens): readonly Door[] =>
  shutDoors(documentIds, tokens).map((door) => ({ ...door, every: none }));

const shutDoors = (documentIds: readonly string[], { readOnly, custom }: Tokens): readonly Door[] => [
  strapis(`${rest}/articles?status=draft&pagination[pageSize]=100`, readOnly),
  strapis(`${rest}/articles?status=draft&pagination[pageSize]=100`, custom),
  strapis(`${rest}/articles?status=draft&publicationFilter=never-published`, custom),
  strapis(`${rest}/articles`),
  strapis(`${rest}/sources?populate=*`, readOnly),
  strapis(`${rest}/breadcrumbs?populate=*&status=draft`, readOnly),
  strapis(`${rest}/article-versions`, readOnly),
  strapis(`${rest}/deliveries`, readOnly),
  strapis(manager, readOnly),
  strapis('/off-the-wire/overview', readOnly),
  strapis('/graphql?query={articles(status:DRAFT){headline}}'),
  wire('breadcrumbs'),
  wire('breadcrumbs/world'),
  ...documentIds.flatMap((documentId): Door[] => [
    strapis(`${rest}/articles/${documentId}?status=draft`, readOnly),
    strapis(`${manager}/${documentId}`),
    strapis(`/content-manager/preview/url/plugin::off-the-wire.article?documentId=${documentId}&status=draft`),
  ]),
];
