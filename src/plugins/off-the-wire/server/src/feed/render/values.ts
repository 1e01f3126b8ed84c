import type { Article, Media } from '../../../../shared/contracts';
import { isUri, uriOf } from '../../wire/guid';
import type { PageAddresses } from './page-addresses';

/** Values as the formats ask for them; what they cannot hold is `undefined`, and left out. */

interface Titled {
  readonly kicker?: string | undefined;
  readonly headline?: string | undefined;
}

/** The headline with the label of its series before it, as readers see it: what there is of the two. */
export function titled({ kicker, headline }: Titled): string | undefined {
  const [label, title] = [line(kicker), line(headline)];
  return label !== undefined && title !== undefined ? `${label}: ${title}` : (title ?? label);
}

/** A byline without the word before it. */
export function authorOf({ byline }: { readonly byline?: string | undefined }): string | undefined {
  return line(byline?.replace(/^\s*by\s+/i, ''));
}

/** One line of text: white space folded, control characters gone. */
export function line(text: string | undefined): string | undefined {
  return (
    text
      ?.replace(controls, '')
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replace(/\s+/g, ' ')
      .trim() || undefined
  );
}

type Identified = Pick<Article, 'guid' | 'documentId'>;

/** The id that receivers know the article by in all its versions: the provider's, or one of ours. */
export function identity({ guid, documentId }: Identified): string {
  return line(guid) ?? `urn:x-off-the-wire:article:${encodeURIComponent(documentId)}`;
}

/** The same as a URI. */
export function identityUri(article: Identified): string {
  return uriOf(identity(article));
}

/** A moment with its hour, as an instant in UTC; no hour is given to a date that has none. */
export function instant(moment: string | undefined): string | undefined {
  if (moment === undefined || !/^\d{4}-\d\d-\d\dT\d\d:.*Z$/.test(moment)) return undefined;
  return isoOf(Date.parse(moment));
}

/** A date alone. */
export function day(moment: string | undefined): string | undefined {
  if (moment === undefined || !/^\d{4}-\d\d-\d\d$/.test(moment)) return undefined;
  return isoOf(Date.parse(`${moment}T00:00:00Z`))?.startsWith(moment) ? moment : undefined;
}

/** XML Schema's `language`, which every tag of BCP 47 fits. */
export function languageTag(language: string | undefined): string | undefined {
  return language !== undefined && /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language) ? language : undefined;
}

/** 1 to 9. */
export function urgency(value: number | undefined): number | undefined {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= 9 ? value : undefined;
}

/** A whole number above nothing: pixels, bytes, words. */
export function amount(value: number | undefined): number | undefined {
  return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** Seconds, to the millisecond. */
export function seconds(value: number | undefined): number | undefined {
  if (value === undefined || !Number.isFinite(value) || value >= 1e9) return undefined;
  return Math.round(value * 1_000) / 1_000 || undefined;
}

/** An address on the web as RFC 3986 writes it: what it does not allow is percent-encoded. */
export function webAddress(href: string): string | undefined {
  if (href.length > 4_000) return undefined;
  const address = href
    .trim()
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/%(?![0-9a-f]{2})|[^A-Za-z0-9._~!$&'()*+,;=:@/?#%-]/giu, encodeURIComponent)
    .replace(/(?<=#.*)#/g, '%23');
  return /^https?:\/\/[^/]/i.test(address) && isUri(address) ? address : undefined;
}

/** Where the site shows the article; absent where the site's own address is not configured. */
export function pageAddress({ slug }: Article, pages: PageAddresses): string | undefined {
  return webAddress(pages.article(slug));
}

/** Media that a receiver can do something with, their renditions with sound addresses only. */
export function mediaOf({ media = [] }: Article): readonly Media[] {
  return media
    .map((one) => ({
      ...one,
      guid: line(one.guid),
      headline: line(one.headline),
      caption: line(one.caption),
      byline: line(one.byline),
      creditline: line(one.creditline),
      copyrightNotice: line(one.copyrightNotice),
      renditions: one.renditions.flatMap((rendition) => {
        const href = webAddress(rendition.href);
        return href === undefined ? [] : [{ ...rendition, href, name: line(rendition.name) }];
      }),
    }))
    .filter(({ guid, renditions }) => guid !== undefined || renditions.length > 0);
}

/** Plain text as HTML that says the same. */
export function escapedHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Lists without what is blank. */
export function lines(texts: readonly string[] | undefined): readonly string[] {
  return (texts ?? []).flatMap((text) => line(text) ?? []);
}

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff\ufffe\uffff]/g;

function isoOf(time: number): string | undefined {
  const text = Number.isNaN(time) ? '' : new Date(time).toISOString();
  return text.length === 24 ? text : undefined;
}
