import type { Entry, Log } from '../changes/log';
import { compressed, type Encoding } from './encodings';
import { digestOf, type Form, formOf, type Said } from './forms';
import { openRegister, type Standing, touches } from './listing';

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

/** A prepared answer with what it takes to keep it. */
interface Kept extends Prepared {
  forms: { identity: Form; gzip?: Form; br?: Form };
  readonly said: Said;
  readonly digest: string;
  readonly draft: () => Promise<Draft>;
  readonly tried: Set<Encoding>;
  readonly targets: Set<string>;
  hits: number;
  /** Its hits when it was last spared. */
  spared: number;
  cost: number;
}

/** Ways of writing the same question that are remembered for each answer, and how long they may be. */
const mostTargets = 8;
const longestTarget = 1000;
/** Asked for so often since it was made, an answer is made again before it is asked for. */
const hotHits = 2;
const mostHot = 256;

/** Keeps answers, up to a number of bytes, until the log tells of something that they stand on. */
export function prepareAnswers(
  log: Log,
  settings: { readonly preparedBytes: number; readonly cacheControl: string },
): PreparedAnswers {
  const byKey = new Map<string, Kept>();
  const byTarget = new Map<string, Kept>();
  const register = openRegister<Kept>();
  const making = new Map<string, { readonly position: number; readonly built: Promise<Built> }>();
  /** For each answer that is being made, what the log has told since it was begun. */
  const building = new Set<Entry[]>();
  const hot = new Map<string, Kept>();
  const count = { hits: 0, made: 0, dropped: 0, remade: 0, evicted: 0 };
  let bytes = 0;
  let isRemaking = false;
  let isClosed = false;

  const drop = (kept: Kept) => {
    byKey.delete(kept.key);
    for (const target of kept.targets) byTarget.delete(target);
    register.remove(kept);
    bytes -= kept.cost;
  };
  /** The oldest go first, but what was asked for since it was last looked at is spared once. */
  const makeRoom = () => {
    for (const kept of byKey.values()) {
      if (bytes <= settings.preparedBytes) return;
      if (kept.hits > kept.spared) {
        kept.spared = kept.hits;
        byKey.delete(kept.key);
        byKey.set(kept.key, kept);
      } else {
        drop(kept);
        count.evicted += 1;
      }
    }
  };
  const keep = (kept: Kept) => {
    const known = byKey.get(kept.key);
    if (known) drop(known);
    byKey.set(kept.key, kept);
    register.add(kept);
    bytes += kept.cost;
    makeRoom();
  };
  const lead = (kept: Kept, target: string) => {
    if (byKey.get(kept.key) !== kept || kept.targets.size >= mostTargets || target.length > longestTarget) return;
    if (byTarget.has(target)) return;
    kept.targets.add(target);
    byTarget.set(target, kept);
    charge(kept, target.length * 2 + 100);
  };
  const charge = (kept: Kept, more: number) => {
    kept.cost += more;
    bytes += more;
    makeRoom();
  };
  const fresh = (kept: Kept | undefined, now: number): Kept | undefined => {
    if (kept?.until === undefined || kept.until > now) return kept;
    drop(kept);
    return undefined;
  };
  const build = async (key: string, draft: () => Promise<Draft>): Promise<Built> => {
    const news: Entry[] = [];
    building.add(news);
    try {
      count.made += 1;
      const made = await draft();
      const kept = prepare(key, draft, { ...made, modified: newest(log.changedAt(), made.modified) }, settings);
      const isTrue = !news.some((entry) => touches(entry, kept));
      if (isTrue && !isClosed) keep(kept);
      return { kept, isTrue };
    } finally {
      building.delete(news);
    }
  };
  const make = (key: string, draft: () => Promise<Draft>): Promise<Built> => {
    const position = log.position();
    const waiting = making.get(key);
    if (waiting?.position === position) return waiting.built;
    // Something has happened since that one was begun. If it is not touched by it, it will do; else one more is made.
    const again = () => build(key, draft);
    const built = waiting ? waiting.built.then((done) => (done.isTrue ? done : again()), again) : again();
    const mine = { position, built };
    making.set(key, mine);
    const done = () => {
      if (making.get(key) === mine) making.delete(key);
    };
    built.then(done, done);
    return built;
  };
  const want = (kept: Kept, encoding: Encoding) => {
    if (encoding === 'identity' || kept.tried.has(encoding)) return;
    kept.tried.add(encoding);
    const { identity } = kept.forms;
    compressed(identity.bytes, encoding).then(
      (smaller) => {
        if (!smaller || byKey.get(kept.key) !== kept) return;
        kept.forms = { ...kept.forms, [encoding]: formOf(encoding, smaller, kept.digest, kept.said) };
        charge(kept, smaller.length + 500);
      },
      // Identity is there all the same.
      () => undefined,
    );
  };
  const remake = async () => {
    for (const [key, was] of hot) {
      hot.delete(key);
      if (isClosed || byKey.has(key)) continue;
      try {
        const { kept } = await make(key, was.draft);
        count.remade += 1;
        for (const target of was.targets) lead(kept, target);
        for (const encoding of was.tried) want(kept, encoding);
      } catch {
        // Whoever asks for it is told what is the matter with it.
      }
    }
    isRemaking = false;
  };
  const stop = log.subscribe((entries) => {
    for (const news of building) for (const entry of entries) news.push(entry);
    for (const entry of entries) {
      for (const kept of register.touchedBy(entry)) {
        drop(kept);
        count.dropped += 1;
        if (kept.hits >= hotHits && hot.size < mostHot) hot.set(kept.key, kept);
      }
    }
    if (hot.size === 0 || isRemaking) return;
    isRemaking = true;
    setImmediate(() => void remake());
  });

  return {
    find(target, now) {
      const kept = fresh(byTarget.get(target), now);
      if (kept) {
        kept.hits += 1;
        count.hits += 1;
      }
      return kept;
    },
    get(key, target, now) {
      const kept = fresh(byKey.get(key), now);
      if (!kept) return undefined;
      kept.hits += 1;
      count.hits += 1;
      lead(kept, target);
      return kept;
    },
    async make(key, target, draft) {
      const { kept } = await make(key, draft);
      lead(kept, target);
      return kept;
    },
    want: (prepared, encoding) => want(prepared as Kept, encoding),
    holdings: () => ({
      ...{ answers: byKey.size, bytes, most: settings.preparedBytes, targets: byTarget.size },
      forms: formsOf([...byKey.values()]),
      ...count,
    }),
    close() {
      isClosed = true;
      stop();
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
