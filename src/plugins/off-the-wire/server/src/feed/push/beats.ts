/** Something that is looked after as time goes by. `now` is milliseconds of a clock that nobody sets. */
export interface Beating {
  beat(now: number): void;
}

export interface Beats {
  add(one: Beating): void;
  remove(one: Beating): void;
  close(): void;
}

const every = 250;

/** One timer for all, which runs only while there is anybody. */
export function openBeats(now: () => number): Beats {
  const all = new Set<Beating>();
  let timer: NodeJS.Timeout | undefined;
  const close = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const beat = () => {
    const at = now();
    for (const one of all) one.beat(at);
  };
  return {
    add(one) {
      all.add(one);
      timer ??= setInterval(beat, every).unref();
    },
    remove(one) {
      all.delete(one);
      if (all.size === 0) close();
    },
    close() {
      all.clear();
      close();
    },
  };
}
