import type { Article, Media } from '../../../../../shared/contracts';
import { cleanHtml } from '../../../wire/html';
import type { PageAddresses } from '../page-addresses';
import { escapedHtml, line, lines, mediaOf, titled, webAddress } from '../values';

/** What every kind of feed says of an article, in the words of feeds. */

/** Its title as readers see it; never empty. */
export function titleOf(article: Article): string {
  return titled(article) ?? article.slug;
}

/** Its page on the site. Where the site's pattern makes no address of it, where the API has it. */
export function linkOf(article: Article, pages: PageAddresses, self: string): string {
  return webAddress(pages.article(article.slug)) ?? new URL(article.url, self).href;
}

/** What readers are told first: that it was corrected, and how; then the story. Clean HTML, fit for XML. */
export function contentOf(article: Article): string | undefined {
  const note = line(article.publicNote);
  const story = cleanHtml(article.body ?? '').replace(notInXml, '');
  const told = note === undefined ? story : `<p><em>${escapedHtml(note)}</em></p>${story}`;
  return told === '' ? undefined : told;
}

/** Section, subjects and keywords: each once, however it is written. */
export function tagsOf(article: Article): string[] {
  const subjects = (article.subjects ?? []).flatMap(({ name, qcode }) => name ?? qcode ?? []);
  const all = lines([...(article.section ? [article.section.label] : []), ...subjects, ...(article.keywords ?? [])]);
  return [...new Map(all.map((tag) => [tag.toLowerCase(), tag])).values()];
}

/** Whether a rendition is a picture, a film or a sound, by the words of Media RSS. */
export const mediumOf = ({ kind }: Media): 'image' | 'video' | 'audio' | undefined =>
  ({ picture: 'image', graphic: 'image', video: 'video', audio: 'audio', other: undefined })[kind] as
    | 'image'
    | 'video'
    | 'audio'
    | undefined;

/** The form of the first picture that fits a card: the widest up to 2000 pixels, else the first. */
export function imageOf(article: Article): string | undefined {
  const picture = mediaOf(article).find((one) => mediumOf(one) === 'image' && one.renditions.length > 0);
  const fitting = (picture?.renditions ?? []).filter(({ width }) => width !== undefined && width <= 2000);
  const widest = [...fitting].sort((one, other) => (other.width ?? 0) - (one.width ?? 0))[0];
  return (widest ?? picture?.renditions[0])?.href;
}

/** XML 1.0 has no place for these (2.2, Char). */
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
