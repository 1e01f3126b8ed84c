import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type { TickerAnswer } from '../../src/plugins/off-the-wire/shared/contracts';
import { contentType, type Desk, exampleFiles, ninjs, openDesk } from '../app/desk';
import { appRoot } from '../app/newsroom';
import { serveWire, type WireServer } from '../client/wire-server';
import { type Chromium, openChromium, screenshot } from './chromium';

const articles = contentType('article');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Longer than the five seconds between two looks of the page. */
const soon = { timeout: 12_000 };

describe("the reader's page", () => {
  let desk: Desk;
  let chromium: Chromium;
  const opened: Page[] = [];
  const sites: WireServer[] = [];

  beforeAll(async () => {
    [desk, chromium] = await Promise.all([openDesk('sqlite'), openChromium()]);
    const newsroom = JSON.parse(readFileSync(path.join(appRoot, 'examples', 'newsroom.json'), 'utf8'));
    await desk.room.setUp({ ...newsroom, tickers: [{ code: 'off-the-wire', label: 'Off the wire', length: 6 }] });
    for (const { source, bytes } of exampleFiles()) await desk.deliver(source, bytes);
    await desk.deliver('meridian', ninjs('arabic', arabic));
    await desk.deliver('meridian', ninjs('wide', wide));
  });
  afterEach(async () => {
    for (const page of opened.splice(0)) await page.context().close();
  });
  afterAll(async () => {
    await chromium?.close();
    for (const site of sites) await site.close();
    await desk?.close();
  });

  /** Opens an address of the site. Pictures come from nowhere: what is not here is answered with a small one. */
  async function open(
    address: string,
    options: BrowserContextOptions = {},
    prepare?: (page: Page) => Promise<unknown>,
  ) {
    const page = await chromium.page({ viewport: { width: 1280, height: 900 }, ...options });
    opened.push(page);
    await page.route(/^https:\/\//, (route) => route.fulfill({ contentType: 'image/svg+xml', body: grey }));
    await prepare?.(page);
    await page.goto(desk.app.url + address);
    return page;
  }
  const slugOf = async (headline: string) => {
    const found = (await desk.headlines('limit=100')).find((one) => one.headline.includes(headline));
    if (!found) throw new Error(`"${headline}" is not among the headlines`);
    return found.slug;
  };
  const address = async (name: string) => (name.startsWith('/') ? name : `/articles/${await slugOf(name)}`);
  const write = async (headline: string, fields: object = {}) => {
    const made = await desk.manage('POST', articles, { headline, body: '<p>Text.</p>', ...fields });
    const { documentId } = made.data as { documentId: string };
    await desk.manage('POST', `${articles}/${documentId}/actions/publish`, {});
    return documentId;
  };

  /** The rows of the ticker, without those that close its loop. */
  const rowsOf = (page: Page) => page.locator('.ticker [part=list]:not([aria-hidden]) > li');

  const views = {
    home: '/',
    section: '/sections/world',
    article: 'Volcano on Sera',
    wide: 'Wide table',
    arabic: 'الميناء',
    missing: '/nope',
  };

  describe.each([320, 380, 1280, 2560])('at %i pixels', (width) => {
    test.each(['light', 'dark'] as const)('never scrolls sideways, in the %s', async (colorScheme) => {
      const page = await open('/', { viewport: { width, height: width < 800 ? 800 : 1100 }, colorScheme });
      for (const [name, view] of Object.entries(views)) {
        await page.goto(desk.app.url + (await address(view)));
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([name, Math.max(over, 0)]).toEqual([name, 0]);
        await screenshot(page, `page-${name}-${width}-${colorScheme}`);
      }
    });
  });

  test('a line of text is never longer than a reader can follow, on the widest screen', async () => {
    const page = await open(await address('Volcano on Sera'), { viewport: { width: 2560, height: 1300 } });
    const [wide, size] = await page
      .locator('.text')
      .evaluate((text) => [text.clientWidth, Number.parseFloat(getComputedStyle(text).fontSize)] as const);
    expect(wide / size).toBeLessThanOrEqual(40);
  });

  describe('the ticker', () => {
    /** How far the line has gone, in pixels towards its end. */
    const gone = (page: Page) =>
      page.locator('.ticker').evaluate((ticker) => {
        const place = (part: string) => ticker.shadowRoot?.querySelector(part)?.getBoundingClientRect();
        const [view, list] = [place('[part=view]'), place('[part=list]')];
        const isRtl = document.documentElement.dir === 'rtl';
        return isRtl ? (list?.right ?? 0) - (view?.right ?? 0) : (view?.left ?? 0) - (list?.left ?? 0);
      });
    const speed = async (page: Page) => {
      await rowsOf(page).first().waitFor({ state: 'attached' });
      const measure = () => page.evaluate(() => performance.now());
      const [from, start] = [await gone(page), await measure()];
      await page.waitForTimeout(1500);
      return ((await gone(page)) - from) / (((await measure()) - start) / 1000);
    };
    const button = (page: Page) => page.locator('.ticker button');

    test('runs at one speed, whatever is in it', async () => {
      expect(await speed(await open('/'))).toBeCloseTo(60, -1);
    });

    test('runs the other way on a page that is read from right to left', async () => {
      const page = await open('/', {}, turnAround);
      expect(await speed(page)).toBeCloseTo(60, -1);
      await screenshot(page, 'page-home-rtl');
    });

    test('stands when its button is pressed by key, and still stands after a reload', async () => {
      const page = await open('/');
      await button(page).focus();
      await page.keyboard.press('Space');
      expect(await button(page).getAttribute('aria-label')).toBe('Let the ticker run');
      expect(await speed(page)).toBe(0);
      await page.reload();
      expect(await speed(page)).toBe(0);
      await button(page).focus();
      await page.keyboard.press('Enter');
      expect(await speed(page)).toBeGreaterThan(40);
    });

    test('goes on from where it stood', async () => {
      const page = await open('/');
      await page.waitForTimeout(1000);
      await button(page).press('Space');
      const stood = await gone(page);
      await button(page).press('Space');
      expect((await gone(page)) - stood).toBeLessThan(40);
      expect(stood).toBeGreaterThan(30);
    });

    test('stands under the pointer', async () => {
      const page = await open('/');
      await page.hover('.ticker');
      expect(await speed(page)).toBe(0);
      await page.mouse.move(600, 700);
      expect(await speed(page)).toBeGreaterThan(40);
    });

    test('stands while a key user is in it, and shows the link that has the focus', async () => {
      const page = await open('/');
      const links = rowsOf(page).locator('a');
      await links.last().focus();
      expect(await speed(page)).toBe(0);
      const isSeen = await links.last().evaluate((link) => {
        const [row, view] = [
          link.getBoundingClientRect(),
          (link.getRootNode() as ShadowRoot).querySelector('[part=view]')?.getBoundingClientRect(),
        ];
        return view !== undefined && row.left >= view.left - 1 && row.left < view.right;
      });
      expect(isSeen).toBe(true);
      await page.setViewportSize({ width: 1000, height: 900 });
      expect(await speed(page)).toBe(0);
      await page.locator('.name').focus();
      expect(await speed(page)).toBeGreaterThan(40);
    });

    test('does not move for readers who want no motion, and can be scrolled', async () => {
      const page = await open('/', { reducedMotion: 'reduce' });
      expect(await speed(page)).toBe(0);
      expect(await button(page).isVisible()).toBe(false);
      const scrolled = await page.locator('.ticker [part=view]').evaluate((view) => {
        view.scrollLeft = 200;
        return view.scrollLeft;
      });
      expect(scrolled).toBe(200);
    });

    test('is found once by those who listen, and speaks of nothing but urgent news', async () => {
      const page = await open('/');
      await rowsOf(page).first().waitFor();
      const tree = await page.locator('.ticker').ariaSnapshot();
      expect(tree.split('listitem')).toHaveLength(
        1 + (await desk.read<TickerAnswer>('tickers/off-the-wire')).data.rows.length,
      );
      expect(tree).not.toContain('•');
      const said = page.locator('.ticker [role=status]');
      await write('No flash at all');
      await rowsOf(page)
        .filter({ hasText: 'No flash at all' })
        .waitFor({ ...soon, state: 'attached' });
      expect(await said.textContent()).toBe('');
      await write('A flash at last', { urgency: 1 });
      await rowsOf(page)
        .filter({ hasText: 'A flash at last' })
        .waitFor({ ...soon, state: 'attached' });
      expect(await said.textContent()).toBe('Urgent: A flash at last');
    });

    test('leaves nothing in the page of what was written for readers without scripts', async () => {
      const page = await open('/');
      await rowsOf(page).first().waitFor();
      expect(await page.locator('.ticker').evaluate((ticker) => ticker.childNodes.length)).toBe(0);
    });
  });

  describe('the size of the text', () => {
    const sizeOf = (page: Page) =>
      page.locator('.text').evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));

    test('is chosen by a button, and remembered on the next article', async () => {
      const page = await open(await address('Volcano on Sera'));
      const normal = await sizeOf(page);
      await page.getByRole('button', { name: 'Larger text' }).press('Enter');
      expect(await sizeOf(page)).toBeGreaterThan(normal);
      expect(await page.getByRole('button', { name: 'Larger text' }).getAttribute('aria-pressed')).toBe('true');
      await screenshot(page, 'page-article-larger');
      await page.goto(desk.app.url + (await address('Herring fleet')));
      expect(await sizeOf(page)).toBeGreaterThan(normal);
      await page.getByRole('button', { name: 'Smaller text' }).click();
      expect(await sizeOf(page)).toBeLessThan(normal);
    });

    test('is there before anything is painted', async () => {
      const page = await open('/', {}, (one) => one.addInitScript(() => localStorage.setItem('font-size', 'larger')));
      const shift = await shiftOf(page, await address('Volcano on Sera'));
      expect(await page.evaluate(() => document.documentElement.dataset.size)).toBe('larger');
      expect(shift).toBe(0);
    });
  });

  describe('times', () => {
    test('are in the zone of the reader', async () => {
      const page = await open(await address('Night train'), { timezoneId: 'Asia/Tokyo' });
      expect(await page.locator('.by time').textContent()).toBe('November 21, 2026 at 05:40');
    });

    test.each(['Pacific/Auckland', 'America/Los_Angeles'])(
      'of a date alone stay that date, in %s',
      async (timezoneId) => {
        const page = await open(await address('Herring fleet'), { timezoneId });
        expect(await page.locator('.by').textContent()).toMatch(/, November 21, 2026$/);
        await page.goto(`${desk.app.url}/`);
        expect(await page.locator('li', { hasText: 'Herring fleet' }).locator('time').last().textContent()).toBe(
          'Nov 21, 2026',
        );
      },
    );
  });

  describe('without scripts', () => {
    test('everything can be read, nothing is shown that does not work, and the zone of a time is said', async () => {
      const page = await open('/', { javaScriptEnabled: false });
      expect(await page.locator('.headlines h2').count()).toBe(20);
      expect(await page.locator('button:visible').count()).toBe(0);
      expect(await page.locator('li', { hasText: 'Night train' }).locator('time').last().textContent()).toContain(
        '20:40 UTC',
      );
      await screenshot(page, 'page-home-no-scripts');
      await page.goto(desk.app.url + (await address('Volcano on Sera')));
      expect(await page.locator('.text p').count()).toBeGreaterThan(5);
      expect(await page.locator('button:visible').count()).toBe(0);
    });
  });

  describe('an open page', () => {
    const row = (page: Page, text: string) => page.locator('.headlines li', { hasText: text });
    /** Something that a reload would take away. */
    const mark = (page: Page) => page.evaluate(() => document.documentElement.setAttribute('data-mark', ''));
    const isMarked = (page: Page) => page.evaluate(() => document.documentElement.hasAttribute('data-mark'));

    test('shows what an editor publishes, without a reload, and loses what is killed', async () => {
      const page = await open('/');
      await mark(page);
      await write('Written while you read');
      await row(page, 'Written while you read').waitFor(soon);
      expect(await page.locator('[data-changed]').textContent()).toBe('1 new headline');
      await desk.deliver('meridian', ninjs('to-be-killed', { headline: 'Not true at all' }));
      await row(page, 'Not true at all').waitFor(soon);
      await desk.deliver('meridian', ninjs('to-be-killed', { version: '2', pubstatus: 'canceled' }));
      await row(page, 'Not true at all').waitFor({ ...soon, state: 'detached' });
      expect(await page.content()).not.toContain('Not true at all');
      expect(await isMarked(page)).toBe(true);
    });

    test('pushes nothing in under the eyes of a reader who has gone on, until asked', async () => {
      await desk.deliver('meridian', ninjs('soon-gone', { headline: 'Soon to be withdrawn' }));
      const page = await open('/', { viewport: { width: 1280, height: 600 } });
      await mark(page);
      const watched = row(page, 'Herring fleet');
      await watched.locator('a').first().focus();
      await watched.evaluate((one) => scrollBy(0, one.getBoundingClientRect().top - 200));
      const place = async () => Math.round((await watched.boundingBox())?.y ?? Number.NaN);
      const before = await place();
      await write('Held back one');
      await write('Held back two');
      const button = page.getByRole('button', { name: '2 new headlines' });
      await button.waitFor(soon);
      expect(await row(page, 'Held back').count()).toBe(0);
      expect(await place()).toBe(before);
      expect(
        await watched
          .locator('a')
          .first()
          .evaluate((link) => link === document.activeElement),
      ).toBe(true);
      await desk.deliver('meridian', ninjs('soon-gone', { version: '2', pubstatus: 'canceled' }));
      await row(page, 'Soon to be withdrawn').waitFor({ ...soon, state: 'detached' });
      expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
      expect(await row(page, 'Held back').count()).toBe(0);
      await screenshot(page, 'page-home-held');
      await button.click();
      await row(page, 'Held back two').waitFor(soon);
      expect(await row(page, 'Held back one').count()).toBe(1);
      expect(await page.evaluate(() => scrollY)).toBe(0);
      expect(await button.isVisible()).toBe(false);
      expect(await isMarked(page)).toBe(true);
    });

    test('of an article takes a correction in, and a notice in its place when it is withdrawn', async () => {
      await desk.deliver('meridian', ninjs('rate', { headline: 'Bank cuts rate', body_html: '<p>By a half.</p>' }));
      const page = await open(await address('Bank cuts rate'));
      await mark(page);
      await desk.deliver(
        'meridian',
        ninjs('rate', { version: '2', headline: 'CORRECTED: Bank cuts rate', body_html: '<p>By a quarter.</p>' }),
      );
      await page.getByText('By a quarter.').waitFor(soon);
      expect(await page.locator('.note').textContent()).toContain('Correction');
      await desk.deliver('meridian', ninjs('rate', { version: '3', pubstatus: 'canceled' }));
      await page.getByRole('heading', { name: 'This article is not here' }).waitFor(soon);
      expect(await page.locator('body').textContent()).not.toContain('quarter');
      expect(await page.title()).not.toContain('Bank cuts');
      expect(await isMarked(page)).toBe(true);
    });

    test('keeps the ticker where it is when a row comes in', async () => {
      const page = await open('/');
      await page.locator('.ticker button').press('Space');
      const rows = rowsOf(page);
      await rows.first().waitFor();
      await page.locator('.ticker [part=view]').evaluate((view) => {
        view.scrollLeft = (view.querySelector('ul')?.clientWidth ?? 0) * 0.7;
      });
      const seen = rows.filter({ hasText: await textAt(page) });
      const before = (await seen.boundingBox())?.x;
      await write('A row for the ticker');
      await rows.filter({ hasText: 'A row for the ticker' }).waitFor({ ...soon, state: 'attached' });
      expect(Math.abs(((await seen.boundingBox())?.x ?? 0) - (before ?? 0))).toBeLessThan(2);
    });

    test('says quietly that the server is away, and is up to date again when it is back', async () => {
      const page = await open('/');
      await page.route(/\/api\/wire\//, (route) => route.abort());
      await page.locator('.away').waitFor(soon);
      await screenshot(page, 'page-home-away');
      await write('Came in meanwhile');
      await page.unroute(/\/api\/wire\//);
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await row(page, 'Came in meanwhile').waitFor(soon);
      expect(await page.locator('.away').isVisible()).toBe(false);
    });

    test('hears of changes by one stream for everything on it', async () => {
      const streams: string[] = [];
      const page = await open('/', {}, async (one) => {
        one.on('request', (request) => request.url().includes('/stream') && streams.push(request.url()));
      });
      await page.waitForResponse((one) => one.url().includes('/stream') && one.status() === 200);
      await write('Heard by the stream');
      await row(page, 'Heard by the stream').waitFor(soon);
      await rowsOf(page)
        .filter({ hasText: 'Heard by the stream' })
        .waitFor({ ...soon, state: 'attached' });
      expect(streams).toHaveLength(1);
    });

    test('asks nothing while nobody looks at it', async () => {
      const page = await open('/', {}, (one) =>
        one.addInitScript(() => Object.defineProperty(document, 'hidden', { get: () => true })),
      );
      const asked: string[] = [];
      page.on('request', (request) => request.url().includes('/api/') && asked.push(request.url()));
      await page.waitForTimeout(7000);
      expect(asked).toEqual([]);
    });

    test('loads nothing a second time while nothing changes: 304 without a body', async () => {
      const page = await open('/');
      const answers: string[] = [];
      page.on('response', (response) => {
        if (response.status() === 304 || response.request().resourceType() === 'document') return;
        if (/\/api\/wire\/(headlines|articles)/.test(response.url())) answers.push(response.url());
      });
      const unchanged = page.waitForResponse((one) => one.url().includes('/headlines') && one.status() === 304);
      await unchanged;
      await page.waitForTimeout(7000);
      expect(answers).toEqual([]);
    });
  });

  test('what docs/frontend.md shows for a plain page of another site works there, as it stands, also in a burst', async () => {
    const shown = readFileSync(path.join(appRoot, 'docs', 'frontend.md'), 'utf8');
    const [, plain = ''] = /```html\n([\s\S]*?)```/.exec(shown) ?? [];
    const page = await chromium.page();
    opened.push(page);
    const body = `<!doctype html><title>A site</title>${plain.replaceAll('https://desk.example', desk.app.url)}`;
    // A server of its own: a browser lets no public page in to this machine.
    const site = await serveWire({
      '/': (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(body),
    });
    sites.push(site);
    await page.goto(new URL('/', site.url).href);
    const headlines = page.locator('#headlines a');
    await headlines.first().waitFor();
    expect(await headlines.count()).toBe(10);
    expect(await headlines.first().getAttribute('href')).toMatch(new RegExp(`^${desk.app.url}/articles/[^/]+$`));
    const rows = page.locator('off-the-wire-ticker [part=list]:not([aria-hidden]) > li');
    await rows.first().waitFor();
    await write('Seen on another site');
    await headlines.filter({ hasText: 'Seen on another site' }).waitFor(soon);
    await rows.filter({ hasText: 'Seen on another site' }).waitFor({ ...soon, state: 'attached' });
    const asked: string[] = [];
    page.on('request', (request) => request.url().includes('/headlines') && asked.push(request.url()));
    const burst = Array.from({ length: 30 }, (_, at) => `Burst ${String(at).padStart(2, '0')}`);
    for (const headline of burst) await desk.deliver('meridian', ninjs(headline, { headline }));
    await headlines.filter({ hasText: 'Burst 29' }).waitFor(soon);
    const newest = (await desk.headlines('limit=10')).map(({ headline }) => headline);
    await page.waitForFunction(
      (texts) => [...document.querySelectorAll('#headlines a')].map((one) => one.textContent).join() === texts,
      newest.join(),
    );
    expect(asked.length).toBeLessThan(burst.length / 2);
  });

  test('a picture that cannot be had leaves no hole', async () => {
    const page = await chromium.page();
    opened.push(page);
    await page.route(/^https:\/\//, (route) => route.abort());
    await page.goto(desk.app.url + (await address('Volcano on Sera')));
    await page.locator('figure').waitFor({ state: 'detached' });
    expect(await page.locator('.text p').count()).toBeGreaterThan(5);
  });

  describe('axe finds nothing', () => {
    test.each([
      ['light', 1280],
      ['dark', 380],
    ] as const)('on any page, in the %s, at %i pixels', async (colorScheme, width) => {
      const page = await open('/', { colorScheme, viewport: { width, height: 900 } });
      for (const [name, view] of Object.entries(views)) {
        await page.goto(desk.app.url + (await address(view)));
        expect([name, await violations(page)]).toEqual([name, []]);
      }
    });

    test('while the ticker stands, headlines are held back and the server is away', async () => {
      const page = await open('/', { viewport: { width: 1280, height: 600 } });
      await page.locator('.ticker button').press('Space');
      await page.evaluate(() => scrollTo(0, 900));
      await write('Held back for axe');
      await page.locator('button.new').waitFor(soon);
      await page.route(/\/api\/wire\//, (route) => route.abort());
      await page.locator('.away').waitFor(soon);
      expect(await violations(page)).toEqual([]);
    });
  });

  test.each(['/', 'Volcano on Sera'])(
    'the first view of %s is below 50 KB, uncompressed, with everything that it loads',
    async (view) => {
      const sizes = new Map<string, number>();
      await open(await address(view), {}, async (page) => {
        page.on('response', async (response) => {
          if (response.url().startsWith(desk.app.url))
            sizes.set(response.url().replace(desk.app.url, ''), (await response.body()).length);
        });
      }).then((page) => page.waitForTimeout(1000));
      const sum = [...sizes.values()].reduce((all, size) => all + size, 0);
      process.stdout.write(`First view of ${view}: ${sum} bytes in ${sizes.size} requests\n`);
      expect(sizes.size).toBeGreaterThanOrEqual(8);
      expect(sum).toBeLessThan(50_000);
    },
  );

  test.each(['/', '/sections/world', 'Volcano on Sera'])(
    'nothing moves while %s loads and the ticker runs',
    async (view) => {
      const page = await open('/nope');
      expect(await shiftOf(page, await address(view))).toBe(0);
    },
  );

  test('the keyboard reaches the news in one step', async () => {
    const page = await open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the news');
    await screenshot(page, 'page-home-skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  test('paper gets the article alone, with the addresses of its links', async () => {
    const page = await open(await address('Wide table'));
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.ticker', '.site nav', '.tools', '.columns > aside'])
      expect([part, await page.locator(part).isVisible()]).toEqual([part, false]);
    const after = await page.locator('.text a').evaluate((link) => getComputedStyle(link, '::after').content);
    expect(after).toContain('https://example.com');
    await screenshot(page, 'page-print', true);
  });

  /** Cumulative layout shift of an address over three seconds. */
  async function shiftOf(page: Page, at: string): Promise<number> {
    await page.addInitScript(() => {
      const seen = window as unknown as { shift: number };
      seen.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // The scripts come late, as they do by a slow line: what they do is done to a page that was painted.
    await page.route(/\/(reader|ticker)\.js$/, async (route) => {
      await page.waitForTimeout(800);
      await route.continue();
    });
    await page.goto(desk.app.url + at);
    await page.waitForTimeout(2500);
    return page.evaluate(() => (window as unknown as { shift: number }).shift);
  }

  async function violations(page: Page): Promise<unknown[]> {
    // The page's own policy lets no script in but its own: axe comes by the debugger.
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const found = await axe.run();
      return found.violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
    });
  }

  /** The text of the row at the beginning of the ticker's window. */
  const textAt = (page: Page) =>
    page.evaluate(() => {
      const root = document.querySelector('.ticker')?.shadowRoot;
      const left = root?.querySelector('[part=view]')?.getBoundingClientRect().left ?? 0;
      const rows = [...(root?.querySelectorAll<HTMLElement>('[part=list]:not([aria-hidden]) li') ?? [])];
      return rows.find((one) => one.getBoundingClientRect().right > left)?.textContent?.slice(0, 30) ?? '';
    });
});

/** The same page as a site would send it that is read from right to left. */
async function turnAround(page: Page): Promise<void> {
  await page.route(/:\d+\/$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('dir="ltr"', 'dir="rtl"') });
  });
}

const grey =
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800" fill="#789"/></svg>';

const arabic = {
  language: 'ar',
  headline: 'الميناء يفتح أبوابه بعد عاصفة استمرت خمسة أيام',
  description_text: 'عاد نحو 1900 مسافر إلى بيوتهم.',
  body_html:
    '<p>فتح ميناء Port Albion أبوابه يوم الاثنين بعد عاصفة استمرت خمسة أيام.</p><p>وقال المسؤولون إن الأضرار طفيفة.</p>',
  keywords: ['Asia'],
};

const cells = (tag: string) =>
  Array.from({ length: 14 }, (_, at) => `<${tag}>Gulls of Skarvik ${at}</${tag}>`).join('');
const wide = {
  headline: 'Wide table of the northern league',
  byline: 'Tove Brandt',
  body_html: `<h2>Results</h2><table><caption>League</caption><thead><tr>${cells('th')}</tr></thead><tbody><tr>${cells('td')}</tr></tbody></table>
<pre>${'0123456789'.repeat(20)}</pre><p>${'Donaudampfschiff'.repeat(12)} <a href="https://example.com/a/long/address">link</a></p>`,
};
