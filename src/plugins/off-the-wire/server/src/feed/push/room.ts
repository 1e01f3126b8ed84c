import type { Log } from '../../changes/log';
import type { Beats } from './beats';
import type { Hub } from './hub';
import type { LogPages } from './pages';

/** How push is kept within bounds. Bytes, seconds, and how many at once. */
export interface PushSettings {
  readonly heartbeatSeconds: number;
  /** How long a stream may stay open, at the most. */
  readonly longestSeconds: number;
  /** A client for which more than this waits to be sent, for longer than that, is too slow. */
  readonly waitingBytes: number;
  readonly waitingSeconds: number;
  readonly streams: number;
  readonly streamsPerAddress: number;
  /** Questions that wait for something to happen. */
  readonly held: number;
  readonly heldPerAddress: number;
}

/** What streams and questions that wait are made of. */
export interface PushRoom {
  readonly log: Log;
  readonly hub: Hub;
  readonly pages: LogPages;
  readonly beats: Beats;
  readonly settings: PushSettings;
  /** Milliseconds of a clock that nobody sets. */
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}
