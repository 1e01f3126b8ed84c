import { encodedPath } from './api';
import { attribute, type Html, html } from './html';
import { languageOf } from './language';
import { words } from './words';

/** Where an article stands on this site. */
export const articlePath = (slug: string) => `/articles/${encodeURIComponent(slug)}`;

/** Where a section stands on this site. The root is the front page. */
export const sectionPath = (path: string) => (path === '' ? '/' : `/sections/${encodedPath(path)}`);

interface Labelled {
  readonly kicker?: string;
  readonly genre?: string;
}

/** What stands before a headline: its series, or else its genre where that says something, as "Interview". */
export function labelOf({ kicker, genre }: Labelled): string | undefined {
  return kicker ?? (genre !== undefined && !silentGenres.has(genre.toLowerCase()) ? genre : undefined);
}

/** Genres that tell readers nothing: that it is news, that it is text, or which version it is. The ticker has the same. */
export const silentGenres = new Set(
  'current,article,text,text only,news,story,main,general,hard news,actuality,fixture,update,lead,daybook,raw sound,side bar and supporting information'.split(
    ',',
  ),
);

/** Label and headline: `<span>China Focus:</span> Premier …`. */
export function titleOf(story: Labelled & { readonly headline: string }): Html {
  const label = labelOf(story);
  return html`${label && html`<span class="kicker">${label}:</span> `}${story.headline}`;
}

/** The same as bare text, for the head of a page. */
export function plainTitleOf(story: Labelled & { readonly headline: string }): string {
  const label = labelOf(story);
  return label === undefined ? story.headline : `${label}: ${story.headline}`;
}

/** What readers must see of a story before they read it, in words. */
export function marksOf(story: { readonly urgent: boolean; readonly versionKind?: string }): Html {
  return html`${story.urgent && html`<strong class="mark urgent">${words.urgent}</strong> `}${
    story.versionKind === 'correction' && html`<em class="mark corrected">${words.corrected}</em> `
  }`;
}

/** IPTC's urgency 1 and 2, as in the ticker. */
export const isUrgent = (urgency: number | undefined) => urgency !== undefined && urgency <= 2;

interface Credited {
  readonly provider?: string;
  readonly source?: { readonly name: string; readonly attribution?: string };
}

/** Whose copy it is, as readers are told. */
export function creditOf({ provider, source }: Credited): string | undefined {
  return source?.attribution ?? provider ?? source?.name;
}

/** The same for a list: without "by way of …" where the attribution begins with the agency itself. */
export function shortCreditOf(story: Credited): string | undefined {
  const credit = creditOf(story);
  return story.provider !== undefined && credit?.startsWith(story.provider) ? story.provider : credit;
}

/** ` lang="ar" dir="rtl"`; where the language is not known, the browser goes by the first letter. */
export function languageAttributes(tag: string | undefined): Html {
  const language = languageOf(tag);
  return language ? html` lang="${language.tag}" dir="${language.dir}"` : attribute('dir', 'auto');
}
