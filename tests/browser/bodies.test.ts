import type { Page } from 'playwright-core';
import { copyFrom } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import { inputOf } from '../fuzz/inputs';
import { loadSeeds } from '../fuzz/seeds';
import { type Chromium, openChromium } from './chromium';

/** Of so many inputs, those with something active in them are read: some three hundred bodies. */
const inputs = 1_200;

describe('what becomes of copy with active content in it', () => {
  let chromium: Chromium;
  let page: Page;
  let bodies: readonly string[] = [];

  beforeAll(async () => {
    [chromium, bodies] = await Promise.all([openChromium(), readBodies()]);
    page = await chromium.page();
    await page.setContent('<!DOCTYPE html><title>x</title><main></main>');
  });
  afterAll(() => chromium?.close());

  test('is enough to look at', () => expect(bodies.length).toBeGreaterThan(100));

  test('is the same in Chromium as it is written: it closes, moves and adds no element', async () => {
    const made = await page.evaluate(
      (texts) => texts.map((text) => new DOMParser().parseFromString(text, 'text/html').body.innerHTML),
      bodies,
    );
    expect(made.map(comparable)).toEqual(bodies.map(comparable));
  });

  test('runs nothing where it is put into a page, and leaves nothing behind that could', async () => {
    const { ran, active } = await page.evaluate(async (texts) => {
      const log: string[] = [];
      for (const name of ['alert', 'otw', 'fetch']) Object.assign(window, { [name]: () => log.push(name) });
      const main = document.querySelector('main') ?? document.body;
      const found: string[] = [];
      for (const text of texts) {
        main.innerHTML = text;
        for (const element of main.querySelectorAll('*')) {
          const names = element.getAttributeNames().filter((name) => /^on|style|srcdoc|action/.test(name));
          const address = element.getAttribute('href') ?? element.getAttribute('src') ?? 'https:';
          const isOwn = element.namespaceURI !== 'http://www.w3.org/1999/xhtml';
          const isLoud = /^(?:script|style|iframe|object|embed|form|input|button|meta|link|base|template)$/i.test(
            element.localName,
          );
          if (names.length > 0 || isOwn || isLoud || !/^(?:https?|mailto):/i.test(address))
            found.push(element.outerHTML);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      return { ran: log, active: found };
    }, bodies);
    expect({ ran, active }).toEqual({ ran: [], active: [] });
  });
});

async function readBodies(): Promise<readonly string[]> {
  const seeds = loadSeeds();
  const found = new Set<string>();
  for (let number = 1; number <= inputs; number += 1) {
    const input = inputOf(1, number, seeds);
    if (input.kind !== 'active' || input.bytes.length > 50_000) continue;
    const { items } = await copyFrom(input, {});
    for (const { body } of items) if (body) found.add(body);
  }
  return [...found];
}

/** Browsers put rows into a `tbody` of their own and write a fixed space, and brackets in attributes, in another way. */
function comparable(html: string): string {
  return html
    .replace(/<\/?tbody>/g, '')
    .replaceAll('&nbsp;', '\u00a0')
    .replace(/="[^"]*"/g, (value) => value.replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
}
