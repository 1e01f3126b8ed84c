import { type Answer, withQuery } from '../api';
import { type Html, html } from '../html';
import { languageOf } from '../language';
import type { Region } from '../page';
import { type Article, type Headline, type Headlines, headlinesShape } from '../shapes';
import type { Site } from '../site';
import { articlePath, isUrgent, languageAttributes, marksOf, titleOf } from '../story';
import { words } from '../words';

const most = 5;
/** One more than is shown: the story itself is among them. */
const limit = most + 1;

/**
 * Stories on the same thing, in the language of the article: by keyword or subject first, the rarest word first, then by
 * section. `undefined` where there are none.
 */
export async function relatedStories(site: Site, article: Article): Promise<Region | undefined> {
  const language = languageOf(article.language)?.tag.split('-')[0];
  const ask = (query: Record<string, string>) =>
    site.api.ask(withQuery('/headlines', { ...query, language, limit }), headlinesShape);
  const { section } = article;
  const [bySubject, bySection] = await Promise.all([
    Promise.all(sharedWords(article).map(ask)),
    Promise.all(section ? [ask({ section: section.path })] : []),
  ]);
  const rarestFirst = bySubject.sort((one, other) => lengthOf(one) - lengthOf(other));
  return chosen([...rarestFirst, ...bySection], article.documentId);
}

/** What may lead to others: three keywords and two subjects are enough. */
function sharedWords({ keywords = [], subjects = [] }: Article): Record<string, string>[] {
  const codes = subjects.flatMap(({ qcode, name }) => qcode ?? name ?? []);
  return [
    ...keywords.slice(0, 3).map((keyword) => ({ keyword: asOne(keyword) })),
    ...codes.slice(0, 2).map((subject) => ({ subject: asOne(subject) })),
  ];
}

/** A comma would make two values of it. */
const asOne = (word: string) => word.replace(/[\\,]/g, '\\$&');

/** Takes from the answers in turn. The region is made of those only that gave something: they are asked again. */
function chosen(answers: readonly Answer<Headlines>[], self: string): Region | undefined {
  const stories = new Map<string, Headline>();
  const madeOf = answers.filter(({ body }) => {
    const before = stories.size;
    for (const story of body?.data ?? []) {
      if (stories.size < most && story.documentId !== self) stories.set(story.documentId, story);
    }
    return stories.size > before;
  });
  return stories.size === 0 ? undefined : { madeOf, content: list([...stories.values()]) };
}

function list(stories: readonly Headline[]): Html {
  return html`<section aria-labelledby="related"><h2 id="related">${words.related}</h2><ul>${stories.map(row)}</ul></section>`;
}

function row(story: Headline): Html {
  const marks = marksOf({ urgent: isUrgent(story.urgency), versionKind: story.versionKind });
  return html`<li data-id="${story.documentId}"${languageAttributes(story.language)}><a href="${articlePath(story.slug)}">${marks}${titleOf(story)}</a></li>`;
}

const lengthOf = ({ body }: Answer<Headlines>) => body?.data.length ?? 0;
