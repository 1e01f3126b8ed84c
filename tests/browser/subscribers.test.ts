import type { Page } from 'playwright-core';
import { type Desk, ninjs, openDesk } from '../app/desk';
import { openReceiver, type Receiver, until } from '../app/receiver';
import { type Chromium, openChromium, screenshot } from './chromium';

/** How somebody connects a site, in the admin as it is built. */
let desk: Desk;
let site: Receiver;
let chromium: Chromium;
let admin: Page;

beforeAll(async () => {
  desk = await openDesk('sqlite', { ALLOW_PRIVATE_ADDRESSES: '127.0.0.1' });
  await desk.room.setUp({ sources: [{ code: 'harbour', name: 'Harbour', provider: 'Harbour', autoPublish: true }] });
  site = await openReceiver();
  chromium = await openChromium();
  admin = await chromium.page({ viewport: { width: 1440, height: 1000 } });
  await desk.app.adminToken();
  await admin.goto(`${desk.app.url}/admin/auth/login`);
  await admin.getByLabel('Email').fill('ada@newsroom.example');
  await admin.getByLabel('Password').first().fill('Headlines-2026');
  await admin.getByRole('button', { name: 'Login' }).click();
  await admin.getByRole('heading', { name: 'Latest' }).waitFor();
});
afterEach(() =>
  screenshot(admin, `subscriber-${expect.getState().currentTestName?.slice(0, 20).replace(/\W+/g, '-')}`, true),
);
afterAll(async () => {
  delete process.env.ALLOW_PRIVATE_ADDRESSES;
  await chromium?.close();
  await site?.close();
  await desk?.close();
});

const field = (name: string) => admin.locator(`input[name="${name}"]`);
const form = `/admin/content-manager/collection-types/plugin::off-the-wire.subscriber`;

test('a site is connected with a secret that is made in the form, seen once and never again', async () => {
  await admin.goto(`${desk.app.url}${form}/create`);
  await field('name').fill('The island paper');
  await field('url').fill(site.url);
  await admin.getByRole('button', { name: 'Make a secret' }).click();
  const secret = await field('secret').inputValue();
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await screenshot(admin, 'subscriber-form', true);
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('It is kept, sealed. Nobody can read it here.').waitFor();
  expect(await admin.content()).not.toContain(secret);
  await admin.reload();
  await admin.getByText('It is kept, sealed. Nobody can read it here.').waitFor();
  await desk.deliver('harbour', ninjs('first'));
  await until(
    () => site.posted.length,
    (count) => count > 0,
  );
  expect(site.posted[0]?.isSignedBy(secret)).toBe(true);
});

test('the form says what is wrong, and keeps what was typed', async () => {
  await admin.goto(`${desk.app.url}${form}/create`);
  await field('name').fill('No address');
  await field('url').fill('site.example');
  await admin.getByRole('button', { name: 'Make a secret' }).click();
  await admin.getByRole('button', { name: 'Save' }).click();
  await admin.getByText('The address must begin with https://').first().waitFor();
  expect(await field('url').inputValue()).toBe('site.example');
});

test('the list tells which sites are in trouble', async () => {
  site.answerWith(500);
  await desk.deliver('harbour', ninjs('second'));
  await until(
    () => site.posted.length,
    (count) => count > 1,
  );
  await admin.goto(`${desk.app.url}${form}`);
  await admin.getByText('The island paper').first().click();
  await admin.locator('input[value="It answered 500."]').waitFor();
});
