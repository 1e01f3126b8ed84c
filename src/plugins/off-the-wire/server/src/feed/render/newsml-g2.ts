import type { Article, Media, Subject } from '../../../../shared/contracts';
import { uriOf } from '../../wire/guid';
import { codeAliases } from './newsml-g2-codes';
import { mediaLink } from './newsml-g2-media';
import type { PageAddresses } from './page-addresses';
import { amount, day, identityUri, instant, languageTag, line, lines, mediaOf, pageAddress, urgency } from './values';
import { xhtml } from './xhtml';
import { element, filled, type Xml, type XmlElement, xmlDocument } from './xml';

/**
 * An article as a newsItem of NewsML-G2 2.35, its text as XHTML. What has an hour is a date and time of the item, what has
 * none a date of its content: those may be dates alone.
 */
export function newsmlG2(article: Article, pages: PageAddresses): string {
  const language = languageTag(article.language);
  const version = line(article.version);
  return xmlDocument(
    element(
      'newsItem',
      {
        xmlns: 'http://iptc.org/std/nar/2006-10-01/',
        guid: identityUri(article),
        // xs:positiveInteger: other numbers of a version have no place.
        version: version !== undefined && /^\d{0,8}[1-9]\d{0,8}$/.test(version) ? version : undefined,
        standard: 'NewsML-G2',
        standardversion: '2.35',
        conformance: 'power',
        'xml:lang': language,
      },
      element('catalogRef', { href: 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml' }),
      catalog(article),
      rights(article),
      itemMeta(article),
      contentMeta(article, language),
      contentSet(article, pages),
    ),
  );
}

/** The aliases that IPTC's catalog has not: our own words, and vocabularies whose address only the provider knows. */
function catalog({ subjects = [] }: Article): XmlElement {
  const aliases = ['otw', ...codeAliases(subjects.flatMap(({ qcode }) => line(qcode) ?? []))];
  const schemes = aliases.map((alias) => element('scheme', { alias, uri: `urn:x-off-the-wire:scheme:${alias}:` }));
  return element('catalog', {}, schemes);
}

function rights({ copyrightNotice, usageTerms }: Article): XmlElement | undefined {
  const notice = filled('copyrightNotice', line(copyrightNotice));
  const terms = filled('usageTerms', line(usageTerms));
  return notice || terms ? element('rightsInfo', {}, notice, terms) : undefined;
}

/**
 * `versionCreated` is asked for, with its hour: where the copy gave none, this version of the item is as old as its
 * publication here.
 */
function itemMeta(article: Article): XmlElement {
  const provider = line(article.provider ?? article.source?.name);
  const created = instant(article.versionCreated) ?? article.lastPublished;
  return element(
    'itemMeta',
    {},
    element('itemClass', { qcode: 'ninat:text' }),
    provider === undefined ? element('provider') : named('provider', provider),
    element('versionCreated', {}, created),
    filled('firstCreated', instant(article.firstCreated)),
    element('pubStatus', { qcode: 'stat:usable' }),
    filled('edNote', line(article.publicNote), { role: 'ednoterole:publicnote' }),
    signal(line(article.versionKind)),
    (article.links ?? []).map(relation),
    mediaOf(article).map((media: Media, at) => mediaLink(media, at + 1)),
  );
}

/** `sig:` has words for two kinds of version; the others are words of our own. */
function signal(kind: string | undefined): XmlElement | undefined {
  if (kind === undefined) return undefined;
  return element('signal', kind === 'correction' || kind === 'update' ? { qcode: `sig:${kind}` } : { literal: kind });
}

const relations: ReadonlyMap<string, string> = new Map([
  ['translationOf', 'irel:translatedFrom'],
  ['evolvedFrom', 'irel:previousVersion'],
  ['supersededBy', 'otw:supersededBy'],
]);

function relation({ rel, ref }: NonNullable<Article['links']>[number]): XmlElement {
  return element('link', { rel: relations.get(rel) ?? 'irel:seeAlso', residref: uriOf(line(ref) ?? ref) });
}

function contentMeta(article: Article, language: string | undefined): XmlElement {
  return element(
    'contentMeta',
    {},
    filled('urgency', urgency(article.urgency)?.toString()),
    filled('contentCreated', day(article.firstCreated)),
    filled('contentModified', day(article.versionCreated)),
    lines([article.located ?? '']).map((name) => named('located', name)),
    lines([article.infoSource ?? '']).map((name) => named('infoSource', name)),
    language === undefined ? undefined : element('language', { tag: language }),
    lines([article.genre ?? '']).map((name) => named('genre', name)),
    lines(article.keywords).map((keyword) => element('keyword', {}, keyword)),
    (article.subjects ?? []).map(subject),
    filled('headline', line(article.headline)),
    filled('headline', line(article.kicker), { role: 'otw:kicker' }),
    filled('dateline', line(article.dateline)),
    filled('by', line(article.byline)),
    filled('creditline', line(article.creditline)),
    filled('description', line(article.abstract), { role: 'drol:summary' }),
  );
}

function named(name: string, text: string): XmlElement {
  return element(name, { literal: text }, element('name', {}, text));
}

/** A code of a vocabulary, an address, or a word; its name beside it. */
function subject({ qcode, name }: Subject): XmlElement | undefined {
  const [code, printed] = [line(qcode), filled('name', line(name))];
  if (code === undefined) return printed && element('subject', { literal: line(name) }, printed);
  if (/^https?:\/\//i.test(code)) return element('subject', { uri: uriOf(code) }, printed);
  const isQcode = /^[A-Za-z_][\w.-]*:\S+$/.test(code);
  return element('subject', isQcode ? { qcode: code } : { literal: code }, printed);
}

function contentSet(article: Article, pages: PageAddresses): XmlElement {
  const page = pageAddress(article, pages);
  const body: readonly Xml[] = xhtml(article.body ?? '');
  const text = element(
    'html',
    { xmlns: 'http://www.w3.org/1999/xhtml' },
    element('head', {}, element('title', {}, line(article.headline) ?? '')),
    element('body', {}, body),
  );
  return element(
    'contentSet',
    {},
    body.length === 0
      ? undefined
      : element('inlineXML', { contenttype: 'application/xhtml+xml', wordcount: amount(article.wordCount) }, text),
    page === undefined ? undefined : element('remoteContent', { href: page, contenttype: 'text/html' }),
  );
}
