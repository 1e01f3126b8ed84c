import type { Entry, Log } from '../changes/log';
import type { Draft } from './draft';
import { type Kept, prepare } from './kept';
import { touches } from './listing';

/** Where answers are made: each once, however many wait for it. */
export interface Workshop {
  make(key: string, draft: () => Promise<Draft>): Promise<Kept>;
  made(): number;
  close(): void;
}

/** @param keep is given what is still true when it is made */
/** An answer is read in several questions to the database: what changed between two of them may stand in it by half. */
const mostTries = 3;

/** @param hearOthers brings the log to where the database is, where other processes write to it, too */
export function openWorkshop(
  log: Log,
  settings: { readonly cacheControl: string },
  keep: (kept: Kept) => void,
  hearOthers: () => Promise<void> = async () => undefined,
): Workshop {
  const making = new Map<string, { readonly heard: number; readonly built: Promise<Built> }>();
  /** For each answer that is being made, what the log has told since it was begun. */
  const building = new Set<Entry[]>();
  let made = 0;
  const stop = log.subscribe((entries) => {
    for (const news of building) for (const entry of entries) news.push(entry);
  });

  const build = async (key: string, draft: () => Promise<Draft>): Promise<Built> => {
    for (let tries = 1; ; tries += 1) {
      const built = await buildOnce(key, draft);
      if (built.isTrue || tries === mostTries) return built;
    }
  };
  const buildOnce = async (key: string, draft: () => Promise<Draft>): Promise<Built> => {
    const news: Entry[] = [];
    building.add(news);
    made += 1;
    try {
      const told = await draft();
      await hearOthers();
      const kept = prepare(key, draft, { ...told, modified: newest(log.changedAt(), told.modified) }, settings);
      const isTrue = !news.some((entry) => touches(entry, kept));
      if (isTrue) keep(kept);
      return { kept, isTrue };
    } finally {
      building.delete(news);
    }
  };
  return {
    made: () => made,
    close: stop,
    async make(key, draft) {
      const heard = log.heard();
      const waiting = making.get(key);
      if (waiting?.heard === heard) return (await waiting.built).kept;
      // Something has happened since that one was begun. If that does not touch it, it will do; else one more is made.
      const again = () => build(key, draft);
      const built = waiting ? waiting.built.then((done) => (done.isTrue ? done : again()), again) : again();
      const mine = { heard, built };
      making.set(key, mine);
      try {
        return (await built).kept;
      } finally {
        if (making.get(key) === mine) making.delete(key);
      }
    },
  };
}

interface Built {
  readonly kept: Kept;
  /** Whether nothing that it stands on has changed while it was made. */
  readonly isTrue: boolean;
}

function newest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}
