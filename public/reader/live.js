import { morph } from './morph.js';

/** Milliseconds between two looks: while nothing tells of changes, and while something does, to be sure. */
const every = 5_000;
const longest = 60_000;

const button = document.querySelector('button.new');
const away = document.querySelector('.away');
const status = document.querySelector('[data-changed]');
const regions = () => document.querySelectorAll('[data-region]');
const listIn = (page) => page.querySelector('ol[data-newest]');
const rowsOf = (list) => [...(list?.children ?? [])];

/**
 * Keeps the page up to date. The API tells of every change; where it cannot be heard, the page looks every five seconds.
 * Each region names the addresses of the API that it was made of: at a look they are asked, cheaply (304 where nothing is
 * other), and when one has changed, the page itself is fetched, and its regions are put in the place of those that
 * differ. A reader who is reading down the list is not disturbed by new headlines, but what is withdrawn or corrected is
 * so at once.
 *
 * @param written the regions as the server wrote them, by name
 * @param hooks called after the page has changed, and when what keeps itself up to date should look
 */
export function keepUpToDate(written, hooks) {
  /** What the newest headlines are made of while they are held back. */
  let held;
  let timer;
  let isLive = false;
  /** Hears of changes; what ends it. Absent: nobody looks at the page, or there is nothing to be heard. */
  let follower;
  let ending;

  /** One at a time, also where the next follower begins before the last look of the former has ended. */
  let checked = Promise.resolve();
  function check() {
    checked = checked.then(checkOnce, checkOnce);
    return checked;
  }

  async function checkOnce() {
    if (document.hidden) return;
    hooks.look();
    if ((held && !isReadingOn()) || (await isAnythingNew())) await update();
    away.hidden = true;
  }

  /** The server or the way to it is gone: it is said. */
  function failed() {
    away.hidden = false;
  }

  /** Looks, also where nothing has told of a change. */
  function turn() {
    clearTimeout(timer);
    if (document.hidden) return;
    timer = setTimeout(turn, (isLive ? longest : every) * (0.9 + Math.random() / 5));
    if (follower) follower.look();
    else void follow();
  }

  /** Looks at each change, as the client says: soon, not too often, and again where a look fails. */
  async function follow() {
    if (ending) return;
    const own = new AbortController();
    ending = own;
    try {
      const { createClient } = await import('/api/wire/client.js');
      if (own.signal.aborted) return;
      const wire = createClient({ url: '/api/wire' });
      // What was refused for good is tried anew at the next turn.
      follower = wire.follow({}, check, { signal: own.signal, state, failed, error: leave });
    } catch {
      // The client cannot be had now: the next turn tries again.
      failed();
      if (ending === own) leave();
    }
  }

  function state(now) {
    isLive = now === 'stream' || now === 'poll';
    turn();
  }

  function leave() {
    ending?.abort();
    ending = undefined;
    follower = undefined;
    isLive = false;
  }

  async function isAnythingNew() {
    const watched = new Map([...regions(), ...(held ? [held] : [])].flatMap(addressesOf));
    const changes = await Promise.all([...watched].map(hasChanged));
    return changes.includes(true);
  }

  async function update() {
    const page = await fetchPage(location.pathname + location.search);
    const count = newcomers(page);
    if (count > 0 && isReadingOn()) {
      held = page.querySelector('main');
      const asTheyWere = await fetchPage(`${location.pathname}?until=${untilNow()}`);
      show(page, (name) => name !== 'main');
      show(asTheyWere, (name) => name === 'main');
      if (!isReadingOn()) return;
    } else {
      held = undefined;
      show(page, () => true);
      document.title = page.title;
    }
    button.hidden = held === undefined;
    button.textContent = counted(count);
    if (count > 0) say(counted(count));
  }

  function show(page, isWanted) {
    const changed = [...regions()].filter(({ dataset: { region } }) => {
      const fresh = regionIn(page, region);
      return fresh && isWanted(region) && fresh.outerHTML !== written.get(region);
    });
    if (changed.length === 0) return;
    const keepPlace = holdPlace();
    const had = new Set(rowsOf(listIn(document)).map(({ dataset }) => dataset.id));
    for (const region of changed) put(region, regionIn(page, region.dataset.region));
    if (had.size > 0) markNew(had);
    hooks.after();
    keepPlace();
  }

  function put(region, fresh) {
    const name = region.dataset.region;
    written.set(name, fresh.outerHTML);
    const isArticle = region.querySelector('article') !== null;
    morph(region, fresh);
    if (name === 'main' && isArticle) say(status.dataset.changed);
  }

  button.addEventListener('click', async () => {
    scrollTo({ top: 0 });
    document.querySelector('main').focus({ preventScroll: true });
    try {
      show(await fetchPage(location.pathname + location.search), () => true);
      held = undefined;
      button.hidden = true;
    } catch {
      // The button stays; so does the next round's duty to bring them.
      away.hidden = false;
    }
  });

  const come = () => {
    if (document.hidden) leave();
    turn();
  };
  document.addEventListener('visibilitychange', come);
  // A page that is put away with a connection open cannot be brought back as it was.
  addEventListener('pagehide', leave);
  addEventListener('pageshow', ({ persisted }) => persisted && come());
  addEventListener('online', come);
  turn();
}

/** Pairs of address and what it answered when the region was made. */
function addressesOf({ dataset: { live, answered } }) {
  const answers = answered?.split(' ') ?? [];
  return (live?.split(' ') ?? []).map((address, at) => [address, answers[at]]);
}

/** Throws where the server does not answer. */
async function hasChanged([address, answered]) {
  const headers = answered.includes('"') ? { 'If-None-Match': answered } : {};
  const response = await fetch(address, { headers, cache: 'no-store', signal: AbortSignal.timeout(10_000) });
  void response.body?.cancel();
  if (response.status === 304) return false;
  if (response.status === 429 || response.status >= 500) throw new Error(`${address}: ${response.status}`);
  const now = response.ok ? (response.headers.get('etag') ?? '-') : 'missing';
  // What packs answers on the way makes a tag weak.
  return now.replace(/^W\//, '') !== answered;
}

/** The page as it is now. A page that says "not here" is one too; throws where there is none. */
async function fetchPage(address) {
  const headers = { Accept: 'text/html' };
  const response = await fetch(address, { headers, cache: 'no-cache', signal: AbortSignal.timeout(10_000) });
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (response.status >= 500 || !regionIn(page, 'main')) throw new Error(`${address}: ${response.status}`);
  return page;
}

const regionIn = (page, name) => page.querySelector(`[data-region="${name}"]`);

/** Whether the reader has gone on down the list. */
function isReadingOn() {
  const list = listIn(document);
  return list !== null && list.getBoundingClientRect().top < 0;
}

function newcomers(page) {
  const known = new Set(rowsOf(listIn(document)).map(({ dataset }) => dataset.id));
  return known.size === 0 ? 0 : rowsOf(listIn(page)).filter(({ dataset }) => !known.has(dataset.id)).length;
}

/** Just after the newest headline shown: the list up to there is the list that the reader has. */
function untilNow() {
  const [newest] = rowsOf(listIn(document));
  return encodeURIComponent(new Date(Date.parse(newest.dataset.at) + 1).toISOString());
}

/** Keeps the row at the top of the window where it is, whatever comes or goes above it. */
function holdPlace() {
  const row = isReadingOn() && rowsOf(listIn(document)).find((one) => one.getBoundingClientRect().bottom > 0);
  if (!row) return () => {};
  const top = row.getBoundingClientRect().top;
  return () => row.isConnected && scrollBy(0, row.getBoundingClientRect().top - top);
}

function markNew(had) {
  for (const row of rowsOf(listIn(document))) if (!had.has(row.dataset.id)) row.classList.add('is-new');
}

const counted = (count) => (count === 1 ? button.dataset.one : button.dataset.many.replace('{n}', count));

/** For readers who listen: how many, never what. */
function say(text) {
  status.textContent = text;
}
