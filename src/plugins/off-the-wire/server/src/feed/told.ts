import type { Headline } from '../../../shared/contracts';
import type { Log } from '../changes/log';
import { headlineColumns, type PublicArticle } from '../store/public-articles';
import { hasPassed } from '../wire/time/moment';
import type { Directory } from './directory';
import { headline } from './render/headline';
import { type StoriesRoom, storiesById } from './stories';

/** An article as a list tells it, and the JSON that says so. */
export interface Told {
  readonly article: PublicArticle;
  readonly text: string;
  /** What its source and its section were called when it was told. */
  readonly known: Directory;
}

/** An article as readers may see it now. */
export interface Shown {
  readonly headline: Headline;
  /** When it expires, epoch milliseconds. */
  readonly until?: number;
}

/** Headlines by documentId, ready to stand in any list. */
export interface ToldHeadlines {
  /** Those that readers may see, in the order of these ids. */
  byId(documentIds: readonly string[], known: Directory): Promise<readonly Told[]>;
  size(): { readonly headlines: number; readonly headlineBytes: number };
}

/** What it takes to keep one beside its text, in bytes. */
const overhead = 1500;

/**
 * Keeps headlines, up to a number of bytes, until the log tells of them: the same stories stand in many lists, and a list
 * that was never asked for is made of them without reading them again.
 */
export function keepTold(room: StoriesRoom, log: Log, most: number): ToldHeadlines {
  const kept = new Map<string, Told>();
  let bytes = 0;
  const costOf = ({ text }: Told) => text.length * 2 + overhead;
  const forget = (documentId: string) => {
    const told = kept.get(documentId);
    if (!told) return;
    kept.delete(documentId);
    bytes -= costOf(told);
  };
  const keep = (told: Told) => {
    forget(told.article.documentId);
    kept.set(told.article.documentId, told);
    bytes += costOf(told);
    for (const oldest of kept.keys()) {
      if (bytes <= most) return;
      forget(oldest);
    }
  };
  log.subscribe((entries) => {
    for (const { about, subject } of entries) if (about === 'article') forget(subject);
  });
  return {
    size: () => ({ headlines: kept.size, headlineBytes: bytes }),
    async byId(documentIds, known) {
      const heard = log.heard();
      const found = new Map<string, Told>();
      for (const documentId of documentIds) {
        const told = kept.get(documentId);
        // Names of sources and sections stand in any of them. Who has read those before they changed may come late, and
        // must not leave the old ones behind for others.
        if (told?.known === known) found.set(documentId, told);
      }
      const missing = documentIds.filter((documentId) => !found.has(documentId));
      for (const article of await storiesById(room, headlineColumns, missing)) {
        const told = { article, text: JSON.stringify(headline(article, known)), known };
        found.set(article.documentId, told);
        // What was read before something happened may be of before.
        if (log.heard() === heard) keep(told);
      }
      const now = room.clock();
      return documentIds.flatMap((documentId) => {
        const told = found.get(documentId);
        return told && !hasPassed(told.article.expires, now) ? [told] : [];
      });
    },
  };
}
