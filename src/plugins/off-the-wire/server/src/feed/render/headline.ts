import type { Article, Headline, SourceName, Step } from '../../../../shared/contracts';
import type { Breadcrumb, Tree } from '../../store/breadcrumbs';
import type { PublicArticle } from '../../store/public-articles';
import type { Directory } from '../directory';
import { jsonLd } from './json-ld';
import type { PageAddresses } from './page-addresses';

export const prefix = '/api/wire';

/** A published row as a headline. Each field by name: copying all but some is the slowest part of a list otherwise. */
export function headline(article: PublicArticle, { tree, sourceById }: Directory): Headline {
  const { documentId, sourceId, breadcrumbId, firstPublished, lastPublished, slug = documentId } = article;
  const source = sourceId === undefined ? undefined : sourceById.get(sourceId);
  const breadcrumb = breadcrumbId === undefined ? undefined : tree.byId.get(breadcrumbId);
  return {
    documentId,
    slug,
    guid: article.guid,
    headline: article.headline ?? '',
    kicker: article.kicker,
    genre: article.genre,
    abstract: article.abstract,
    byline: article.byline,
    dateline: article.dateline,
    located: article.located,
    language: article.language,
    urgency: article.urgency,
    provider: article.provider,
    creditline: article.creditline,
    source: source && sourceName(source),
    section: breadcrumb && step(breadcrumb, tree),
    subjects: article.subjects as Headline['subjects'],
    keywords: article.keywords as Headline['keywords'],
    media: article.media as Headline['media'],
    wordCount: article.wordCount,
    version: article.version,
    versionKind: article.versionKind,
    leadNumber: article.leadNumber,
    firstCreated: article.firstCreated,
    versionCreated: article.versionCreated,
    firstPublished: iso(firstPublished ?? lastPublished),
    lastPublished: iso(lastPublished ?? firstPublished),
    lastUpdated: iso(article.lastUpdated ?? lastPublished ?? firstPublished),
    url: `${prefix}/articles/${slug}`,
  };
}

/** A published row as a whole article, with its trail and its JSON-LD. */
export function wholeArticle(article: PublicArticle, directory: Directory, pages: PageAddresses): Article {
  const { body, publicNote, copyrightNotice, usageTerms, links, infoSource } = article;
  const whole = {
    ...headline(article, directory),
    ...{ body, publicNote, infoSource, copyrightNotice, usageTerms },
    links: links as Article['links'],
    trail: trailOf(article.breadcrumbId, directory.tree),
  };
  return { ...whole, jsonLd: jsonLd(whole, pages) };
}

/** "You are here": from the root to the section; the root alone for what is filed nowhere. */
function trailOf(breadcrumbId: number | undefined, tree: Tree): Step[] {
  const breadcrumb = breadcrumbId === undefined ? tree.root : tree.byId.get(breadcrumbId);
  return breadcrumb ? tree.trailOf(breadcrumb).map((one) => step(one, tree)) : [];
}

export function step(breadcrumb: Breadcrumb, tree: Tree): Step {
  return { label: breadcrumb.label, path: tree.pathOf(breadcrumb) };
}

function sourceName({ code, name, attribution }: SourceName): SourceName {
  return { code, name, attribution };
}

/** The articles of a batch share their times, and so do the times of an article: the last ones are remembered. */
const isoTexts = new Map<number, string>();

function iso(milliseconds = 0): string {
  const known = isoTexts.get(milliseconds);
  if (known !== undefined) return known;
  if (isoTexts.size >= 1000) isoTexts.clear();
  const text = new Date(milliseconds).toISOString();
  isoTexts.set(milliseconds, text);
  return text;
}
