/** Everything that readers ask for. Behind a blank stands what `Accept` says. */
import { ask } from './ask';

const sections = ['world', 'world/asia', 'business', 'sport', 'sports', 'asia', 'business/asia', 'business/markets'];

/** Every filter that there is, some with another, in both orders. */
export const filters: readonly string[] = [
  ...['', 'order=updated', ...sections.slice(0, 6).map((path) => `section=${path}`), 'section=business,sport'],
  ...['source=hna', 'source=portal', 'provider=hna', 'language=en', 'language=es,fr', 'urgency=1', 'urgency=4,5'],
  ...['genre=Feature', 'keyword=rates', 'keyword=storm,vote', 'subject=economy'],
  ...['section=world&language=en', 'source=hna&keyword=rates,trade&urgency=1,2,3', 'order=updated&section=world'],
];

/** Lists that are walked through from end to end. */
export const walked: readonly string[] = [
  ...['', 'order=updated', 'section=world', 'language=en', 'urgency=4,5', 'source=hna&language=en'],
];

const plain: readonly string[] = [
  ...['headlines.rss', 'headlines.atom', 'headlines.feed.json', 'headlines.ninjs.json'].map((one) => `${one}?limit=8`),
  ...['headlines.rss?section=world', 'headlines.atom?order=updated&limit=5', 'headlines.ninjs.json?source=hna&limit=5'],
  ...['headlines?limit=8', 'headlines?limit=8 application/rss+xml', 'headlines?limit=8 application/atom+xml'],
  ...['headlines?limit=100&fields=headline,body', 'headlines?language=en&limit=5&fields=headline,source'],
  ...['news-sitemap.xml', 'tickers/desk', 'tickers/asia', 'tickers/none', 'breadcrumbs', 'headlines?section=none'],
  ...sections.map((path) => `breadcrumbs/${path}`),
];
const suffixes = ['', '.ninjs.json', '.newsml-g2.xml', '.nitf.xml', '.txt'];

export const articleTargets = (slug: string, at: number): readonly string[] => [
  `articles/${slug}`,
  `articles/${slug}${suffixes[1 + (at % 4)]}`,
];

/** With pages further down, and back up, of the list as it stands. */
export async function allTargets(url: string): Promise<string[]> {
  const found = [...plain];
  for (const [at, filter] of filters.entries()) {
    const first = `headlines?${filter}${filter && '&'}limit=6`;
    found.push(first);
    const { meta } = await read(url, first);
    if (at > 8 || !meta?.next) continue;
    const second = `${first}&cursor=${meta.next}`;
    const { meta: further } = await read(url, second);
    found.push(second);
    if (further?.next) found.push(`${first}&cursor=${further.next}`);
    if (further?.previous) found.push(`${first}&cursor=${further.previous}`);
  }
  const { data = [] } = await read(url, 'headlines?limit=12');
  return [
    ...found,
    ...data.flatMap(({ slug, documentId }, at) => [...articleTargets(slug, at), excluding(documentId)]),
  ];
}

const excluding = (documentId: string) => `headlines?exclude=${documentId}&limit=3`;

interface Body {
  readonly data?: readonly { readonly slug: string; readonly documentId: string }[];
  readonly meta?: { readonly next: string | null; readonly previous: string | null };
}

async function read(url: string, target: string): Promise<Body> {
  return JSON.parse((await ask(`${url}/api/wire/${target}`)).body.toString()) as Body;
}
