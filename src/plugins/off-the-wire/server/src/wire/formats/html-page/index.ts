import { linesBeyond } from '../../another-form';
import { cleanHtml, countWords, paragraphs, textOf } from '../../html';
import { parseHtml } from '../../html/document';
import type { Item, Note, Parsed } from '../../item';
import { leavesOf } from '../../json-leaves';
import { wireLimits } from '../../limits';
import { type Stated, saidBy, unsaidNote } from '../../unsaid';
import type { XmlElement } from '../../xml';
import { ownText, restOf } from '../../xml/rest';
import { xmlStart } from '../../xml/root';
import { attribute, descendants, lineOf } from '../../xml/tree';
import { type Document, type Format, Unreadable } from '../format';
import { pageBody } from './body';
import { allWords, linkedData, type Thing, thingsIn, words } from './json-ld';
import { mediaOf } from './media';
import { type Meta, metaOf } from './meta';
import { microdataArticle } from './microdata';
import { said } from './said';
import { markedTrail } from './trail';

/**
 * An article's page on the web: schema.org's NewsArticle in JSON-LD is believed first, then OpenGraph and meta, then what
 * the page shows. Its breadcrumb from JSON-LD, microdata or markup.
 */
export const htmlPage = { name: 'html-page', sniff, parse } as const satisfies Format;

/** By its document type or first element; where a media type or a file name says so, any markup is a page. */
function sniff({ text, head, mediaType = '', fileName = '' }: Document): boolean {
  if (!/^[\s\ufeff]*</.test(head)) return false;
  const { doctype, root } = xmlStart(text) ?? {};
  if (doctype === 'html' || root?.name.toLowerCase() === 'html') return true;
  return /^(?:text\/html|application\/xhtml\+xml)$/.test(mediaType) || /\.x?html?$/i.test(fileName);
}

function parse({ text, limits = wireLimits }: Document): Parsed {
  const page = parseHtml(text, limits);
  const { article: linked, trail: linkedTrail, stated, notes } = linkedData(page);
  const marked = linked === undefined ? microdataArticle(page) : undefined;
  const article = linked ?? marked;
  const meta = metaOf(page);
  const [h1] = descendants(page, 'h1').flatMap((one) => lineOf(one) ?? []);
  const headline = headlineOf(article, meta, h1);
  if (headline === undefined) throw new Unreadable('There is no headline on this page.', { foreign: true });
  const address = addressOf(article, meta);
  const shown = pageBody(page, { headline: h1 ?? headline, base: address, paid: paidParts(article) });
  const body = bestBody(article, shown);
  if (body.html === undefined && article === undefined && meta.first('og:type') !== 'article') {
    throw new Unreadable('There is no article on this page.', { foreign: true });
  }
  const item: Item = {
    ...said(article, meta),
    guid: address,
    headline,
    body: body.html,
    media: mediaOf(article, meta, address),
  };
  const trail = withoutHeadline(linkedTrail ?? markedTrail(page), headline);
  const before = [...notes, ...body.notes, ...besideOf(page, shown.element)];
  const inHead = [
    ...stated,
    ...leavesOf(marked, (name) => name === '@type'),
    ...meta.stated,
    { at: 'title', text: meta.title ?? '' },
    { at: 'h1', text: h1 ?? '' },
    { at: 'lang', text: meta.language ?? '' },
  ];
  return { items: [item], trail, notes: [...before, ...headNote(inHead, item, trail, before)] };
}

/** What else stands on the page, in one note: nothing of it is the article's. */
function besideOf(page: XmlElement, body: XmlElement | undefined): readonly Note[] {
  const read = new Set([...descendants(page, 'script', 'style', 'title', 'h1'), ...(body ? [body] : [])]);
  const rest = restOf(page, read, 'html-page', shownBy).flatMap(({ was }) => was ?? []);
  if (rest.length === 0) return [];
  return [{ rule: 'html-page', message: 'left out: beside the article', was: rest.join('\n').slice(0, longestNote) }];
}

/** Words, and what a picture or a film shows, and where it is. */
function shownBy(element: XmlElement): string | undefined {
  if (!/^(?:(?:amp-)?(?:img|iframe|video|audio)|source|embed|object)$/.test(element.name)) return ownText(element);
  const names = ['alt', 'title', 'src', 'data-src', 'data', 'poster'];
  const stated = [ownText(element), ...names.map((name) => attribute(element, name))];
  return [...new Set(stated)].filter((text) => text !== undefined && !text.startsWith('data:')).join(' ') || undefined;
}

/** What the page's head and its scripts tell of the article, or of the site, and no field takes. */
function headNote(
  stated: readonly Stated[],
  item: Item,
  trail: readonly string[] | undefined,
  before: readonly Note[],
): readonly Note[] {
  const shown = { rule: 'html-page', message: [...(trail ?? []), textOf(item.body ?? '')].join('\n') };
  return unsaidNote(stated, saidBy([item], [...before, shown]), 'html-page', 'What the head of the page says besides.');
}

const longestNote = 20_000;

/** JSON-LD cuts headlines at 110 letters on some sites: the page's own then goes on. */
function headlineOf(article: Thing | undefined, meta: Meta, h1: string | undefined): string | undefined {
  const linked = words(article, 'headline', 'name');
  const start = linked?.replace(/(?:\.{3}|…)$/, '').trim();
  if (h1 !== undefined && start !== undefined && start.length > 40 && h1.startsWith(start)) return h1;
  return linked ?? meta.first('og:title', 'twitter:title') ?? h1 ?? meta.title;
}

function addressOf(article: Thing | undefined, meta: Meta): string | undefined {
  const candidates = [meta.canonical, meta.first('og:url'), words(article, 'url', 'mainEntityOfPage', '@id')];
  return candidates.find((address) => address !== undefined && /^https?:\/\/[^/]/i.test(address));
}

/** The classes of what only subscribers may read, by which search engines are told: it is the article's text. */
function paidParts(article: Thing | undefined): readonly string[] {
  const selectors = thingsIn(article, 'hasPart').flatMap((part) => allWords(part, 'cssSelector'));
  return selectors.flatMap((selector) => /^\.([\w-]{1,80})$/.exec(selector.trim())?.[1] ?? []);
}

/** The page's markup keeps links and lists; JSON-LD's text is taken where the page has much less of it. */
function bestBody(article: Thing | undefined, shown: { html?: string; notes: readonly Note[] }) {
  const written = words(article, 'articleBody') === undefined ? undefined : article?.articleBody;
  if (typeof written !== 'string') return shown;
  const linked = /<p[\s>]/i.test(written) ? cleanHtml(written) : paragraphs(written.split(/\n+/));
  const isLinked = countWords(linked) > 2 * countWords(shown.html ?? '');
  const [kept, other] = isLinked ? [linked, shown.html ?? ''] : [shown.html ?? '', linked];
  const lines = linesBeyond(textOf(other), [textOf(kept)]).join('\n');
  const message = 'Another form of the text is not kept: of the page and its JSON-LD the longer one is.';
  const notes = lines ? [...shown.notes, { rule: 'html-page', message, was: lines }] : shown.notes;
  return { html: kept || undefined, notes };
}

/** Some sites end the breadcrumb with the headline: that is no section. */
function withoutHeadline(labels: readonly string[] | undefined, headline: string): readonly string[] | undefined {
  const last = labels
    ?.at(-1)
    ?.replace(/(?:\.{3}|…)$/, '')
    .trim();
  const isHeadline =
    labels !== undefined &&
    labels.length > 1 &&
    last !== undefined &&
    headline.toLowerCase().startsWith(last.toLowerCase()) &&
    last.length > 12;
  return isHeadline ? labels.slice(0, -1) : labels;
}
