import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { silentGenres } from '../../src/plugins/off-the-wire/client/src/ticker/rows';
import type { TickerRow } from '../../src/plugins/off-the-wire/shared/contracts';
import { silentGenres as silentOnPage } from '../../src/reader/story';
import { appRoot } from '../app/newsroom';
import {
  beginStream,
  entryFrame,
  type Handler,
  hello,
  sendError,
  sendJson,
  serveWire,
  type WireServer,
} from '../client/wire-server';
import { type Chromium, openChromium, screenshot } from './chromium';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const script = readFileSync(path.join(appRoot, 'src/plugins/off-the-wire/dist/browser/ticker.js'));
const soon = { timeout: 5_000 };

const row = (text: string, fields: Partial<TickerRow> = {}): TickerRow => ({
  text,
  urgent: false,
  pinned: false,
  article: { documentId: text, slug: text, url: `/api/wire/articles/${encodeURIComponent(text)}` },
  ...fields,
});
const manyRows = Array.from({ length: 12 }, (_, at) => row(`Ferry number ${at} runs again after the long storm`));

test("the ticker and the reader's page pass over the same genres", () => {
  expect(silentGenres.source.slice(2, -2).split('|').sort()).toEqual([...silentOnPage].sort());
});

describe('the ticker on a plain page', () => {
  let chromium: Chromium;
  let api: WireServer;
  let site: WireServer;
  const opened: Page[] = [];
  /** What the API says, and who is connected. */
  const wire = {
    rows: [] as readonly TickerRow[],
    /** When the clock alone will change them. */
    until: undefined as string | undefined,
    version: 1,
    /** Whether tickers are answered at all. */
    gate: Promise.resolve(),
    streams: new Set<ServerResponse>(),
    stream: undefined as Handler | undefined,
    /** In place of a ticker. */
    refuse: undefined as ((response: ServerResponse) => void) | undefined,
    n: 1,
  };
  const html = { body: '', headers: {} as Record<string, string> };

  const tell = (rows: readonly TickerRow[]) => {
    wire.rows = rows;
    wire.version += 1;
    wire.n += 1;
    for (const response of wire.streams) response.write(entryFrame(wire.n));
  };
  const answerTicker =
    (code: string): Handler =>
    async (request, response) => {
      await wire.gate;
      if (wire.refuse) return wire.refuse(response);
      const tag = `"${code}-${wire.version}"`;
      const said = { ETag: tag, 'Cache-Control': 'public, max-age=0' };
      if (request.headers['if-none-match'] === tag) {
        response
          .writeHead(304, {
            ...said,
            'Access-Control-Allow-Origin': '*',
            'Access-Control-Expose-Headers': 'Date, ETag',
          })
          .end();
      } else {
        const { rows, until } = wire;
        sendJson(response, { data: { code, label: `Label of ${code}`, until, rows }, meta: {} }, said);
      }
    };

  beforeAll(async () => {
    chromium = await openChromium();
    api = await serveWire({
      '/ticker.js': (_, response) =>
        response.writeHead(200, { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' }).end(script),
      '/tickers/main': answerTicker('main'),
      '/tickers/other': answerTicker('other'),
      '/stream': (request, response, query, nth) => {
        if (wire.stream) return wire.stream(request, response, query, nth);
        beginStream(response, hello(wire.n));
        wire.streams.add(response);
        response.on('close', () => wire.streams.delete(response));
      },
    });
    site = await serveWire({
      '/': (_, response) => response.writeHead(200, { 'Content-Type': 'text/html', ...html.headers }).end(html.body),
    });
  });
  beforeEach(() => {
    Object.assign(wire, {
      rows: manyRows,
      until: undefined,
      gate: Promise.resolve(),
      stream: undefined,
      refuse: undefined,
    });
    wire.version += 1;
    html.headers = {};
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await chromium?.close();
    await Promise.all([api?.close(), site?.close()]);
  });

  const fallback = '<ul><li>What the page has written</li></ul>';
  const element = (attributes = '') =>
    `<off-the-wire-ticker code="main" ${attributes}>${fallback}</off-the-wire-ticker>`;
  interface Options extends BrowserContextOptions {
    readonly dir?: 'rtl';
    readonly prepare?: (page: Page) => Promise<unknown>;
  }
  /** A page of another site, with one script tag. */
  async function open(content = element(), { dir, prepare, ...options }: Options = {}): Promise<Page> {
    html.body = `<!doctype html><html lang="en" dir="${dir ?? 'ltr'}"><title>A site</title>
<meta name="color-scheme" content="light dark"><script type="module" src="${api.url}/ticker.js"></script>
<body><main><h1>A site</h1>${content}<p><a href="#x">Another link</a></p></main>`;
    const page = await chromium.page({ viewport: { width: 900, height: 500 }, ...options });
    opened.push(page);
    await prepare?.(page);
    await page.goto(new URL('/', site.url).href);
    return page;
  }
  const rowsOf = (page: Page) => page.locator('off-the-wire-ticker [part=list]:not([aria-hidden]) > li');
  const loaded = async (page: Page) => {
    await rowsOf(page).first().waitFor(soon);
    return page;
  };
  /** How far the line has gone, in pixels towards its end, and when: by the clock of the animation, however slow the machine. */
  const gone = (page: Page) =>
    page
      .locator('off-the-wire-ticker')
      .first()
      .evaluate(async (ticker) => {
        await new Promise(requestAnimationFrame);
        const [view, list] = ['[part=view]', '[part=list]'].map((part) =>
          ticker.shadowRoot?.querySelector(part)?.getBoundingClientRect(),
        );
        const isRtl = document.documentElement.dir === 'rtl';
        const at = isRtl ? (list?.right ?? 0) - (view?.right ?? 0) : (view?.left ?? 0) - (list?.left ?? 0);
        return { at, time: Number(document.timeline.currentTime) };
      });
  const speed = async (page: Page) => {
    const from = await gone(page);
    await page.waitForTimeout(1000);
    const to = await gone(page);
    return Math.round(((to.at - from.at) / (to.time - from.time)) * 1000);
  };
  const button = (page: Page) => page.locator('off-the-wire-ticker button');

  test('shows what the page has written until it has loaded, and then its rows, by one script tag', async () => {
    let letIn = () => {};
    wire.gate = new Promise((resolve) => {
      letIn = resolve;
    });
    const page = await open();
    await page.locator('off-the-wire-ticker:defined').waitFor(soon);
    expect(await page.getByText('What the page has written').isVisible()).toBe(true);
    letIn();
    await loaded(page);
    expect(await page.getByText('What the page has written').isVisible()).toBe(false);
    expect(await rowsOf(page).count()).toBe(12);
    expect(await page.locator('off-the-wire-ticker [part=label]').textContent()).toBe('Label of main');
    await screenshot(page, 'ticker-plain');
  });

  test.each([
    [6, 60, ''],
    [60, 60, ''],
    [12, 120, 'speed="120"'],
  ])('with %i rows runs at %i pixels a second', async (count, expected, attribute) => {
    wire.rows = Array.from({ length: count }, (_, at) => row(`A headline of the usual length, number ${at}`));
    expect(await speed(await loaded(await open(element(attribute))))).toBe(expected);
  });

  test('runs the other way on a page that is read from right to left', async () => {
    const page = await loaded(await open(element(), { dir: 'rtl' }));
    expect(await speed(page)).toBe(60);
    await screenshot(page, 'ticker-rtl');
  });

  test('stands when its button is pressed by key, and still stands after a reload', async () => {
    const page = await loaded(await open());
    await page.keyboard.press('Tab');
    for (let at = 0; at < 20 && !(await button(page).evaluate((one) => one.matches(':focus'))); at += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await button(page).getAttribute('aria-label')).toBe('Let the ticker run');
    expect(await speed(page)).toBe(0);
    await page.reload();
    await loaded(page);
    expect(await speed(page)).toBe(0);
    await button(page).press('Enter');
    expect(await speed(page)).toBeGreaterThan(40);
  });

  test('stands under the pointer, and while the focus is in it', async () => {
    const page = await loaded(await open());
    await page.hover('off-the-wire-ticker');
    expect(await speed(page)).toBe(0);
    await page.mouse.move(400, 450);
    expect(await speed(page)).toBeGreaterThan(40);
    await rowsOf(page).nth(3).locator('a').focus();
    expect(await speed(page)).toBe(0);
    await page.locator('main > p a').focus();
    expect(await speed(page)).toBeGreaterThan(40);
  });

  test('is a list that stands and can be scrolled for readers who want no motion', async () => {
    const page = await loaded(await open(element(), { reducedMotion: 'reduce' }));
    expect(await speed(page)).toBe(0);
    expect(await button(page).isVisible()).toBe(false);
    expect(await page.locator('off-the-wire-ticker [part=view]').evaluate((view) => (view.scrollLeft = 200))).toBe(200);
    expect((await page.locator('off-the-wire-ticker').ariaSnapshot()).split('listitem')).toHaveLength(13);
  });

  test('never moves at speed 0, nor where everything is in view', async () => {
    expect(await speed(await loaded(await open(element('speed="0"'))))).toBe(0);
    wire.rows = [row('One'), row('Two')];
    const page = await loaded(await open());
    expect(await speed(page)).toBe(0);
    expect(await button(page).isVisible()).toBe(false);
  });

  test('takes in what is new at once, and leaves the focus where it is', async () => {
    const page = await loaded(await open());
    await waitUntil(() => wire.streams.size === 1);
    const link = rowsOf(page).nth(2).locator('a');
    await link.focus();
    await link.evaluate((one) => one.setAttribute('data-mark', ''));
    const before = (await link.boundingBox())?.x ?? Number.NaN;
    tell([
      row('A row from the stream'),
      ...manyRows.map((one, at) =>
        at === 2 ? { ...one, text: `${one.text}, corrected`, versionKind: 'correction' } : one,
      ),
    ]);
    await rowsOf(page)
      .filter({ hasText: 'A row from the stream' })
      .waitFor({ ...soon, state: 'attached' });
    const focused = page.locator('a:focus');
    expect(await focused.textContent()).toContain(', corrected');
    expect(await focused.locator('em').textContent()).toBe('Corrected');
    expect(await focused.getAttribute('data-mark')).toBe('');
    expect(Math.abs(((await focused.boundingBox())?.x ?? 0) - before)).toBeLessThan(2);
  });

  test('loses a row that is gone', async () => {
    const page = await loaded(await open());
    await waitUntil(() => wire.streams.size === 1);
    tell(manyRows.slice(1));
    await rowsOf(page)
      .filter({ hasText: 'number 0 ' })
      .waitFor({ ...soon, state: 'detached' });
    expect(await rowsOf(page).count()).toBe(11);
  });

  test('shows two links to one page in two rows, and loses them when they are gone', async () => {
    const blog = (text: string) => row(text, { article: undefined, link: 'https://elsewhere.example/live' });
    wire.rows = [blog('Blog, first'), blog('Blog, second'), ...manyRows];
    const page = await loaded(await open());
    const texts = () => rowsOf(page).evaluateAll((items) => items.slice(0, -11).map((item) => item.textContent));
    const [head] = manyRows.map(({ text }) => text);
    expect(await texts()).toEqual(['Blog, first', 'Blog, second', head]);
    await waitUntil(() => wire.streams.size === 1);
    const show = async (...rows: readonly TickerRow[]) => {
      tell([...rows, ...manyRows]);
      await rowsOf(page)
        .filter({ hasText: rows[0]?.text ?? '' })
        .first()
        .waitFor({ ...soon, state: 'attached' });
      return texts();
    };
    expect(await show(blog('Blog, third'), blog('Blog, second'))).toEqual(['Blog, third', 'Blog, second', head]);
    expect(await show(row('No blog'))).toEqual(['No blog', head]);
  });

  test.each([
    ['right', 0],
    ['an hour fast', 3_600_000],
    ['an hour slow', -3_600_000],
  ])('shows what an entry leaves when it ends by the clock, on a machine whose clock is %s', async (_, skew) => {
    const ends = Date.now() + 6_000;
    wire.rows = [row('For a moment'), ...manyRows];
    wire.until = new Date(ends).toISOString();
    const prepare = (one: Page) =>
      one.addInitScript((off) => {
        const now = Date.now.bind(Date);
        Date.now = () => now() + off;
      }, skew);
    const page = await loaded(await open(element(), { prepare }));
    await waitUntil(() => wire.streams.size === 1);
    await page.waitForTimeout(ends - Date.now());
    // Nothing tells of it.
    Object.assign(wire, { rows: manyRows, until: undefined, version: wire.version + 1 });
    await rowsOf(page)
      .filter({ hasText: 'For a moment' })
      .waitFor({ ...soon, state: 'detached' });
  });

  test('that is refused waits as long as Retry-After says, also where that is a date', async () => {
    let refused = 0;
    wire.refuse = (response) => {
      refused += 1;
      const until = new Date(Date.now() + 60_000).toUTCString();
      const headers = { 'Retry-After': until, 'Access-Control-Expose-Headers': 'Retry-After' };
      sendError(response, 503, 'OTW_LATE', 'Later.', { headers });
    };
    const page = await open();
    await waitUntil(() => refused > 0);
    await page.waitForTimeout(3500);
    // One more when the stream stands.
    expect(refused).toBeLessThanOrEqual(2);
  });

  test.each<[string, Handler]>([
    ['is not there', (_, response) => sendError(response, 404, 'OTW_NOT_FOUND', 'Not Found')],
    [
      'is held back on its way',
      (_, response) =>
        void response
          .writeHead(200, { 'Content-Type': 'text/event-stream', 'Access-Control-Allow-Origin': '*' })
          .flushHeaders(),
    ],
    ['breaks again and again', (_, response) => response.destroy()],
  ])('asks every few seconds where the stream %s', async (_, handler) => {
    wire.stream = handler;
    const page = await loaded(await open(element(), { prepare: (one) => one.clock.install() }));
    wire.rows = [row('A row without a stream'), ...manyRows];
    wire.version += 1;
    await page.clock.runFor(11_000);
    await rowsOf(page)
      .filter({ hasText: 'A row without a stream' })
      .waitFor({ ...soon, state: 'attached' });
  });

  test('several on a page share one stream, and look only at what concerns them', async () => {
    const page = await loaded(await open(element() + element().replace('main', 'other')));
    await waitUntil(() => wire.streams.size > 0);
    // Each looks once more when the stream stands.
    await page.waitForTimeout(3500);
    expect(wire.streams.size).toBe(1);
    const before = api.asked.length;
    wire.n += 1;
    for (const response of wire.streams)
      response.write(entryFrame(wire.n, { kind: 'ticker', about: 'ticker', subject: 'other' }));
    await page.waitForTimeout(2500);
    expect(api.asked.slice(before)).toEqual(['/tickers/other']);
  });

  test('says urgent rows that are new, politely, and at most one a minute', async () => {
    wire.rows = [row('Old flash', { urgent: true }), ...manyRows];
    const page = await loaded(await open(element(), { prepare: (one) => one.clock.install() }));
    await waitUntil(() => wire.streams.size === 1);
    const said = page.locator('off-the-wire-ticker [role=status]');
    const flash = async (...texts: readonly string[]) => {
      tell([...texts.map((text) => row(text, { urgent: true, kicker: 'Quake' })), row('Quiet news'), ...wire.rows]);
      await page.waitForTimeout(100);
      await page.clock.runFor(2700);
      await rowsOf(page)
        .filter({ hasText: texts[0] })
        .waitFor({ ...soon, state: 'attached' });
    };
    expect(await said.textContent()).toBe('');
    await flash('First flash');
    expect(await said.textContent()).toBe('Urgent: Quake: First flash');
    expect(await said.evaluate((one) => one.getRootNode() instanceof ShadowRoot && one.role)).toBe('status');
    await flash('Second flash');
    await flash('Third flash');
    expect(await said.textContent()).toBe('Urgent: Quake: First flash');
    await page.clock.runFor(11_000);
    expect(await said.textContent()).toBe('');
    await page.clock.runFor(50_000);
    expect(await said.textContent()).toBe('Urgent: Quake: Third flash');
  });

  test('says what is new after it was moved, and nothing of another ticker that is shown in its place', async () => {
    wire.rows = [row('Old flash', { urgent: true }), ...manyRows];
    const page = await loaded(await open());
    const ticker = page.locator('off-the-wire-ticker');
    const said = ticker.locator('[role=status]');
    const isSaid = async (text: string) => {
      await waitUntil(() => wire.streams.size === 1);
      tell([row(text, { urgent: true }), ...manyRows]);
      await said.getByText(`Urgent: ${text}`).waitFor({ ...soon, state: 'attached' });
    };
    await isSaid('First flash');
    const other = page.waitForResponse((response) => response.url().endsWith('/tickers/main'));
    await ticker.evaluate((one) => document.body.append(one));
    await other;
    expect(await said.textContent()).toBe('');
    await isSaid('Second flash');
    wire.rows = [row('A flash elsewhere', { urgent: true }), ...manyRows];
    wire.version += 1;
    await ticker.evaluate((one) => one.setAttribute('code', 'other'));
    await rowsOf(page)
      .filter({ hasText: 'A flash elsewhere' })
      .waitFor({ ...soon, state: 'attached' });
    expect(await said.textContent()).toBe('');
  });

  test('comes back soon after a stream that has lasted is cut, however often that was so', async () => {
    const page = await loaded(await open(element(), { prepare: (one) => one.clock.install() }));
    for (let at = 0; at < 6; at += 1) {
      await waitUntil(() => wire.streams.size === 1);
      await page.waitForTimeout(200);
      await page.clock.runFor(11_000);
      for (const response of wire.streams) response.destroy();
      await waitUntil(() => wire.streams.size === 0);
      await page.waitForTimeout(200);
      await page.clock.runFor(3_100);
    }
    await waitUntil(() => wire.streams.size === 1);
  });

  test('that stands can be scrolled by key, also where no row has a link; what is in view takes no focus', async () => {
    wire.rows = manyRows.map((one) => ({ ...one, article: undefined }));
    const page = await loaded(await open(element('speed="0"')));
    const view = page.getByRole('group', { name: 'Label of main' });
    await page.keyboard.press('Tab');
    expect(await view.evaluate((one) => one.matches(':focus'))).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      () =>
        (document.querySelector('off-the-wire-ticker')?.shadowRoot?.querySelector('[part=view]')?.scrollLeft ?? 0) > 0,
    );
    wire.rows = [row('One', { article: undefined })];
    wire.version += 1;
    await page.reload();
    await loaded(page);
    expect(await view.getAttribute('tabindex')).toBeNull();
  });

  test('writes hostile copy as text, and links nowhere but by http and https', async () => {
    wire.rows = [
      row('<img src=x onerror="document.title=1">&amp;', { kicker: '<b>K</b>' }),
      row('script', { article: undefined, link: 'javascript:document.title=1' }),
      row('data', { article: undefined, link: 'data:text/html,x' }),
      row('file', { article: undefined, link: 'file:///etc/passwd' }),
      row('blank', { article: undefined, link: ' \tjava\nscript:alert(1)' }),
      row('good', { article: undefined, link: 'https://elsewhere.example/x"y' }),
      row('here/ü'),
    ];
    const page = await loaded(await open());
    expect(await rowsOf(page).first().textContent()).toBe('<b>K</b>: <img src=x onerror="document.title=1">&amp;');
    expect(await page.locator('off-the-wire-ticker img').count()).toBe(0);
    const links = await rowsOf(page).evaluateAll((items) => items.map((item) => item.querySelector('a')?.href ?? null));
    expect(links.slice(1)).toEqual([
      null,
      null,
      null,
      null,
      'https://elsewhere.example/x%22y',
      new URL('/articles/here%2F%C3%BC', api.url).href,
    ]);
    expect(await page.title()).toBe('A site');
  });

  test('closes its stream and asks nothing more when it is taken off the page, and goes on when it is put back', async () => {
    const page = await loaded(await open());
    await waitUntil(() => wire.streams.size === 1);
    await page.evaluate(() => {
      const ticker = document.querySelector('off-the-wire-ticker');
      Object.assign(window, { ticker });
      ticker?.remove();
    });
    await waitUntil(() => wire.streams.size === 0);
    const before = api.asked.length;
    tell([row('Meanwhile'), ...manyRows]);
    await page.waitForTimeout(1000);
    expect(api.asked.length).toBe(before);
    await page.evaluate(() => document.body.append((window as unknown as { ticker: Element }).ticker));
    await rowsOf(page)
      .filter({ hasText: 'Meanwhile' })
      .waitFor({ ...soon, state: 'attached' });
    expect(await speed(page)).toBeGreaterThan(40);
  });

  test('has no stream while nobody looks at the page', async () => {
    const page = await loaded(await open());
    await waitUntil(() => wire.streams.size === 1);
    const show = (isHidden: boolean) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    await show(true);
    await waitUntil(() => wire.streams.size === 0);
    tell([row('While nobody looked'), ...manyRows]);
    await show(false);
    await rowsOf(page)
      .filter({ hasText: 'While nobody looked' })
      .waitFor({ ...soon, state: 'attached' });
    await waitUntil(() => wire.streams.size === 1);
  });

  test('leaves it to a page that has a stream of its own to say when to look, also after nobody looked at it', async () => {
    const page = await loaded(await open(element('manual')));
    const refresh = () =>
      page.evaluate(() => (document.querySelector('off-the-wire-ticker') as unknown as { refresh(): void }).refresh());
    const show = (isHidden: boolean) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
        document.dispatchEvent(new Event('visibilitychange'));
      }, isHidden);
    await show(true);
    await refresh();
    await page.waitForTimeout(3000);
    await show(false);
    await page.waitForTimeout(500);
    tell([row('When the page said so'), ...manyRows]);
    await refresh();
    await rowsOf(page)
      .filter({ hasText: 'When the page said so' })
      .waitFor({ ...soon, state: 'attached' });
    expect(wire.streams.size).toBe(0);
  });

  test('follows its attributes', async () => {
    const page = await loaded(await open(element('pause="Anhalten" play="Weiter" urgent="Eil" label="Aktuell"')));
    expect(await button(page).getAttribute('aria-label')).toBe('Anhalten');
    expect(await page.getByRole('region', { name: 'Aktuell' }).count()).toBe(1);
    const set = (name: string, value: string) =>
      page.evaluate(([one, other]) => document.querySelector('off-the-wire-ticker')?.setAttribute(one, other), [
        name,
        value,
      ] as const);
    await set('label', '');
    expect(await page.locator('[part=label]').isVisible()).toBe(false);
    expect(await page.getByRole('region', { name: 'Label of main' }).count()).toBe(1);
    await set('article', '/stories/{slug}.html');
    const first = new URL(`/stories/${encodeURIComponent(manyRows[0]?.text ?? '')}.html`, site.url).href;
    expect(await rowsOf(page).first().locator('a').getAttribute('href')).toBe(first);
    await set('speed', '0');
    expect(await speed(page)).toBe(0);
    await set('code', 'other');
    await page.getByRole('region', { name: 'Label of other' }).waitFor(soon);
  });

  test('leaves the page what it has written where there is no such ticker, and takes no room where it has no rows', async () => {
    const page = await open(element().replace('main', 'missing') + element('id="empty"').replace('main', 'other'));
    wire.rows = [];
    wire.version += 1;
    await page.waitForTimeout(800);
    expect(await page.getByText('What the page has written').first().isVisible()).toBe(true);
    await page.reload();
    await page.locator('#empty[hidden]').waitFor({ ...soon, state: 'attached' });
    expect(await page.locator('#empty').evaluate((one) => one.getBoundingClientRect().height)).toBe(0);
  });

  test('works under a policy that lets in nothing but the desk, and takes the colours of the page', async () => {
    const desk = new URL(api.url).origin;
    html.headers = { 'Content-Security-Policy': `default-src 'none'; script-src ${desk}; connect-src ${desk}` };
    const problems: string[] = [];
    const page = await loaded(
      await open(element(), { prepare: async (one) => one.on('console', (message) => problems.push(message.text())) }),
    );
    const colour = () => page.locator('[part=label]').evaluate((one) => getComputedStyle(one).backgroundColor);
    expect(await colour()).toBe('rgb(164, 22, 26)');
    await page
      .locator('off-the-wire-ticker')
      .evaluate((one) => (one as HTMLElement).style.setProperty('--otw-accent', 'rgb(0, 0, 128)'));
    expect(await colour()).toBe('rgb(0, 0, 128)');
    // A page has names of its own for its colours.
    await page.locator('off-the-wire-ticker').evaluate((one) => {
      document.documentElement.style.setProperty('--accent', 'rgb(0, 64, 0)');
      (one as HTMLElement).style.setProperty('--otw-accent', 'var(--accent)');
    });
    expect(await colour()).toBe('rgb(0, 64, 0)');
    expect(problems).toEqual([]);
  });

  test.each([
    ['light', ''],
    ['dark', ''],
    ['light', 'speed="0"'],
  ] as const)('gives axe nothing to find, in the %s (%s)', async (colorScheme, attributes) => {
    const hasLinks = attributes === '';
    wire.rows = [
      row('Flash', { urgent: true }),
      row('Note', { versionKind: 'correction', kicker: 'Focus' }),
      ...manyRows,
    ].map((one) => (hasLinks ? one : { ...one, article: undefined }));
    const page = await loaded(await open(element(attributes), { colorScheme }));
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { axe: checker } = window as unknown as {
        axe: { run(selector: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      return (await checker.run('off-the-wire-ticker')).violations.map(({ id, nodes }) => [
        id,
        ...nodes.map((node) => node.html),
      ]);
    });
    expect(found).toEqual([]);
    if (hasLinks) await screenshot(page, `ticker-${colorScheme}`);
  });
});

async function waitUntil(isSo: () => boolean): Promise<void> {
  for (let at = 0; at < 500; at += 1) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not happen within five seconds.');
}
