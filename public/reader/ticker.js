const pixelsPerSecond = 60;
const stored = 'ticker';

/**
 * Moves the ticker at constant speed. It stands while the pointer is over it, while the focus is in it, and after its
 * button was pressed, which is remembered. Standing, it is a plain line that can be scrolled; so it is where the reader
 * wants no motion. `leave` before its rows change, `arrange` after.
 */
export function moveTicker() {
  const section = document.querySelector('.ticker');
  if (!section) return { leave() {}, arrange() {} };
  const view = section.querySelector('.ticker-view');
  const track = section.querySelector('.ticker-track');
  const button = section.querySelector('button');
  const list = () => track.querySelector('ul');
  const isFocused = () => view.contains(document.activeElement);
  const stillness = matchMedia('(prefers-reduced-motion: reduce)');
  const towards = () => (getComputedStyle(view).direction === 'rtl' ? -1 : 1);
  let isPaused = remembered();
  let width = 0;
  let motion;
  let anchor;

  /** How far the line has gone, in pixels from its start. */
  function position() {
    if (!motion) return Math.abs(view.scrollLeft);
    return (((motion.currentTime ?? 0) / 1000) * pixelsPerSecond) % width;
  }

  function stand(at) {
    motion?.cancel();
    motion = undefined;
    view.classList.remove('is-moving');
    view.scrollLeft = at * towards();
  }

  function move(at) {
    view.scrollLeft = 0;
    view.classList.add('is-moving');
    motion?.cancel();
    const end = `translateX(${-width * towards()}px)`;
    const duration = (width / pixelsPerSecond) * 1000;
    motion = track.animate([{ transform: 'none' }, { transform: end }], { duration, iterations: Infinity });
    motion.currentTime = ((at % width) / pixelsPerSecond) * 1000;
    if (section.matches(':hover')) motion.pause();
  }

  function settle(at) {
    const canMove = track.childElementCount > 1;
    if (canMove && !isPaused && !isFocused()) move(at);
    else stand(at);
    section.classList.toggle('has-motion', canMove);
    section.classList.toggle('is-paused', isPaused);
    button.setAttribute('aria-label', isPaused ? button.dataset.play : button.dataset.pause);
  }

  /** A second copy closes the loop. Nobody but the eye is to find it. */
  function closeLoop() {
    width = list().getBoundingClientRect().width;
    if (section.hidden || stillness.matches || width <= view.clientWidth) return;
    const copy = list().cloneNode(true);
    copy.setAttribute('aria-hidden', 'true');
    copy.inert = true;
    track.append(copy);
  }

  function openLoop() {
    for (const copy of track.querySelectorAll('ul[aria-hidden]')) copy.remove();
  }

  /** Remembers the row in view, so that new rows before it do not push it along. */
  function leave() {
    const at = position();
    const row = [...list().children].find((one) => startOf(one) + one.offsetWidth > at);
    anchor = { at, row, by: row ? at - startOf(row) : 0 };
    stand(at);
    openLoop();
  }

  function startOf(row) {
    const [mine, whole] = [row.getBoundingClientRect(), list().getBoundingClientRect()];
    return towards() === 1 ? mine.left - whole.left : whole.right - mine.right;
  }

  function arrange() {
    openLoop();
    const at = anchor?.row?.isConnected ? startOf(anchor.row) + anchor.by : (anchor?.at ?? position());
    anchor = undefined;
    closeLoop();
    settle(at);
  }

  button.addEventListener('click', () => {
    const at = position();
    isPaused = !isPaused;
    remember(isPaused);
    settle(at);
  });
  section.addEventListener('pointerenter', () => motion?.pause());
  section.addEventListener('pointerleave', () => motion?.play());
  view.addEventListener('focusin', ({ target }) => {
    if (motion) stand(position());
    target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  view.addEventListener('focusout', ({ relatedTarget }) => {
    if (!view.contains(relatedTarget)) settle(position());
  });
  const again = () => {
    leave();
    arrange();
  };
  stillness.addEventListener('change', again);
  let known = view.clientWidth;
  new ResizeObserver(() => {
    if (view.clientWidth === known) return;
    known = view.clientWidth;
    again();
  }).observe(view);
  return { leave, arrange };
}

function remembered() {
  try {
    return localStorage.getItem(stored) === 'paused';
  } catch {
    // A browser that keeps nothing for sites.
    return false;
  }
}

function remember(isPaused) {
  try {
    if (isPaused) localStorage.setItem(stored, 'paused');
    else localStorage.removeItem(stored);
  } catch {
    // Then it is not remembered.
  }
}
