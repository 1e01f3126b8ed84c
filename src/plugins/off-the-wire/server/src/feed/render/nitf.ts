import type { Article, Subject } from '../../../../shared/contracts';
import { nitfContent } from './nitf-content';
import type { PageAddresses } from './page-addresses';
import { day, identity, instant, languageTag, line, lines, mediaOf, pageAddress, urgency } from './values';
import { element, filled, type XmlElement, xmlDocument } from './xml';

/**
 * An article as NITF 3.6. The standard has one place, that of the dateline, one other document that this one goes on
 * from, and words for some kinds of version; sizes of files it has not.
 */
export function nitf(article: Article, pages: PageAddresses): string {
  const language = languageTag(article.language);
  const attributes = {
    xmlns: 'http://iptc.org/std/NITF/2006-10-18/',
    version: '-//IPTC//DTD NITF 3.6//EN',
    baselang: language,
  };
  return xmlDocument(
    element(
      'nitf',
      attributes,
      head(article, pages),
      element('body', { 'xml:lang': language }, bodyHead(article), bodyContent(article)),
    ),
  );
}

function head(article: Article, pages: PageAddresses): XmlElement {
  const page = pageAddress(article, pages);
  return element(
    'head',
    {},
    filled('title', line(article.headline)),
    meta('creditline', article.creditline),
    // Twice: readers take some properties for the standard's default.
    meta('genre', article.genre),
    tobject(article),
    docdata(article),
    page === undefined ? undefined : element('pubdata', { type: 'web', 'ex-ref': page }),
    revision(article),
  );
}

function meta(name: string, text: string | undefined): XmlElement | undefined {
  const content = line(text);
  return content === undefined ? undefined : element('meta', { name, content });
}

function tobject({ genre, subjects = [], versionKind }: Article): XmlElement {
  const type = line(genre);
  const property = type === undefined ? undefined : element('tobject.property', { 'tobject.property.type': type });
  return element(
    'tobject',
    { 'tobject.type': versionKind === 'advisory' ? 'Advisory' : 'News' },
    property,
    subjects.map(codedSubject),
  );
}

const iptcs = /^(medtop|subj):(\d{8})$/;

/** IPTC's eight digits; `tobject.subject.ipr` says of which of its two lists. */
function codedSubject({ qcode = '', name }: Subject): XmlElement | undefined {
  const [, ipr, number] = iptcs.exec(qcode) ?? [];
  if (number === undefined) return undefined;
  return element('tobject.subject', {
    'tobject.subject.ipr': ipr,
    'tobject.subject.refnum': number,
    'tobject.subject.matter': line(name),
  });
}

/** Any other vocabulary's. */
function classifier({ qcode, name }: Subject): XmlElement | undefined {
  const [code, printed] = [line(qcode), line(name)];
  if (code === undefined) return filled('classifier', printed);
  if (iptcs.test(code)) return undefined;
  const colon = code.indexOf(':');
  return element(
    'classifier',
    { idsrc: colon > 0 ? code.slice(0, colon) : undefined, value: code.slice(colon + 1) },
    printed,
  );
}

function docdata(article: Article): XmlElement {
  const id = identity(article);
  const before = (article.links ?? []).find(({ rel, ref }) => rel === 'evolvedFrom' && line(ref) !== id)?.ref;
  const classifiers = (article.subjects ?? []).flatMap((subject) => classifier(subject) ?? []);
  const keywords = lines(article.keywords).map((key) => element('keyword', { key }));
  const [kicker, terms, version] = [line(article.kicker), line(article.usageTerms), line(article.version)];
  const issued = normalized(article.versionCreated);
  const rank = urgency(article.urgency);
  return element(
    'docdata',
    { 'management-status': 'usable', 'management-doc-idref': line(before) },
    versionKind(article),
    element('doc-id', { regsrc: line(article.provider), 'id-string': id }),
    rank === undefined ? undefined : element('urgency', { 'ed-urg': rank }),
    issued === undefined ? undefined : element('date.issue', { norm: issued }),
    kicker === undefined ? undefined : element('series', { 'series.name': kicker }),
    // NMTOKEN: a version of other letters has no place.
    version !== undefined && /^[\w.:-]+$/.test(version) ? element('du-key', { version }) : undefined,
    terms === undefined ? undefined : element('doc.rights', { limitations: terms }),
    keywords.length === 0 ? undefined : element('key-list', {}, keywords),
    classifiers.length === 0 ? undefined : element('identified-content', {}, classifiers),
  );
}

/** A correction has an element of its own; other kinds are the type of a message to editors. */
function versionKind({ versionKind: kind }: Article): XmlElement | undefined {
  if (kind === 'correction') return element('correction');
  return kind === undefined || kind === 'advisory' ? undefined : element('ed-msg', { 'msg-type': kind });
}

/** Its last revision would be taken for the date of issue where there is none. */
function revision({ firstCreated, versionCreated }: Article): XmlElement | undefined {
  const norm = normalized(versionCreated) === undefined ? undefined : normalized(firstCreated);
  return norm === undefined ? undefined : element('revision-history', { norm, function: 'writer-author' });
}

/** NITF's dates: ISO 8601 in its basic form, a date alone where there is no hour. */
function normalized(moment: string | undefined): string | undefined {
  return instant(moment)?.replace(/[:-]/g, '').replace('.000Z', 'Z') ?? day(moment)?.replace(/-/g, '');
}

function bodyHead(article: Article): XmlElement {
  const headline = line(article.headline);
  const [byline, notice, summary] = [line(article.byline), line(article.copyrightNotice), line(article.abstract)];
  const distributor = article.provider === undefined ? undefined : line(article.infoSource);
  return element(
    'body.head',
    {},
    headline === undefined ? undefined : element('hedline', {}, element('hl1', {}, headline)),
    note({ type: 'pa', noteclass: 'editorsnote' }, line(article.publicNote)),
    note({ noteclass: 'cpyrt' }, notice),
    filled('byline', byline),
    filled('distributor', distributor),
    dateline(article),
    summary === undefined ? undefined : element('abstract', {}, element('p', {}, summary)),
  );
}

function note(attributes: Readonly<Record<string, string>>, text: string | undefined): XmlElement | undefined {
  return text === undefined
    ? undefined
    : element('note', attributes, element('body.content', {}, element('p', {}, text)));
}

/** The line as printed, its place marked in it. A place without a line is one of a place alone. */
function dateline(article: Article): XmlElement | undefined {
  const [printed, located] = [line(article.dateline), line(article.located)];
  if (printed === undefined)
    return located === undefined ? undefined : element('dateline', {}, element('location', {}, located));
  const isFirst = located !== undefined && printed.toLowerCase().startsWith(located.toLowerCase());
  if (!isFirst) return element('dateline', {}, printed);
  const place = printed.slice(0, located.length);
  return element('dateline', {}, element('location', {}, place), printed.slice(place.length) || undefined);
}

function bodyContent(article: Article): XmlElement {
  return element('body.content', {}, nitfContent(article.body ?? '', mediaOf(article)));
}
