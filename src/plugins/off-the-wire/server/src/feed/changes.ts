import { z } from 'zod';
import type { ChangeEntry, ChangesAnswer, Headline } from '../../../shared/contracts';
import type { Entry, Log } from '../changes/log';
import { headlinesById } from './answers';
import { one, readParameters, whole } from './parameters';
import type { FeedRoom } from './room';

export const changesQuery = z.strictObject({
  after: one
    .regex(/^\d{1,15}$/, 'must be the number of an entry, or 0')
    .transform(Number)
    .default(0)
    .meta({ description: 'The number of the last entry that is known already.' }),
  limit: whole(1, 1000).default(100).meta({ description: 'Entries in the answer: 1 to 1000.' }),
});

/** The change log after a number. What is not public now is named by its ids only, whatever it was then. */
export async function changesAnswer(room: FeedRoom, log: Log, parameters: URLSearchParams): Promise<ChangesAnswer> {
  const { after, limit } = readParameters(changesQuery, parameters);
  const entries = await log.readAfter(after, limit);
  const subjects = entries.filter(({ about }) => about === 'article').map(({ subject }) => subject);
  const articles = await headlinesById(room, [...new Set(subjects)]);
  const data = entries.map((entry) => changeEntry(entry, articles));
  const next = entries.at(-1)?.n ?? after;
  return { data, meta: { next, last: Math.max(log.position(), next) } };
}

function changeEntry(
  { n, at, kind, about, subject, detail }: Entry,
  articles: ReadonlyMap<string, Headline>,
): ChangeEntry {
  const article = kind === 'withdrawn' ? undefined : articles.get(subject);
  const { guid, reason } = detail;
  return { n, at: new Date(at).toISOString(), kind, about, subject, guid, reason, article };
}
