import type { ChangeEntry, TickerAnswer } from '../../../shared/contracts';
import { delayAfter } from '../patience';
import { waitSaid } from '../request';
import { followWire } from './follow-wire';

type Ticker = TickerAnswer['data'];

/** Milliseconds between two looks: while changes come in by themselves, to be sure, and while they do not. */
const looks = { live: 60_000, alone: 10_000 };
/** However much comes in, it is not asked more often. */
const pace = 2_000;

export interface Keeper {
  /** Looks again, soon. */
  refresh(): void;
  close(): void;
}

/**
 * Loads a ticker, and again when something may have changed in it: soon after, but not all readers at once, and for
 * the price of a 304 where nothing has.
 *
 * @param isManual whether the page tells when to look again
 * @param show is given what is new, and nothing where there is no such ticker
 */
export function keepLoaded(
  url: string,
  code: string,
  isManual: boolean,
  show: (ticker: Ticker | undefined) => void,
): Keeper {
  const ending = new AbortController();
  const { signal } = ending;
  const question = questionFor(`${url}/tickers/${encodeURIComponent(code)}`, signal);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSoon = false;
  let isLive = isManual;
  let isBusy = false;
  let asked = 0;
  let failures = 0;

  const load = async () => {
    isSoon = isBusy;
    if (isBusy || document.hidden) return;
    isBusy = true;
    const had = question.known();
    // Nobody answered, or nothing that could be read: that counts as refused.
    const refused = await question.ask().catch(() => 0);
    isBusy = false;
    asked = Date.now();
    failures = refused === undefined ? 0 : failures + 1;
    look(refused !== undefined ? delayAfter(failures, looks.alone, refused) : isSoon ? aMoment() : inTime());
    if (question.known() !== had && !signal.aborted) show(question.known());
  };
  const aMoment = () => Math.max(jitter(), asked + pace - Date.now());
  /** By and by, or when an entry begins or ends. */
  const inTime = () => Math.min(isLive ? looks.live : looks.alone, question.turnsIn() + jitter());
  const look = (wait: number) => {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(load, wait);
  };
  /** Is not put off by what comes meanwhile, nor does it hurry a server that has just failed. */
  const refresh = () => {
    if (isSoon || failures > 0) return;
    isSoon = true;
    if (!isBusy) look(aMoment());
  };
  const listener = {
    change: (entry: ChangeEntry) => mayTouch(entry, code, question.known()) && refresh(),
    anew: load,
    live(now: boolean) {
      isLive = now;
      if (question.isTagged() && !isSoon && !isBusy && failures === 0) look(inTime());
    },
  };
  addEventListener('online', load, { signal });
  document.addEventListener('visibilitychange', load, { signal });
  void load();
  const stop = isManual ? () => undefined : followWire(url, listener);
  return {
    refresh,
    close() {
      ending.abort();
      clearTimeout(timer);
      stop();
    },
  };
}

/** Not all readers come at the same moment. */
const jitter = () => 100 + Math.random() * 500;

/** Asks for a ticker, and for the price of a 304 where it has not changed. */
function questionFor(address: string, signal: AbortSignal) {
  let known: Ticker | undefined;
  let tag: string | null = null;
  /** When it will change by itself, in epoch milliseconds of this machine: its clock may not be the server's. */
  let turn: number | undefined;
  const noteTurn = (date: string | null) => {
    const skew = Date.now() - (Date.parse(date ?? '') || Date.now());
    turn = known?.until === undefined ? undefined : Date.parse(known.until) + skew;
  };
  return {
    known: () => known,
    isTagged: () => tag !== null,
    /** Milliseconds; what is past by now has changed nothing. */
    turnsIn: () => (turn !== undefined && turn > Date.now() ? turn - Date.now() : Number.POSITIVE_INFINITY),
    /** Where it is refused: milliseconds to leave the server alone. */
    async ask(): Promise<number | undefined> {
      // The browser has the former answer, and asks by its tag: a header of our own would be two requests to another site.
      const response = await fetch(address, { signal, cache: 'no-cache' });
      const { status, ok, headers } = response;
      if (!ok && status !== 404) return waitSaid(headers.get('retry-after')) ?? 0;
      const etag = ok ? headers.get('etag') : null;
      if (etag !== null && etag === tag) void response.body?.cancel();
      else {
        known = ok ? ((await response.json()) as TickerAnswer).data : undefined;
        tag = etag;
      }
      noteTurn(headers.get('date'));
      return undefined;
    },
  };
}

/** Whether a ticker may be another after this. What is withdrawn and does not stand in it, and other tickers, do not touch it. */
function mayTouch({ about, kind, subject }: ChangeEntry, code: string, known: Ticker | undefined): unknown {
  if (about === 'ticker') return subject === code;
  return kind !== 'withdrawn' || known?.rows.some(({ article }) => article?.documentId === subject);
}
