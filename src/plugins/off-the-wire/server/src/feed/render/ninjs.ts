import type { Article, Media, Subject } from '../../../../shared/contracts';
import { uriOf } from '../../wire/guid';
import { cleanHtml } from '../../wire/html';
import type { PageAddresses } from './page-addresses';
import {
  amount,
  escapedHtml,
  identityUri,
  instant,
  languageTag,
  line,
  lines,
  mediaOf,
  pageAddress,
  seconds,
  urgency,
  webAddress,
} from './values';

/**
 * An article as ninjs 3.1. The standard has no property for the kind of version, and none for keywords, dateline and
 * creditline: they are subjects, a place and an information source, each with its role. Dates without an hour are left out:
 * all of its dates have one.
 */
export function ninjs(article: Article, pages: PageAddresses): string {
  return JSON.stringify(ninjsObject(article, pages));
}

/** The same as an object, to stand in another one. */
export function ninjsObject(article: Article, pages: PageAddresses): object {
  const page = pageAddress(article, pages);
  const associations = [...mediaOf(article).flatMap(picture), ...(article.links ?? []).map(relation)];
  return {
    uri: identityUri(article),
    standard: { name: 'ninjs', version: '3.1', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#' },
    type: 'text',
    representationType: 'full',
    version: line(article.version),
    firstCreated: instant(article.firstCreated),
    versionCreated: instant(article.versionCreated),
    pubStatus: 'usable',
    urgency: urgency(article.urgency),
    copyrightNotice: line(article.copyrightNotice),
    usageTerms: line(article.usageTerms),
    edNote: line(article.publicNote),
    language: languageTag(article.language),
    headlines: some([...text('main', article.headline), ...text('kicker', article.kicker)]),
    descriptions: some(text('summary', article.abstract)),
    bodies: some(bodies(article)),
    subjects: some([...(article.subjects ?? []).flatMap(subject), ...lines(article.keywords).map(keyword)]),
    places: some(lines([article.dateline ?? '']).map((name) => ({ name, rel: 'dateline' }))),
    genres: some(lines([article.genre ?? '']).map((name) => ({ name }))),
    infoSources: some([
      ...source('provider', article.provider),
      ...source(undefined, article.infoSource),
      ...source('creditline', article.creditline),
    ]),
    by: line(article.byline),
    located: line(article.located),
    renditions: page === undefined ? undefined : [{ name: 'web', href: page, contentType: 'text/html' }],
    associations: some(associations),
  };
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** Text that could be taken for markup is given as HTML, where it cannot. */
function text(role: string, written: string | undefined): readonly object[] {
  const value = line(written);
  if (value === undefined) return [];
  if (!/<[/a-z]|&[#a-z]/i.test(value)) return [{ role, value }];
  return [{ role, contentType: 'text/html', value: escapedHtml(value) }];
}

function bodies({ body = '', wordCount }: Article): readonly object[] {
  const value = cleanHtml(body);
  return value === '' ? [] : [{ role: 'main', contentType: 'text/html', wordCount: amount(wordCount), value }];
}

/** IPTC's codes by their address; others as they are, since nobody knows the addresses of all vocabularies. */
function subject({ qcode, name }: Subject): readonly object[] {
  const [code, printed] = [line(qcode), line(name)];
  if (code === undefined) return printed === undefined ? [] : [{ name: printed }];
  const uri = addressOf(code);
  return [uri === undefined ? { name: printed, literal: code } : { name: printed, uri }];
}

function addressOf(code: string): string | undefined {
  const [, alias = '', local] = /^(medtop|subj):([\w.-]{1,60})$/.exec(code) ?? [];
  if (local !== undefined) return `http://cv.iptc.org/newscodes/${newsCodes[alias]}/${local}`;
  return /^https?:/i.test(code) && webAddress(code) === code ? code : undefined;
}

const newsCodes: Readonly<Record<string, string>> = { medtop: 'mediatopic', subj: 'subjectcode' };

const keyword = (name: string) => ({ name, rel: 'keyword' });

function source(role: string | undefined, written: string | undefined): readonly object[] {
  const name = line(written);
  return name === undefined ? [] : [{ name, role }];
}

/** `name` is for people; an id is asked for, and where a picture has none its address is one. */
function picture(media: Media, at: number): readonly object[] {
  const { kind, guid, headline, caption, byline, creditline, copyrightNotice } = media;
  const renditions = media.renditions.map(rendition);
  const uri = guid === undefined ? media.renditions[0]?.href : uriOf(guid);
  // Without a kind and without a file it could not be told from a link.
  if (uri === undefined || (kind === 'other' && renditions.length === 0)) return [];
  const said = {
    by: byline,
    copyrightNotice,
    headlines: some(text('main', headline)),
    descriptions: some(text('caption', caption)),
    infoSources: some(source('creditline', creditline)),
    renditions: some(renditions),
  };
  return [{ name: `${kind}-${at + 1}`, uri, type: kind === 'other' ? 'component' : kind, ...said }];
}

/** A name is asked for, though there may be none. */
function rendition({ name = '', href, mimeType, width, height, size, duration }: Media['renditions'][number]): object {
  return {
    name,
    href,
    contentType: line(mimeType),
    width: amount(width),
    height: amount(height),
    sizeInBytes: amount(size),
    duration: seconds(duration),
  };
}

function relation({ rel, ref }: NonNullable<Article['links']>[number]): object {
  return { name: rel, rel, uri: uriOf(line(ref) ?? ref) };
}
