import type { Page } from 'playwright-core';
import newsroomPlan from '../../examples/newsroom.json';
import { type Desk, exampleFiles, openDesk } from '../app/desk';
import { type Chromium, openChromium, screenshot } from './chromium';

let desk: Desk;
let chromium: Chromium;
let page: Page;

beforeAll(async () => {
  desk = await openDesk('sqlite');
  await desk.room.setUp(newsroomPlan as never);
  for (const { source, fileName, bytes } of exampleFiles()) await desk.room.receive(source, [{ fileName, bytes }]);
  chromium = await openChromium();
  page = await chromium.page({ viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await chromium?.close();
  await desk?.close();
});

const list = (name: string) => `${desk.app.url}/admin/content-manager/collection-types/plugin::off-the-wire.${name}`;

test('signs up', async () => {
  await page.goto(`${desk.app.url}/admin`);
  await page.waitForURL('**/auth/register-admin');
  await page.getByLabel('First name').fill('Ada');
  await page.getByLabel('Last name').fill('Editor');
  await page.getByLabel('Email').fill('ada@newsroom.example');
  await page.getByLabel('Password', { exact: false }).first().fill('Headlines-2026');
  await page.getByLabel('Confirm Password').fill('Headlines-2026');
  await page.getByRole('button', { name: "Let's start" }).click();
  await page.waitForURL((url) => !url.pathname.includes('register'));
  await page.waitForLoadState('networkidle');
  await screenshot(page, 'editor-home');
  console.log(page.url(), await page.locator('body').innerText());
});

test('finds', async () => {
  await page.goto(list('article'));
  await page.waitForLoadState('networkidle');
  await screenshot(page, 'editor-list');
  console.log(page.url(), await page.locator('body').innerText());
  await page.goto(`${page.url()}&_q=ferries`);
  await page.waitForLoadState('networkidle');
  await page.getByRole('row').nth(1).click();
  await page.waitForLoadState('networkidle');
  await screenshot(page, 'editor-article', true);
  console.log(page.url(), await page.locator('main').innerText());
});
