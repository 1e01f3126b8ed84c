import type { Log } from '../changes/log';
import type { Draft } from './draft';
import { compressed, type Encoding } from './encodings';
import { formOf } from './forms';
import type { Kept, Prepared } from './kept';
import { openShelf } from './shelf';
import { openWorkshop } from './workshop';

/** What is in memory now, and what became of answers since the start. */
export interface Holdings {
  readonly answers: number;
  /** All forms, and what it takes to keep them. */
  readonly bytes: number;
  readonly most: number;
  readonly forms: Readonly<Record<Encoding, { readonly answers: number; readonly bytes: number }>>;
  /** Request targets that lead to an answer without being read. */
  readonly targets: number;
  readonly hits: number;
  readonly made: number;
  /** Dropped because the log told of something that they stand on. */
  readonly dropped: number;
  /** Of these, made again before anybody asked. */
  readonly remade: number;
  /** Given up for newer ones. */
  readonly evicted: number;
}

export interface PreparedAnswers {
  /** The answer for a request target, byte for byte as it was asked; `undefined` when the target must be read. */
  find(target: string, now: number): Prepared | undefined;
  /** The answer to a question in its one form. From then on the target leads to it by itself. */
  get(key: string, target: string, now: number): Prepared | undefined;
  /** Makes an answer, once however many wait for it, and keeps it unless what it stands on has changed meanwhile. */
  make(key: string, target: string, draft: () => Promise<Draft>): Promise<Prepared>;
  /** A client would rather have had this form: it is made, off the main thread, for those who ask after it. */
  want(prepared: Prepared, encoding: Encoding): void;
  holdings(): Holdings;
  /** Nothing is made ahead any more. */
  close(): void;
}

/** Asked for so often since it was made, an answer is made again before it is asked for. */
const hotHits = 2;
const mostHot = 256;

interface Settings {
  readonly preparedBytes: number;
  readonly cacheControl: string;
}

/**
 * Keeps answers, up to a number of bytes, until the log tells of something that they stand on.
 * @param hearOthers brings the log to where the database is, where other processes write to it, too
 */
export function prepareAnswers(log: Log, settings: Settings, hearOthers?: () => Promise<void>): PreparedAnswers {
  const shelf = openShelf<Kept>(settings.preparedBytes);
  const workshop = openWorkshop(log, settings, (kept) => shelf.put(kept), hearOthers);
  const count = { hits: 0, dropped: 0, remade: 0 };
  const hot = new Map<string, Kept>();
  let isRemaking = false;

  const counted = (kept: Kept | undefined) => {
    if (kept) count.hits += 1;
    return kept;
  };
  const make = async (key: string, target: string, draft: () => Promise<Draft>) => {
    const kept = await workshop.make(key, draft);
    shelf.lead(target, kept);
    return kept;
  };
  const want = (kept: Kept, encoding: Encoding) => {
    if (encoding === 'identity' || kept.tried.has(encoding)) return;
    kept.tried.add(encoding);
    const keep = (smaller: Buffer | undefined) => {
      if (!smaller || !shelf.has(kept)) return;
      kept.forms = { ...kept.forms, [encoding]: formOf(encoding, smaller, kept.digest, kept.said) };
      shelf.charge(kept, smaller.length + 500);
    };
    // Where it fails, identity is there all the same.
    compressed(kept.forms.identity.bytes, encoding).then(keep, () => undefined);
  };
  const remake = async () => {
    for (const [key, was] of hot) {
      hot.delete(key);
      if (shelf.hasKey(key)) continue;
      // What fails, whoever asks for it is told.
      const kept = await workshop.make(key, was.draft).catch(() => undefined);
      if (!kept) continue;
      count.remade += 1;
      for (const target of was.targets) shelf.lead(target, kept);
      for (const encoding of was.tried) want(kept, encoding);
    }
    isRemaking = false;
  };
  const stop = log.subscribe((entries) => {
    const dropped = entries.flatMap((entry) => shelf.dropTouched(entry));
    count.dropped += dropped.length;
    for (const kept of dropped) if (kept.hits >= hotHits && hot.size < mostHot) hot.set(kept.key, kept);
    if (hot.size === 0 || isRemaking) return;
    isRemaking = true;
    setImmediate(() => void remake());
  });

  return {
    make,
    find: (target, now) => counted(shelf.byTarget(target, now)),
    get: (key, target, now) => counted(shelf.byKey(key, target, now)),
    want: (prepared, encoding) => want(prepared as Kept, encoding),
    holdings: () => ({
      ...{ most: settings.preparedBytes, forms: formsOf([...shelf.all()]), made: workshop.made() },
      ...shelf.size(),
      ...count,
    }),
    close() {
      hot.clear();
      stop();
      shelf.close();
      workshop.close();
    },
  };
}

function formsOf(answers: readonly Kept[]): Holdings['forms'] {
  const sum = (encoding: Encoding) => {
    const found = answers.flatMap(({ forms }) => forms[encoding] ?? []);
    return { answers: found.length, bytes: found.reduce((size, form) => size + form.bytes.length, 0) };
  };
  return { identity: sum('identity'), gzip: sum('gzip'), br: sum('br') };
}
