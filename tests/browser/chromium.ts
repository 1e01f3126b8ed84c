import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { appRoot } from '../app/newsroom';

/** Chromium as a reader's or an editor's browser. */
export interface Chromium {
  /** A page in a profile of its own: nothing is remembered from another one. */
  page(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Debian's Chromium asks the network for its own purposes at every start unless it is told not to. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openChromium(): Promise<Chromium> {
  const browser = await launch();
  return {
    async page(options) {
      const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Paris', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      return page;
    },
    close: () => browser.close(),
  };
}

function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM;
  if (!executablePath) throw new Error('CHROMIUM is not set: the browser tests run by npm run test:browser');
  // Chromium has no sandbox for root, which is who runs in most containers.
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox', ...quiet] : quiet });
}

const screenshots = path.join(appRoot, 'tests', 'browser', 'screenshots');

/** A picture of what is in view, in a folder that git ignores: `npm run test:browser` leaves them to be looked at. */
export async function screenshot(page: Page, name: string, fullPage = false): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `${name}.png`), fullPage, animations: 'disabled' });
}
