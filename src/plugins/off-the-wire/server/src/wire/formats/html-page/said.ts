import type { Item, Moment, Subject } from '../../item';
import { isLocalTime, isoMoment } from '../../time';
import { allWords, type Thing, thingsIn, words } from './json-ld';
import type { Meta } from './meta';

/** What JSON-LD and the page's head say of the article, apart from its headline, text and pictures. */
export function said(article: Thing | undefined, meta: Meta): Item {
  const published = moment(
    words(article, 'datePublished'),
    meta.first(
      'article:published_time',
      'pubdate',
      'publishdate',
      'date',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'datepublished',
    ),
  );
  const modified = moment(
    words(article, 'dateModified'),
    meta.first('article:modified_time', 'og:updated_time', 'lastmod', 'dcterms.modified', 'datemodified'),
  );
  return {
    abstract:
      words(article, 'description', 'abstract') ?? meta.first('og:description', 'description', 'twitter:description'),
    byline: bylineOf(article) ?? personIn(meta.first('author', 'article:author', 'byl', 'dc.creator')),
    firstCreated: published,
    versionCreated: modified ?? published,
    language: languageOf(words(article, 'inLanguage') ?? meta.language ?? meta.first('og:locale', 'content-language')),
    provider: words(article, 'sourceOrganization', 'provider', 'publisher') ?? meta.first('og:site_name'),
    genre: words(article, 'genre'),
    dateline: words(article, 'dateline'),
    located: words(article, 'locationCreated', 'contentLocation'),
    creditline: words(article, 'creditText'),
    copyrightHolder: words(article, 'copyrightHolder'),
    copyrightNotice: words(article, 'copyrightNotice') ?? meta.first('copyright', 'dc.rights'),
    usageTerms: words(article, 'usageInfo', 'license'),
    expires: moment(words(article, 'expires'), meta.first('article:expiration_time')),
    keywords: keywordsOf(article, meta),
    subjects: subjectsOf(article, meta),
  };
}

/** The first that can be read. A time without a zone is left for the copy desk, which knows the source's. */
function moment(...written: readonly (string | undefined)[]): Moment | undefined {
  const read = (text: string) => isoMoment(text) ?? (isLocalTime(text) ? text : undefined);
  return written.flatMap((text) => (text === undefined ? [] : (read(text) ?? [])))[0];
}

/** A byline is of people: an organisation as author is the publisher again. */
function bylineOf(article: Thing | undefined): string | undefined {
  const authors = thingsIn(article, 'author');
  const people = authors.filter((author) => !/Organization$/.test(words(author, '@type') ?? ''));
  const names =
    authors.length > 0 ? people.flatMap((person) => words(person, 'name') ?? []) : allWords(article, 'author');
  return (
    names
      .flatMap((name) => personIn(name) ?? [])
      .slice(0, 20)
      .join(', ') || undefined
  );
}

/** OpenGraph wants an address there; it is no name. */
const personIn = (text: string | undefined) => (text !== undefined && !/^https?:/i.test(text) ? text : undefined);

const languageOf = (tag: string | undefined) =>
  tag && /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/.test(tag) ? tag.replace(/_/g, '-') : undefined;

function keywordsOf(article: Thing | undefined, meta: Meta): readonly string[] | undefined {
  const linked = allWords(article, 'keywords');
  const tags =
    linked.length > 0
      ? linked
      : [
          ...meta.all('article:tag'),
          ...(meta.all('article:tag').length > 0 ? [] : [meta.first('news_keywords', 'keywords') ?? '']),
        ];
  const split = tags.length === 1 ? (tags[0] ?? '').split(/[,;，；、]/) : tags;
  const found = [...new Set(split.map((word) => word.trim()).filter(Boolean))].slice(0, 100);
  return found.length > 0 ? found : undefined;
}

function subjectsOf(article: Thing | undefined, meta: Meta): readonly Subject[] | undefined {
  const linked = [
    ...allWords(article, 'articleSection'),
    ...thingsIn(article, 'about').flatMap((one) => words(one, 'name') ?? []),
  ];
  const names = linked.length > 0 ? linked : meta.all('article:section');
  return names.length > 0 ? [...new Set(names)].slice(0, 50).map((name) => ({ name })) : undefined;
}
