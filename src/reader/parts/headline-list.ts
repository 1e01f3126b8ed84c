import type { Answer } from '../api';
import { type Html, html } from '../html';
import { timeElement, writtenAt } from '../moments';
import type { Headline, Headlines } from '../shapes';
import type { Site } from '../site';
import { articlePath, isUrgent, languageAttributes, marksOf, sectionPath, shortCreditOf, titleOf } from '../story';
import { words } from '../words';

/**
 * The latest headlines, or a line that says why there are none.
 * @param isNewest whether it begins with the newest: then the script brings what comes in
 */
export function headlineList(site: Site, answer: Answer<Headlines>, isNewest: boolean): Html {
  if (!answer.body) return html`<p class="empty">${words.noHeadlines}</p>`;
  const { data } = answer.body;
  if (data.length === 0) return html`<p class="empty">${words.nothingYet}</p>`;
  return html`<ol class="headlines"${isNewest && html` data-newest`}>${data.map((one) => headlineRow(site, one))}</ol>`;
}

function headlineRow(site: Site, story: Headline): Html {
  const language = languageAttributes(story.language);
  const { urgency, versionKind, section } = story;
  const credit = shortCreditOf(story);
  return html`<li data-id="${story.documentId}" data-at="${story.lastPublished}"${isUrgent(urgency) && html` class="is-urgent"`}>
${timeElement(writtenAt(story), site.language, 'row')}
<div><h2${language}><a href="${articlePath(story.slug)}">${marksOf({ urgent: isUrgent(urgency), versionKind })}${titleOf(story)}</a></h2>
${story.abstract && html`<p class="abstract"${language}>${story.abstract}</p>`}
<p class="from">${credit && html`<bdi>${credit}</bdi>`}${section && html` <a href="${sectionPath(section.path)}"><bdi>${section.label}</bdi></a>`}</p></div></li>
`;
}
