import { z } from 'zod';
import type { ChangeEntry, Headline } from '../../../shared/contracts';
import type { Entry } from '../changes/log';
import { one, whole } from './parameters';
import { filters } from './query';

/** The longest that a question may wait for something to happen, in seconds. */
export const longestWait = 60;
export const mostEntries = 1000;

const place = one.regex(/^\d{1,15}$/, 'must be the number of an entry, or 0').transform(Number);

/** What may be asked of the change log, once or waiting. */
export const changesQuery = z.strictObject({
  ...filters,
  after: place.default(0).meta({ description: 'The number of the last entry that is known already.' }),
  limit: whole(1, mostEntries)
    .default(100)
    .meta({ description: `Entries in the answer: 1 to ${mostEntries}.` }),
  wait: whole(0, longestWait)
    .default(0)
    .meta({ description: `Seconds to wait until there is something: 0 to ${longestWait}.` }),
});

/** What may be asked of the stream. `Last-Event-ID` wins over `after`. */
export const streamQuery = z.strictObject({
  ...filters,
  after: place
    .optional()
    .meta({ description: 'The number of the last entry that is known already; without it, from now on.' }),
});

/** An entry for readers. What is not public now is named by its ids only, whatever it was then. */
export function changeEntry(
  { n, at, kind, about, subject, detail }: Entry,
  article: Headline | undefined,
): ChangeEntry {
  const { guid, reason, archive } = detail;
  const shown = kind === 'withdrawn' ? undefined : article;
  return { n, at: new Date(at).toISOString(), kind, about, subject, guid, reason, archive, article: shown };
}

/** The same for those who asked for something that the article is no longer. */
export function leftEntry(entry: Entry): ChangeEntry {
  return { ...changeEntry(entry, undefined), left: true };
}
