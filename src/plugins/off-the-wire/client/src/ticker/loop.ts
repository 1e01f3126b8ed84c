import type { Frame } from './frame';

/** Where the rows of the line stand, in pixels from its start, and the copy that closes it to a loop. */
export interface Loop {
  /** Of one round. */
  width(): number;
  /** 1: the line goes to the left, and is read from left to right; -1: the other way. */
  towards(): number;
  startOf(row: Element): number;
  rowAt(at: number): Element | undefined;
  isClosed(): boolean;
  open(): void;
  /** Closes it, unless everything is in view. */
  close(mayMove: boolean): void;
}

export function loopOf({ view, track, list }: Frame): Loop {
  let width = 0;
  const widthOf = (element: Element) => element.getBoundingClientRect().width;
  const towards = () => (getComputedStyle(view).direction === 'rtl' ? -1 : 1);
  const startOf = (row: Element) => {
    const [mine, whole] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
    return towards() === 1 ? mine.left - whole.left : whole.right - mine.right;
  };
  return {
    towards,
    startOf,
    width: () => width,
    rowAt: (at) => [...list.children].find((row) => startOf(row) + widthOf(row) > at),
    isClosed: () => track.childElementCount > 1,
    open() {
      while (track.lastChild && track.lastChild !== list) track.lastChild.remove();
    },
    close(mayMove) {
      width = widthOf(list);
      const isInView = width <= view.clientWidth;
      // Rows without links take no focus: keys must reach what is to be scrolled (WCAG 2.1.1).
      if (isInView) view.removeAttribute('tabindex');
      else view.tabIndex = 0;
      if (mayMove && !isInView) track.append(copyOf(list));
    },
  };
}

/** Nobody but the eye is to find it. */
function copyOf(list: HTMLElement): HTMLElement {
  const copy = list.cloneNode(true) as HTMLElement;
  copy.setAttribute('aria-hidden', 'true');
  copy.inert = true;
  return copy;
}
