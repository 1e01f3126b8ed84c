import type { Article, Headline, SourceName, Step } from '../../../../shared/contracts';
import type { Breadcrumb, Tree } from '../../store/breadcrumbs';
import type { PublicArticle } from '../../store/public-articles';
import type { Directory } from '../directory';
import { jsonLd } from './json-ld';

export const prefix = '/api/wire';

/** A published row as a headline. */
export function headline(article: PublicArticle, { tree, sourceById }: Directory): Headline {
  const {
    sourceId,
    breadcrumbId,
    firstPublished,
    lastPublished,
    slug = article.documentId,
    headline = '',
    // Not for lists.
    body,
    publicNote,
    copyrightNotice,
    usageTerms,
    links,
    expires,
    infoSource,
    slugline,
    ...said
  } = article;
  const source = sourceId === undefined ? undefined : sourceById.get(sourceId);
  const breadcrumb = breadcrumbId === undefined ? undefined : tree.byId.get(breadcrumbId);
  return {
    ...(said as Partial<Headline>),
    documentId: article.documentId,
    slug,
    headline,
    source: source && sourceName(source),
    section: breadcrumb && step(breadcrumb, tree),
    firstPublished: iso(firstPublished ?? lastPublished),
    lastPublished: iso(lastPublished ?? firstPublished),
    url: `${prefix}/articles/${slug}`,
  };
}

/** A published row as a whole article, with its trail and its JSON-LD. */
export function wholeArticle(article: PublicArticle, directory: Directory, origin: string): Article {
  const { body, publicNote, copyrightNotice, usageTerms, links, infoSource } = article;
  const whole = {
    ...headline(article, directory),
    ...{ body, publicNote, infoSource, copyrightNotice, usageTerms },
    links: links as Article['links'],
    trail: trailOf(article.breadcrumbId, directory.tree),
  };
  return { ...whole, jsonLd: jsonLd(whole, origin) };
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

const iso = (milliseconds: number | undefined) => new Date(milliseconds ?? 0).toISOString();
