import type { Concern } from '../../changes/concern';
import type { Entry, Log } from '../../changes/log';
import { changeEntry, leftEntry } from '../changes';
import type { Shown } from '../told';
import { entryFrame } from './frames';

/** An entry ready to be told: its bytes are made once, for all who get them. */
export interface ToldEntry {
  readonly entry: Entry;
  /** When the article that it shows expires, epoch milliseconds. */
  readonly until?: number;
  json(concern: Concern): string;
  frame(concern: Concern): Buffer;
}

export interface Teller {
  /** Reads what readers may see now of what these entries are about, once for all of them. */
  tell(entries: readonly Entry[]): Promise<readonly ToldEntry[]>;
  /** Moves with every withdrawal: bytes that were made of what was told before may hold too much. */
  version(): number;
  close(): void;
}

export type ReadHeadlines = (documentIds: readonly string[]) => Promise<ReadonlyMap<string, Shown>>;

/** What was told is told within seconds: so many withdrawals do not happen meanwhile. */
const mostWithdrawals = 20_000;

/** What is withdrawn while others are still being told of it is not told any more. */
export function openTeller(log: Pick<Log, 'subscribe'>, readHeadlines: ReadHeadlines): Teller {
  const withdrawals = new Map<string, number>();
  let version = 0;
  const close = log.subscribe((entries) => {
    for (const { kind, subject } of entries) {
      if (kind !== 'withdrawn') continue;
      version += 1;
      withdrawals.delete(subject);
      withdrawals.set(subject, version);
    }
    for (const [oldest] of withdrawals) {
      if (withdrawals.size <= mostWithdrawals) return;
      withdrawals.delete(oldest);
    }
  });
  const isGone = (subject: string, since: number) => (withdrawals.get(subject) ?? 0) > since;

  return {
    close,
    version: () => version,
    async tell(entries) {
      const readAt = version;
      const subjects = entries.filter(({ about, kind }) => about === 'article' && kind !== 'withdrawn');
      const articles = await readHeadlines([...new Set(subjects.map(({ subject }) => subject))]);
      return entries.map((entry) =>
        toldEntry(entry, articles.get(entry.subject), {
          readAt,
          version: () => version,
          isGone: () => isGone(entry.subject, readAt),
        }),
      );
    },
  };
}

interface Watch {
  /** The version when it was begun to be read. */
  readonly readAt: number;
  version(): number;
  isGone(): boolean;
}

function toldEntry(entry: Entry, article: Shown | undefined, watch: Watch): ToldEntry {
  let shown = article?.headline;
  let seen = watch.readAt;
  const texts: { [concern in Concern]?: string } = {};
  const frames: { [concern in Concern]?: Buffer } = {};
  const lookAgain = () => {
    if (seen === watch.version()) return;
    seen = watch.version();
    if (shown === undefined || !watch.isGone()) return;
    shown = undefined;
    texts.whole = undefined;
    frames.whole = undefined;
  };
  const json = (concern: Concern): string => {
    lookAgain();
    texts[concern] ??= JSON.stringify(concern === 'left' ? leftEntry(entry) : changeEntry(entry, shown));
    return texts[concern];
  };
  return {
    entry,
    until: article?.until,
    json,
    frame(concern) {
      const text = json(concern);
      frames[concern] ??= entryFrame(entry.n, entry.kind, text);
      return frames[concern];
    },
  };
}
