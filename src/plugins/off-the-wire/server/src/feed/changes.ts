import { z } from 'zod';
import type { ChangeEntry, ChangesAnswer, Headline } from '../../../shared/contracts';
import type { Entry, Log } from '../changes/log';
import { type FeedRoom, headlinesById } from './answers';
import { readParameters } from './query';

const changesQuery = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/, 'must be the number of an entry, or 0')
    .transform(Number)
    .default(0),
  limit: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number from 1 to 1000')
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 1000, 'must be a whole number from 1 to 1000')
    .default(100),
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
  return { n, at: new Date(at).toISOString(), kind, about, subject, ...detail, article };
}
