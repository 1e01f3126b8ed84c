import type { Frame } from './frame';

const stored = 'off-the-wire-ticker';
const faces = { bars: 'M3 2h4v12H3zM9 2h4v12H9z', triangle: 'M4 2l10 6-10 6z' };

interface Settings {
  /** Pixels a second. */
  readonly speed: number;
  readonly pause: string;
  readonly play: string;
}

/** How the line moves. `leave` before its rows change, `arrange` after. */
export interface Motion {
  leave(): void;
  arrange(): void;
  close(): void;
}

/**
 * Moves the line at constant speed. It stands while the pointer is over it, while the focus is in it, and after its
 * button was pressed, which is remembered. Standing, it is a plain list that can be scrolled; so it is where the reader
 * wants no motion, and where everything is in view.
 */
export function moveLine({ section, view, track, list, button, face }: Frame, settings: () => Settings): Motion {
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  const ending = new AbortController();
  const { signal } = ending;
  const isFocused = () => view.matches(':focus-within');
  const towards = () => (getComputedStyle(view).direction === 'rtl' ? -1 : 1);
  let isPaused = remembered();
  let width = 0;
  let motion: Animation | undefined;
  let anchor: { readonly at: number; readonly row: Element | undefined; readonly by: number } | undefined;

  /** How far the line has gone, in pixels from its start. */
  const position = () =>
    motion ? ((Number(motion.currentTime ?? 0) / 1000) * settings().speed) % width : Math.abs(view.scrollLeft);

  const stand = (at: number) => {
    motion?.cancel();
    motion = undefined;
    view.classList.remove('moving');
    view.scrollLeft = at * towards();
  };

  const move = (at: number) => {
    const { speed } = settings();
    view.scrollLeft = 0;
    view.classList.add('moving');
    motion?.cancel();
    const frames = [{ transform: 'none' }, { transform: `translateX(${-width * towards()}px)` }];
    motion = track.animate(frames, { duration: (width / speed) * 1000, iterations: Number.POSITIVE_INFINITY });
    motion.currentTime = ((at % width) / speed) * 1000;
    if (section.matches(':hover')) motion.pause();
  };

  const settle = (at: number) => {
    const canMove = track.childElementCount > 1;
    if (canMove && !isPaused && !isFocused()) move(at);
    else stand(at);
    button.classList.toggle('still', !canMove);
    button.setAttribute('aria-label', isPaused ? settings().play : settings().pause);
    face.setAttribute('d', isPaused ? faces.triangle : faces.bars);
  };

  /** A second copy closes the loop. Nobody but the eye is to find it. */
  const closeLoop = () => {
    width = list.getBoundingClientRect().width;
    const isInView = width <= view.clientWidth;
    // Rows without links take no focus: keys must reach what is to be scrolled (WCAG 2.1.1).
    if (isInView) view.removeAttribute('tabindex');
    else view.tabIndex = 0;
    if (isInView || stillness.matches || !(settings().speed > 0)) return;
    const copy = list.cloneNode(true) as HTMLElement;
    copy.setAttribute('aria-hidden', 'true');
    copy.inert = true;
    track.append(copy);
  };

  const openLoop = () => {
    while (track.lastChild && track.lastChild !== list) track.lastChild.remove();
  };

  const startOf = (row: Element) => {
    const [mine, whole] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
    return towards() === 1 ? mine.left - whole.left : whole.right - mine.right;
  };

  /** Remembers the row in view, so that new rows before it do not push it along. */
  const leave = () => {
    const at = position();
    const row = [...list.children].find((one) => startOf(one) + one.getBoundingClientRect().width > at);
    anchor = { at, row, by: row ? at - startOf(row) : 0 };
    stand(at);
    openLoop();
  };

  const arrange = () => {
    openLoop();
    const at = anchor?.row?.isConnected ? startOf(anchor.row) + anchor.by : (anchor?.at ?? position());
    anchor = undefined;
    closeLoop();
    settle(at);
  };

  const again = () => {
    leave();
    arrange();
  };
  const toggle = () => {
    const at = position();
    isPaused = !isPaused;
    remember(isPaused);
    settle(at);
  };
  const reach = ({ target }: Event) => {
    if (motion) stand(position());
    (target as Element).scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  button.addEventListener('click', toggle, { signal });
  section.addEventListener('pointerenter', () => motion?.pause(), { signal });
  section.addEventListener('pointerleave', () => motion?.play(), { signal });
  view.addEventListener('focusin', reach, { signal });
  view.addEventListener(
    'focusout',
    ({ relatedTarget }) => view.contains(relatedTarget as Node | null) || settle(position()),
    { signal },
  );
  stillness.addEventListener('change', again, { signal });
  let known = view.clientWidth;
  const watching = new ResizeObserver(() => {
    if (view.clientWidth === known) return;
    known = view.clientWidth;
    again();
  });
  watching.observe(view);
  const close = () => {
    ending.abort();
    watching.disconnect();
    leave();
  };
  return { leave, arrange, close };
}

function remembered(): boolean {
  try {
    return localStorage.getItem(stored) === 'paused';
  } catch {
    // A browser that keeps nothing for sites.
    return false;
  }
}

function remember(isPaused: boolean): void {
  try {
    if (isPaused) localStorage.setItem(stored, 'paused');
    else localStorage.removeItem(stored);
  } catch {
    // Then it is not remembered.
  }
}
