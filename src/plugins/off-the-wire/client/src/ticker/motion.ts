import type { Frame } from './frame';
import { type Loop, loopOf } from './loop';

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
export function moveLine(frame: Frame, settings: () => Settings): Motion {
  const { view, button, section } = frame;
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  const ending = new AbortController();
  const loop = loopOf(frame);
  const line = lineOf(frame, loop, settings);
  let isPaused = remembered();
  let anchor: { readonly at: number; readonly row: Element | undefined; readonly by: number } | undefined;

  const settle = (at: number) => {
    const canMove = loop.isClosed();
    if (canMove && !isPaused && !view.matches(':focus-within')) line.move(at);
    else line.stand(at);
    button.classList.toggle('still', !canMove);
    button.setAttribute('aria-label', isPaused ? settings().play : settings().pause);
    frame.face.setAttribute('d', isPaused ? faces.triangle : faces.bars);
  };
  /** Remembers the row in view, so that new rows before it do not push it along. */
  const leave = () => {
    const at = line.position();
    const row = loop.rowAt(at);
    anchor = { at, row, by: row ? at - loop.startOf(row) : 0 };
    line.stand(at);
    loop.open();
  };
  const arrange = () => {
    loop.open();
    const at = anchor?.row?.isConnected ? loop.startOf(anchor.row) + anchor.by : (anchor?.at ?? line.position());
    anchor = undefined;
    loop.close(!stillness.matches && settings().speed > 0);
    settle(at);
  };
  const again = () => {
    leave();
    arrange();
  };
  const toggle = () => {
    const at = line.position();
    isPaused = !isPaused;
    remember(isPaused);
    settle(at);
  };
  const on = (target: EventTarget, event: string, act: (event: FocusEvent) => void) =>
    target.addEventListener(event, act as (event: Event) => void, { signal: ending.signal });
  on(button, 'click', toggle);
  on(section, 'pointerenter', line.hold);
  on(section, 'pointerleave', line.goOn);
  on(view, 'focusin', ({ target }) => line.reach(target as Element));
  on(view, 'focusout', ({ relatedTarget }) => view.contains(relatedTarget as Node | null) || settle(line.position()));
  on(stillness, 'change', again);
  const watching = watchWidth(view, again);
  const close = () => {
    ending.abort();
    watching.disconnect();
    leave();
  };
  return { leave, arrange, close };
}

/** The line itself: it moves from a place on, in pixels from its start, or stands there. */
function lineOf({ section, view, track }: Frame, loop: Loop, settings: () => Settings) {
  let motion: Animation | undefined;
  const position = () =>
    motion ? ((Number(motion.currentTime ?? 0) / 1000) * settings().speed) % loop.width() : Math.abs(view.scrollLeft);
  const stand = (at: number) => {
    motion?.cancel();
    motion = undefined;
    view.classList.remove('moving');
    view.scrollLeft = at * loop.towards();
  };
  const move = (at: number) => {
    const [width, { speed }] = [loop.width(), settings()];
    view.scrollLeft = 0;
    view.classList.add('moving');
    motion?.cancel();
    const frames = [{ transform: 'none' }, { transform: `translateX(${-width * loop.towards()}px)` }];
    motion = track.animate(frames, { duration: (width / speed) * 1000, iterations: Number.POSITIVE_INFINITY });
    motion.currentTime = ((at % width) / speed) * 1000;
    if (section.matches(':hover')) motion.pause();
  };
  /** Stands, so that what has the focus is in view. */
  const reach = (target: Element) => {
    if (motion) stand(position());
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return { position, stand, move, reach, hold: () => motion?.pause(), goOn: () => motion?.play() };
}

function watchWidth(view: Element, changed: () => void): ResizeObserver {
  let known = view.clientWidth;
  const watching = new ResizeObserver(() => {
    if (view.clientWidth === known) return;
    known = view.clientWidth;
    changed();
  });
  watching.observe(view);
  return watching;
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
