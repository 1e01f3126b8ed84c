import type { ChangeEntry } from '../../../shared/contracts';
import { delayAfter } from '../patience';

/** Who wants to know what changes for readers. */
export interface Listener {
  change(entry: ChangeEntry): void;
  /** Something may have been missed: look again. */
  anew(): void;
  /** Whether changes come in by themselves now. */
  live(isLive: boolean): void;
}

interface Room {
  readonly listeners: Set<Listener>;
  readonly isLive: () => boolean;
  close(): void;
}

/**
 * Milliseconds: the first word of a stream, the next try, and that where something on the way holds streams back; and how
 * long a stream lasts that was a good one, whatever ends it.
 */
const patience = { hello: 8_000, retry: 2_000, again: 300_000, lasting: 10_000 };
const kinds = ['published', 'updated', 'corrected', 'withdrawn', 'ticker'];
const rooms = new Map<string, Room>();

/**
 * Tells every ticker of a page when to look again. They share one stream, since browsers open only a few connections to
 * one server, over all their tabs; while nobody looks at the page there is none. It is the browser's own EventSource:
 * here a change is no more than a reason to ask, so that nothing needs to be remembered between two streams.
 *
 * @param url of the API
 * @returns the way to stop
 */
export function followWire(url: string, listener: Listener): () => void {
  const room = rooms.get(url) ?? openRoom(url);
  rooms.set(url, room);
  room.listeners.add(listener);
  listener.live(room.isLive());
  return () => {
    room.listeners.delete(listener);
    if (room.listeners.size > 0) return;
    room.close();
    rooms.delete(url);
  };
}

function openRoom(url: string): Room {
  const listeners = new Set<Listener>();
  const ending = new AbortController();
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLive = false;
  let failures = 0;
  /** Epoch milliseconds of the last hello. */
  let opened = Number.POSITIVE_INFINITY;

  const setLive = (now: boolean) => {
    isLive = now;
    for (const listener of listeners) listener.live(now);
  };
  const lookAnew = () => {
    for (const listener of listeners) listener.anew();
  };
  const leave = (wait?: number) => {
    source?.close();
    source = undefined;
    opened = Number.POSITIVE_INFINITY;
    clearTimeout(timer);
    if (wait !== undefined) timer = setTimeout(come, wait);
    if (isLive) setLive(false);
  };
  const comeBack = () => {
    failures = Date.now() - opened > patience.lasting ? 1 : failures + 1;
    leave(delayAfter(failures, patience.retry));
  };
  const come = () => {
    if (source || document.hidden) return;
    source = openSource(`${url}/stream`, {
      hello() {
        clearTimeout(timer);
        opened = Date.now();
        setLive(true);
        lookAnew();
      },
      reset: lookAnew,
      over: comeBack,
      change(entry) {
        failures = 0;
        for (const listener of listeners) listener.change(entry);
      },
    });
    clearTimeout(timer);
    timer = setTimeout(leave, patience.hello, patience.again);
  };
  const turn = () => {
    if (document.hidden) leave();
    else come();
  };
  document.addEventListener('visibilitychange', turn, { signal: ending.signal });
  // A page that is put away with a connection open cannot be brought back as it was.
  addEventListener('pagehide', () => leave(), { signal: ending.signal });
  addEventListener('pageshow', ({ persisted }) => persisted && turn(), { signal: ending.signal });
  come();
  return {
    listeners,
    isLive: () => isLive,
    close() {
      ending.abort();
      leave();
    },
  };
}

interface Hearer {
  hello(): void;
  reset(): void;
  over(): void;
  change(entry: ChangeEntry): void;
}

function openSource(address: string, { hello, reset, over, change }: Hearer): EventSource {
  const source = new EventSource(address);
  source.addEventListener('hello', hello);
  source.addEventListener('reset', reset);
  source.addEventListener('end', over);
  // The browser would come back by itself, but all readers' browsers at the same moment.
  source.onerror = over;
  for (const kind of kinds)
    source.addEventListener(kind, ({ data }: MessageEvent<string>) => change(JSON.parse(data) as ChangeEntry));
  return source;
}
