import type { Overview } from '../../../src/plugins/off-the-wire/shared/contracts';
import { type Newsroom, story } from './stories';

/** What rings, and how it stops. */
export function describeAlerts(room: () => Newsroom): void {
  const alerts = async (person = room().editor) =>
    ((await person.ask('GET', '/off-the-wire/overview')).body.data as Overview).alerts;
  const alertOf = async (id: string) => (await alerts())?.first.find(({ article }) => article === id);

  test('stand on the overview with their story, the loud ones first', async () => {
    const quiet = await story(room(), { headline: 'Quiet' });
    await quiet.edit({ headline: 'Quiet, edited' });
    const loud = await story(room(), { headline: 'Loud' });
    await loud.send({ pubstatus: 'canceled' });
    await quiet.send({ headline: 'Quiet, changed by the agency' });
    const found = await alerts();
    expect(await alertOf(loud.id)).toMatchObject({ level: 'loud', message: 'Killed by the agency.', source: 'hna' });
    expect(found?.maySettle).toBe(true);
    const levels = found?.first.map(({ level }) => level) ?? [];
    expect(levels).toEqual([...levels].sort().reverse());
  });

  test('are settled by whoever may, once, with who and when', async () => {
    const { editor, chief, integrator, desk } = room();
    const one = await story(room());
    await one.send({ pubstatus: 'canceled' });
    const alert = await alertOf(one.id);
    const address = `/off-the-wire/alerts/${alert?.documentId}/settle`;
    expect((await integrator.ask('POST', address)).status).toBe(403);
    expect((await editor.ask('POST', address)).status).toBe(200);
    expect((await chief.ask('POST', address)).status).toBe(200);
    expect(await alertOf(one.id)).toBeUndefined();
    const kept = await desk.app.strapi.db
      .query('plugin::off-the-wire.alert' as never)
      .findOne({ where: { documentId: alert?.documentId } as never });
    expect(kept).toMatchObject({ settled: true, settledBy: 'Pat Wire editor', settledAt: expect.anything() });
    expect((await editor.ask('POST', '/off-the-wire/alerts/nosuch/settle')).status).toBe(404);
  });

  test('of a version that an editor has decided on are settled with it', async () => {
    const one = await story(room(), { headline: 'Harbour' });
    await one.edit({ headline: 'Harbour open' });
    await one.send({ headline: 'Harbour shut' });
    const before = (await alerts())?.count ?? 0;
    await one.do('dismiss', (await one.version('Harbour shut')).documentId);
    expect((await alerts())?.count).toBe(before - 1);
  });

  test('are not told to whoever may not settle them as if they might', async () => {
    expect((await alerts(room().integrator))?.maySettle).toBe(false);
  });
}
