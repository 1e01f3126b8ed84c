/** Something that is looked after when its time comes. */
export interface Beating {
  /** It is not looked after again unless it asks for it. @param now milliseconds of a clock that nobody sets */
  beat(now: number): void;
}

export interface Beats {
  /** Looks after it at this time, or shortly after, and no more at the time that it asked for before. */
  at(time: number, one: Beating): void;
  remove(one: Beating): void;
  close(): void;
}

const every = 250;

/** One timer for all, which runs only while there is anybody, and looks only at those whose time has come. */
export function openBeats(now: () => number): Beats {
  const slots = new Map<number, Set<Beating>>();
  const slotOf = new Map<Beating, number>();
  let timer: NodeJS.Timeout | undefined;
  let done = 0;
  const close = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const remove = (one: Beating) => {
    const slot = slotOf.get(one);
    if (slot === undefined) return;
    slotOf.delete(one);
    slots.get(slot)?.delete(one);
    if (slots.get(slot)?.size === 0) slots.delete(slot);
  };
  const beat = () => {
    const time = now();
    const due = Math.floor(time / every);
    for (; done < due; done += 1) {
      for (const one of slots.get(done + 1) ?? []) {
        remove(one);
        one.beat(time);
      }
    }
    if (slotOf.size === 0) close();
  };
  return {
    at(time, one) {
      remove(one);
      if (!timer) {
        done = Math.floor(now() / every);
        timer = setInterval(beat, every).unref();
      }
      const slot = Math.max(Math.ceil(time / every), done + 1);
      slotOf.set(one, slot);
      const others = slots.get(slot);
      if (others) others.add(one);
      else slots.set(slot, new Set([one]));
    },
    remove,
    close() {
      slots.clear();
      slotOf.clear();
      close();
    },
  };
}
