import type { Page } from 'playwright-core';
import { contentType, type Desk, ninjs, openDesk } from '../app/desk';
import { type DeskStory, type Newsroom, staff, story } from '../app/desk-work/stories';
import { hire, type Person } from '../app/front-room/people';
import { type Chromium, openChromium, screenshot } from './chromium';

/** What an editor does with versions, in the admin as it is built. */
let desk: Desk;
let room: Newsroom;
let chromium: Chromium;
let admin: Page;

beforeAll(async () => {
  desk = await openDesk('sqlite');
  room = await staff(desk);
  chromium = await openChromium();
  admin = await chromium.page({ viewport: { width: 1440, height: 1000 } });
  admin.setDefaultTimeout(12_000);
  await desk.app.adminToken();
  await admin.goto(`${desk.app.url}/admin/auth/login`);
  await admin.getByLabel('Email').fill('ada@newsroom.example');
  await admin.getByLabel('Password').first().fill('Headlines-2026');
  await admin.getByRole('button', { name: 'Login' }).click();
  await admin.getByRole('heading', { name: 'Latest' }).waitFor();
});
afterEach(async () => {
  await screenshot(admin, `debug-${expect.getState().currentTestName?.slice(0, 30).replace(/\W+/g, '-')}`);
});
afterAll(async () => {
  await chromium?.close();
  await desk?.close();
});

const open = async ({ id }: DeskStory) => {
  await admin.goto(`${desk.app.url}/admin/content-manager/collection-types/plugin::off-the-wire.article/${id}`);
  await headline().waitFor();
  await admin.getByRole('link', { name: /History and differences/ }).waitFor();
  await admin.waitForLoadState('networkidle');
};
const press = (name: string | RegExp) =>
  admin
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
const confirm = (name: string) => admin.getByRole('alertdialog').getByRole('button', { name }).click();
const told = (words: string | RegExp) =>
  admin.getByRole('status').or(admin.getByRole('alert')).getByText(words).first().waitFor();
const headline = () => admin.locator('input[name=headline]');

const long = (end: string) =>
  `<p>PORT ALBION (HNA) - The last ferry to the Sorel Islands sank in the harbour on Friday.</p>${Array.from({ length: 8 }, (_none, at) => `<p>Paragraph ${at + 1} tells what the harbour master said of the <strong>weather</strong>.</p>`).join('')}<p>${end}</p>`;

test("what was held for an editor's words is compared three ways and taken", async () => {
  const one = await story(room, { headline: 'Ferry late', body_html: long('Nobody was hurt.') });
  await one.edit({ headline: 'Ferry an hour late' });
  await one.send({
    headline: 'Ferry sinks, all safe',
    body_html: long('Nobody was badly hurt, the harbour master said.'),
  });
  await open(one);
  await admin.getByText('It writes over what was changed here: Headline.').waitFor();
  await screenshot(admin, 'desk-panel');
  await press(/^Compare: Ferry sinks/);
  const modal = admin.getByRole('dialog');
  await modal.getByText('Changed here and by the agency').waitFor();
  expect(await modal.locator('ins').allTextContents()).toEqual(
    expect.arrayContaining(['an hour ', expect.stringContaining('sinks')]),
  );
  await screenshot(admin, 'desk-three-way');
  await modal.getByRole('button', { name: 'Take' }).click();
  await told(/agency's words/);
  expect(await one.seen()).toBe('Ferry sinks, all safe');
  // The form shows it without a reload.
  await admin.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input[name=headline]')?.value === 'Ferry sinks, all safe',
  );
  await admin.getByText('No version waits for a decision.').waitFor();
});

test('a story is spiked and unspiked, with the keyboard alone, and readers follow', async () => {
  const one = await story(room, { headline: 'Nothing to see' });
  await open(one);
  await admin.getByRole('button', { name: 'Spike', exact: true }).focus();
  await admin.keyboard.press('Enter');
  await admin
    .getByRole('alertdialog')
    .getByText(/no longer see this story/)
    .waitFor();
  await screenshot(admin, 'desk-spike');
  await admin.keyboard.press('Tab');
  await admin.keyboard.press('Enter');
  await told('Spiked.');
  expect(await one.seen()).toBe('nothing');
  await press('Unspike');
  await told(/Back on the desk/);
  await admin
    .getByText(/Brought back by an editor/)
    .first()
    .waitFor();
  await press('Release');
  await confirm('Release');
  await told('Released.');
  expect(await one.seen()).toBe('Nothing to see');
});

test('the history tells who did what, shows what differs word by word, and leads back to an earlier version', async () => {
  const one = await story(room, { headline: 'Bridge shut', body_html: long('The bridge is shut.') });
  await one.send({ headline: 'Bridge shut for a week', body_html: long('The bridge is shut for a week.') });
  await one.edit({ headline: 'Kalder Bridge shut for a week' });
  await open(one);
  await admin.getByRole('link', { name: /History and differences/ }).click();
  await admin.getByRole('heading', { name: 'Kalder Bridge shut for a week' }).waitFor();
  await admin.getByRole('button', { name: /Update/ }).click();
  await admin.locator('ins').getByText('for a week').first().waitFor();
  await admin
    .getByRole('button', { name: '8 unchanged paragraphs' })
    .or(admin.getByRole('button', { name: /unchanged paragraph/ }))
    .first()
    .waitFor();
  await screenshot(admin, 'desk-history', true);
  await admin.getByRole('button', { name: /First version/ }).click();
  await press('Revert to this');
  await confirm('Revert to this');
  await told(/Reverted/);
  expect(await one.seen()).toBe('Bridge shut');
  await admin
    .getByRole('button', { name: /Editor's change.*Bridge shut.*Ada Editor/ })
    .first()
    .waitFor();
});

test('a stale save is refused with what changed, and what was typed is not lost', async () => {
  const one = await story(room, { headline: 'Vote today', body_html: '<p>One.</p>' });
  await open(one);
  await headline().fill('Vote today in the old town');
  await one.send({ headline: 'Vote over', body_html: '<p>Two.</p>' });
  await press('Save');
  await told(/Nothing was saved\. The article has changed/);
  await admin.getByText('Kept for you: what you had typed in Headline.').waitFor();
  await screenshot(admin, 'desk-stale');
  expect(await one.seen()).toBe('Vote over');
  await admin.waitForFunction(
    () => document.querySelector<HTMLInputElement>('input[name=headline]')?.value === 'Vote over',
  );
  await press('Put my words in again');
  expect(await headline().inputValue()).toBe('Vote today in the old town');
  await press('Publish');
  await admin.getByText('Published document').first().waitFor();
  expect(await one.seen()).toBe('Vote today in the old town');
  const { data } = await desk.read<{ data: { body: string } }>(`articles/${one.slug}`);
  expect(data.body).toBe('<p>Two.</p>');
});

test('saving and publishing at once after it is no stale save', async () => {
  const one = await story(room, { headline: 'Quick hands' });
  await open(one);
  await headline().fill('Quicker hands');
  await press('Save');
  await admin.getByText('Saved document').first().waitFor();
  await headline().fill('Quickest hands');
  await press('Publish');
  await admin.getByText('Published document').first().waitFor();
  expect(await one.seen()).toBe('Quickest hands');
});

test('a form whose article changes says so by itself, and loads it on asking', async () => {
  const one = await story(room, { headline: 'Slow reader' });
  await open(one);
  await headline().fill('Slow reader types');
  await one.send({ headline: 'Fast agency' });
  await admin.getByText(/has changed since you opened it/).waitFor({ timeout: 40_000 });
  await press('Load what changed');
  await admin.getByText('Kept for you: what you had typed in Headline.').waitFor();
  expect(await headline().inputValue()).toBe('Fast agency');
});

test('a killed story is reinstated by who may, and alerts are settled on the homepage', async () => {
  const one = await story(room, { headline: 'Minister quits' });
  await one.send({ headline: 'KILL Minister', pubstatus: 'canceled' });
  await admin.goto(`${desk.app.url}/admin`);
  const alerts = admin.getByRole('region', { name: 'Alerts' });
  await alerts.getByText('Killed by the agency.').first().waitFor();
  await screenshot(admin, 'desk-overview');
  const before = await alerts.getByRole('listitem').count();
  await alerts
    .getByRole('button', { name: /^Settle/ })
    .first()
    .click();
  await admin.waitForFunction(
    (count) => document.querySelectorAll('section[aria-labelledby="off-the-wire-overview-alerts"] li').length < count,
    before,
  );
  await open(one);
  await screenshot(admin, 'desk-killed');
  await press('Reinstate');
  await confirm('Reinstate');
  await told(/Back on the desk/);
  expect(await one.seen()).toBe('nothing');
});

test('the panel and the history have a dark side', async () => {
  const one = await story(room, { headline: 'Night', body_html: long('Old.') });
  await one.edit({ headline: 'Night falls' });
  await one.send({ headline: 'Night ends', body_html: long('New.') });
  await admin.evaluate(() => localStorage.setItem('STRAPI_THEME', 'dark'));
  await open(one);
  await press(/^Compare/);
  await admin.getByRole('dialog').locator('ins').first().waitFor();
  await screenshot(admin, 'desk-dark-three-way');
  await admin.keyboard.press('Escape');
  await admin.getByRole('link', { name: /History and differences/ }).click();
  await admin.locator('ins').first().waitFor();
  await screenshot(admin, 'desk-dark-history');
  await admin.evaluate(() => localStorage.setItem('STRAPI_THEME', 'light'));
});

test('an integrator reads the history and is offered nothing to decide', async () => {
  const one = await story(room, { headline: 'Read only' });
  const person: Person = await hire(desk, 'Integrator');
  const { body } = await person.ask('GET', `/off-the-wire/stories/${one.id}/history`);
  expect(body.data).toMatchObject({ may: [] });
  expect((await person.ask('PUT', `${contentType('article')}/${one.id}`, ninjs('x'))).status).toBe(403);
});
