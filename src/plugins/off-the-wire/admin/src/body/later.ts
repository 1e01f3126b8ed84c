/** Work that may wait while a person types: done at once when it is the first, then at most every `pause` milliseconds. */
export interface Later {
  readonly ask: () => void;
  /** Does what is still to be done now. */
  readonly flush: () => void;
  readonly drop: () => void;
}

export function later(work: () => void, pause: number): Later {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wanted = false;
  const rest = () => {
    timer = setTimeout(() => {
      timer = undefined;
      if (wanted) run();
    }, pause);
  };
  const run = () => {
    wanted = false;
    work();
    if (timer === undefined) rest();
  };
  return {
    ask: () => {
      if (timer === undefined) run();
      else wanted = true;
    },
    flush: () => {
      if (wanted) run();
    },
    drop: () => {
      clearTimeout(timer);
      timer = undefined;
      wanted = false;
    },
  };
}
