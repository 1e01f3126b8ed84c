import type { Page } from 'playwright-core';
import newsroomPlan from '../../examples/newsroom.json';
import type { NewsroomPlan } from '../../src/plugins/off-the-wire/server/src/newsroom';
import type { Breadcrumb } from '../../src/plugins/off-the-wire/server/src/store/breadcrumbs';
import type { TickerAnswer } from '../../src/plugins/off-the-wire/shared/contracts';
import { type Desk, exampleFiles, ninjs, openDesk } from '../app/desk';
import { type Chromium, openChromium, screenshot } from './chromium';

/** An editor's first day in Strapi's own screens, hour by hour, beside the reader's page that stays open all day. */
let desk: Desk;
let chromium: Chromium;
let admin: Page;
let reader: Page;

beforeAll(async () => {
  desk = await openDesk('sqlite');
  await desk.room.setUp(newsroomPlan as NewsroomPlan);
  for (const { source, fileName, bytes } of exampleFiles()) await desk.room.receive(source, [{ fileName, bytes }]);
  chromium = await openChromium();
  admin = await chromium.page({ viewport: { width: 1280, height: 900 } });
  reader = await chromium.page({ viewport: { width: 1280, height: 900 } });
  await reader.goto(desk.app.url);
});
afterAll(async () => {
  await chromium?.close();
  await desk?.close();
});

const list = (name: string) => `${desk.app.url}/admin/content-manager/collection-types/plugin::off-the-wire.${name}`;
const open = async (address: string, label: string) => {
  await admin.goto(address);
  await admin.getByLabel(label, { exact: true }).first().waitFor();
  // Strapi empties a new form once more when all that it asks for has come.
  await admin.waitForLoadState('networkidle');
};
const openList = async (address: string) => {
  await admin.goto(address);
  await admin.getByRole('row').nth(1).waitFor();
};
const rows = async () => (await admin.getByRole('row').allTextContents()).slice(1);
const press = (name: string) => admin.getByRole('button', { name, exact: true }).click();
const told = (words: string) =>
  admin.getByRole('status').or(admin.getByRole('alert')).getByText(words).first().waitFor();

/** Types into a combobox as an editor does, and takes what it offers. */
async function pick(label: string | RegExp, typed: string, option: string | RegExp) {
  await admin.getByRole('combobox', { name: label }).click();
  await admin.keyboard.type(typed, { delay: 20 });
  await admin.getByRole('option', { name: option }).first().click();
}

const headlineLink = (headline: string) => reader.getByRole('link', { name: headline }).first();

test('the first administrator signs up, and sees the wire on the homepage', async () => {
  await admin.goto(`${desk.app.url}/admin`);
  await admin.waitForURL('**/auth/register-admin');
  await admin.getByLabel('First name').fill('Ada');
  await admin.getByLabel('Last name').fill('Editor');
  await admin.getByLabel('Email').fill('ada@newsroom.example');
  await admin.getByLabel('Password').first().fill('Headlines-2026');
  await admin.getByLabel('Confirm Password').fill('Headlines-2026');
  await press("Let's start");
  await admin.getByRole('link', { name: 'Night train to Skarvik returns after nineteen years' }).waitFor();
  for (const part of ['Latest', 'Sources in trouble', 'Quarantine, last 7 days']) await admin.getByText(part).waitFor();
  await screenshot(admin, 'editor-home', true);
});

test('an article is found by its headline', async () => {
  await openList(`${list('article')}?_q=bourses`);
  await expect(rows()).resolves.toEqual([expect.stringContaining('Strait bourses drift')]);
});

test('an article is found by its slugline, which no reader sees', async () => {
  await desk.deliver(
    'meridian',
    ninjs('tram', { slugline: 'Lirio-Tram-Fares', headline: 'Fares go up on Lirio trams' }),
  );
  await openList(`${list('article')}?_q=Lirio-Tram`);
  await expect(rows()).resolves.toEqual([expect.stringContaining('Fares go up on Lirio trams')]);
});

test('articles of one source are found by its name', async () => {
  await openList(list('article'));
  await press('Filters');
  const filters = admin.getByRole('dialog');
  await filters.getByRole('combobox', { name: 'Select field' }).click();
  await admin.getByRole('option', { name: 'Source', exact: true }).click();
  await filters.getByRole('combobox', { name: 'Source', exact: true }).click();
  await admin.getByRole('option', { name: 'Harbour News Agency' }).click();
  await filters.getByRole('button', { name: 'Add filter' }).click();
  await admin.waitForURL(/filters/);
  await admin.getByText('Night train to Skarvik').waitFor({ state: 'detached' });
  const found = await rows();
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter((row) => !row.includes('Harbour News Agency'))).toEqual([]);
  // The list keeps its filter until it is taken off.
  await admin.getByRole('button', { name: /Source is Harbour/ }).click();
  await admin.getByText('Night train to Skarvik').waitFor();
  await screenshot(admin, 'editor-list');
});

test('the list says at a glance the state, the urgency, the version and the words of each', async () => {
  await openList(`${list('article')}?_q=Ferry%20strike`);
  const row = (await rows()).find((one) => one.includes('Ferry strike in Port Albion ends')) ?? '';
  expect(row).toMatch(/2nd writethru · \d+ words/);
  expect(row).toContain('Published');
  await openList(`${list('article')}?_q=Volcano`);
  expect((await rows())[0]).toContain('Published2');
});

test('what an editor writes over a headline and publishes stands on the open page without a reload', async () => {
  await openList(`${list('article')}?_q=Sorel`);
  await admin.getByRole('row').nth(1).click();
  await admin.getByLabel('Headline').fill('Bread is back: ferries sail to the Sorel Islands');
  await screenshot(admin, 'editor-article');
  await press('Publish');
  await headlineLink('Bread is back: ferries sail to the Sorel Islands').waitFor();
});

test('what an editor takes out is gone from the open page', async () => {
  await press('More document actions');
  await admin.getByRole('menuitem', { name: 'Unpublish' }).click();
  await headlineLink('Bread is back: ferries sail to the Sorel Islands').waitFor({ state: 'detached' });
});

const ticker = async () => (await desk.read<TickerAnswer>('tickers/off-the-wire')).data.rows;

test('a pinned ticker entry stands first under its own words until it ends, and the headline stays as it was', async () => {
  await open(`${list('ticker-entry')}/create`, 'Text');
  await pick('Article', 'Volcano', /Volcano on Sera/);
  await admin.getByLabel('Text', { exact: true }).fill('Ash over Sera: flights stopped');
  await pick(/^Ticker/, '', 'Off the wire');
  await admin.getByRole('checkbox', { name: 'Pinned' }).click({ force: true });
  const ends = soon();
  const group = admin.getByRole('group', { name: 'Ends' });
  await group.getByRole('combobox', { name: 'Choose date' }).click();
  await group.getByRole('combobox', { name: 'Choose date' }).fill(ends.date);
  await admin.keyboard.press('Enter');
  await group.getByRole('combobox', { name: 'Choose time' }).fill(ends.time);
  await admin.keyboard.press('Enter');
  await press('Save');
  await reader.getByRole('link', { name: 'Ash over Sera: flights stopped' }).first().waitFor();
  expect((await ticker())[0]).toMatchObject({ text: 'Ash over Sera: flights stopped', pinned: true });
  expect((await desk.headlines()).map(({ headline }) => headline)).toContainEqual(expect.stringMatching(/^Volcano on/));
  await screenshot(admin, 'editor-ticker-entry', true);
  const left = Math.max(ends.at - Date.now(), 0);
  await reader
    .getByRole('link', { name: 'Ash over Sera: flights stopped' })
    .first()
    .waitFor({ state: 'detached', timeout: left + 30_000 });
  expect((await ticker())[0]).toMatchObject({ pinned: false });
});

/** The next minute that leaves time to fill in the form, as the editor in Paris types it. Strapi's dates are American. */
function soon(): { readonly at: number; readonly date: string; readonly time: string } {
  const at = Math.ceil((Date.now() + 30_000) / 60_000) * 60_000;
  const show = (options: Intl.DateTimeFormatOptions, locale: string) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Paris', ...options }).format(at);
  return {
    at,
    date: show({ year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-US'),
    time: show({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, 'en-GB'),
  };
}

test('a section that is moved has its new path on the page, with all that is filed there', async () => {
  await openList(list('breadcrumb'));
  await admin.getByRole('link', { name: 'Asia', exact: true }).click();
  await pick(/^Under/, '', 'Business');
  await press('Save');
  await told('Saved document');
  await screenshot(admin, 'editor-section');
  await reader.goto(`${desk.app.url}/sections/business/asia`);
  await reader.getByRole('link', { name: 'Strait bourses drift as traders wait for rates' }).first().waitFor();
  const trail = reader.getByRole('navigation', { name: /You are here|Breadcrumb/i });
  expect((await trail.getByRole('listitem').allTextContents()).map((step) => step.trim())).toEqual([
    'Home',
    'Business',
    'Asia',
  ]);
  await desk.read<{ data: Breadcrumb }>('breadcrumbs/world/asia', 404);
});

test('a source that is added can be delivered to at once', async () => {
  await open(`${list('source')}/create`, 'Agency');
  await admin.getByRole('textbox', { name: 'Name' }).fill('Island Radio');
  await admin.getByRole('textbox', { name: 'Code' }).fill('island');
  await admin.getByLabel('Agency', { exact: true }).fill('Island Radio News');
  await pick('Time zone', 'Lisbon', /Lisbon/);
  await admin.getByRole('checkbox', { name: 'Publish without an editor' }).click({ force: true });
  await press('Save');
  await told('Saved document');
  await screenshot(admin, 'editor-source');
  await desk.deliver('island', ninjs('radio', { headline: 'Radio mast stands again' }));
  await reader.goto(desk.app.url);
  await headlineLink('Radio mast stands again').waitFor();
});

test('the desk has a dark side', async () => {
  await admin.evaluate(() => localStorage.setItem('STRAPI_THEME', 'dark'));
  await openList(list('article'));
  await screenshot(admin, 'editor-dark');
  const background = await admin
    .locator('main')
    .evaluate((main) => getComputedStyle(main.parentElement ?? main).backgroundColor);
  expect(background).not.toBe('rgb(255, 255, 255)');
});
