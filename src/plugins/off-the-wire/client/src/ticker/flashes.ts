import type { TickerRow } from '../../../shared/contracts';
import { keyOf, labelOf, type Words } from './rows';

/** Milliseconds between two announcements: readers who listen are not talked over all the time. */
const rarely = 60_000;
/** Milliseconds until what was said is gone again, so that nobody comes upon it later. */
const gone = 10_000;

/**
 * Says urgent rows that are new to those who listen, politely, and at most one a minute: of several the newest. What
 * stood there at first is not said, nor what is gone before its minute has come.
 */
export function announceFlashes(output: HTMLElement, words: () => Words) {
  let known: ReadonlySet<string> | undefined;
  let shown: readonly TickerRow[] = [];
  let waiting: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let clearing: ReturnType<typeof setTimeout> | undefined;

  const say = () => {
    timer = undefined;
    const row = shown.find((one) => one.urgent && keyOf(one) === waiting);
    waiting = undefined;
    if (!row) return;
    output.textContent = [words().urgent, labelOf(row), row.text].filter(Boolean).join(': ');
    timer = setTimeout(say, rarely);
    clearing = setTimeout(() => {
      output.textContent = '';
    }, gone);
  };
  return {
    show(rows: readonly TickerRow[]) {
      const urgent = rows.filter((row) => row.urgent).map(keyOf);
      const news = known && urgent.find((key) => !known?.has(key));
      known = new Set(urgent);
      shown = rows;
      waiting = news ?? waiting;
      if (news && timer === undefined) say();
    },
    /** Ends it, as if nothing had been shown or said: what is shown next is the first. */
    close() {
      clearTimeout(timer);
      clearTimeout(clearing);
      known = waiting = timer = undefined;
      shown = [];
      output.textContent = '';
    },
  };
}
