import type { Entry, Log } from '../changes/log';
import { compressed, type Encoding } from './encodings';
import { digestOf, type Form, formOf, type Said } from './forms';
import { type Standing, touches } from './listing';
import { openShelf, type Shelved } from './shelf';

/** What an answer says and what it stands on: enough to know, of any change, whether it is still true. */
export interface Draft extends Standing {
  /** What is sent as JSON; with a `mediaType` of its own, a text that is sent as it is. */
  readonly body: object | string;
  readonly mediaType?: string;
  /** Epoch milliseconds UTC at which the clock last changed it, where that came after the log's last entry. */
  readonly modified?: number;
  /** Epoch milliseconds until which it is true by the clock; absent: until something changes. */
  readonly until?: number;
  /** What a CDN that can purge by key knows it by. */
  readonly keys?: readonly string[];
  /** The header `Link`. */
  readonly link?: string;
  /** Whether other clients get another format at the same address. */
  readonly isNegotiated?: boolean;
}

/** An answer ready to be written, in all forms that there are of it yet. */
export interface Prepared extends Standing {
  readonly key: string;
  readonly forms: { readonly identity: Form; readonly gzip?: Form; readonly br?: Form };
  readonly modified?: number;
  /** Epoch milliseconds from which Last-Modified, which has whole seconds, is true to send. */
  readonly datedFrom: number;
  readonly until?: number;
  readonly isNegotiated: boolean;
}

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

/** A prepared answer with what it is made of. */
interface Kept extends Prepared, Shelved {
  forms: { identity: Form; gzip?: Form; br?: Form };
  readonly said: Said;
  readonly digest: string;
  readonly draft: () => Promise<Draft>;
  /** Forms that were asked for. */
  readonly tried: Set<Encoding>;
}

/** Asked for so often since it was made, an answer is made again before it is asked for. */
const hotHits = 2;
const mostHot = 256;

interface Settings {
  readonly preparedBytes: number;
  readonly cacheControl: string;
}

/** Keeps answers, up to a number of bytes, until the log tells of something that they stand on. */
export function prepareAnswers(log: Log, settings: Settings): PreparedAnswers {
  const shelf = openShelf<Kept>(settings.preparedBytes);
  const workshop = openWorkshop(log, settings, (kept) => shelf.put(kept));
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
      workshop.close();
    },
  };
}

/** Where answers are made: each once, however many wait for it. */
interface Workshop {
  make(key: string, draft: () => Promise<Draft>): Promise<Kept>;
  made(): number;
  close(): void;
}

function openWorkshop(log: Log, settings: Settings, keep: (kept: Kept) => void): Workshop {
  const making = new Map<string, { readonly position: number; readonly built: Promise<Built> }>();
  /** For each answer that is being made, what the log has told since it was begun. */
  const building = new Set<Entry[]>();
  let made = 0;
  const stop = log.subscribe((entries) => {
    for (const news of building) for (const entry of entries) news.push(entry);
  });

  const build = async (key: string, draft: () => Promise<Draft>): Promise<Built> => {
    const news: Entry[] = [];
    building.add(news);
    made += 1;
    try {
      const told = await draft();
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
      const position = log.position();
      const waiting = making.get(key);
      if (waiting?.position === position) return (await waiting.built).kept;
      // Something has happened since that one was begun. If that does not touch it, it will do; else one more is made.
      const again = () => build(key, draft);
      const built = waiting ? waiting.built.then((done) => (done.isTrue ? done : again()), again) : again();
      const mine = { position, built };
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

function prepare(
  key: string,
  draft: () => Promise<Draft>,
  made: Draft,
  { cacheControl }: { cacheControl: string },
): Kept {
  const { body, mediaType = 'application/json; charset=utf-8', modified, mentions, isNegotiated = false } = made;
  const bytes = Buffer.from(typeof body === 'string' && made.mediaType ? body : JSON.stringify(body));
  const digest = digestOf(bytes);
  const vary = isNegotiated ? 'Accept, Accept-Encoding' : 'Accept-Encoding';
  const said: Said = { mediaType, cacheControl, vary, link: made.link, keys: made.keys?.join(' '), modified };
  return {
    ...{ key, draft, digest, said, mentions, modified, isNegotiated, listing: made.listing, until: made.until },
    forms: { identity: formOf('identity', bytes, digest, said) },
    datedFrom: modified === undefined ? Number.POSITIVE_INFINITY : (Math.floor(modified / 1000) + 1) * 1000,
    ...{ tried: new Set<Encoding>(), targets: new Set<string>(), hits: 0, spared: 0 },
    // Each thing that it mentions stands in two tables.
    cost: bytes.length + key.length * 2 + (said.keys?.length ?? 0) * 4 + mentions.size * 150 + 2048,
  };
}

function formsOf(answers: readonly Kept[]): Holdings['forms'] {
  const sum = (encoding: Encoding) => {
    const found = answers.flatMap(({ forms }) => forms[encoding] ?? []);
    return { answers: found.length, bytes: found.reduce((size, form) => size + form.bytes.length, 0) };
  };
  return { identity: sum('identity'), gzip: sum('gzip'), br: sum('br') };
}

function newest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}
