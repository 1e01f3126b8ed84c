import type { Overview } from '../../../src/plugins/off-the-wire/shared/contracts';
import { contentType, type Desk, ninjs } from '../desk';
import { hire, type Person } from './people';

const address = '/off-the-wire/overview';

/** What is true of the overview of the wire, in a newsroom that is empty when it begins. */
export function describeOverview(desk: () => Desk): void {
  const overview = async () => (await desk().manage('GET', address)).data as Overview;
  const seenBy = async (person: Person) => (await person.ask('GET', address)).body.data as Overview;
  const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  test('of an empty newsroom says that there is no source yet', async () => {
    expect(await overview()).toEqual({
      at: expect.any(String),
      hasSources: false,
      latest: [],
      waiting: { incoming: 0, held: 0 },
      quarantine: { count: 0, newest: [] },
      inTrouble: [],
      alerts: { count: 0, first: [], maySettle: true },
    });
  });

  test('shows the newest stories with what an editor wants to know of them, drafts among them', async () => {
    await desk().room.setUp({
      sources: [
        { code: 'out', name: 'Out News', provider: 'Out', autoPublish: true },
        { code: 'in', name: 'In News', provider: 'In' },
      ],
    });
    for (let count = 0; count < 9; count += 1) await desk().deliver('out', ninjs(`seen-${count}`, { urgency: 5 }));
    await desk().deliver('in', ninjs('draft', { urgency: 1, headline: 'Roundup: Bourses drift' }));
    await desk().deliver('out', ninjs('seen-0', { version: '2', headline: 'Seen again' }));
    const { latest = [], waiting } = await overview();
    expect(latest).toHaveLength(8);
    expect(latest.slice(0, 3)).toMatchObject([
      { headline: 'Seen again', deskState: 'published', source: 'Out News' },
      {
        headline: 'Bourses drift',
        deskState: 'incoming',
        urgency: 1,
        source: 'In News',
        at: expect.stringMatching(/Z$/),
      },
      { headline: 'Headline of seen-8', deskState: 'published', urgency: 5 },
    ]);
    expect(waiting).toEqual({ incoming: 1, held: 0 });
  });

  test('leaves out a story that was deleted, and fills up', async () => {
    const before = (await overview()).latest ?? [];
    await desk().manage('DELETE', `${contentType('article')}/${before[0]?.documentId}`);
    const after = (await overview()).latest ?? [];
    expect(after).toHaveLength(8);
    expect(after[0]).toMatchObject({ documentId: before[1]?.documentId });
  });

  test('shows what lies in quarantine, and the source that brought it as one in trouble until copy is read again', async () => {
    const bytes = Buffer.from('{"uri": "urn:x:1", broken');
    expect(await desk().room.receive('in', [{ bytes }], 'push')).toMatchObject([{ state: 'quarantined' }]);
    const { quarantine, inTrouble } = await overview();
    expect(quarantine).toMatchObject({ count: 1, newest: [{ source: 'In News', reason: expect.stringMatching(/./) }] });
    expect(inTrouble).toMatchObject([{ name: 'In News', problem: 'quarantine' }]);
    await desk().deliver('in', ninjs('readable'));
    const later = await overview();
    expect(later.inTrouble).toEqual([]);
    expect(later.quarantine?.count).toBe(1);
  });

  test('calls a source silent after three times its usual gap and an hour, but not one that waits for editors', async () => {
    await desk().room.setUp({ sources: [{ code: 'clock', name: 'Clock News', provider: 'Clock' }] });
    for (let count = 0; count < 6; count += 1) await desk().deliver('clock', ninjs(`tick-${count}`));
    const { strapi } = desk().app;
    const deliveries = strapi.db.query('plugin::off-the-wire.delivery' as never);
    const own = (await deliveries.findMany({
      where: { source: { code: 'clock' } } as never,
      orderBy: { id: 'desc' } as never,
    })) as { id: number }[];
    const lastWas = async (minutes: number) => {
      for (const [at, { id }] of own.entries()) {
        await deliveries.update({
          where: { id } as never,
          data: { receivedAt: minutesAgo(minutes + at * 30) } as never,
        });
      }
      return (await overview()).inTrouble;
    };
    expect(await lastWas(80)).toEqual([]);
    expect(await lastWas(100)).toMatchObject([{ name: 'Clock News', problem: 'silence', usualGap: 30 * 60_000 }]);
  });

  test('is for people of the admin who may see the desk, and for nobody else', async () => {
    expect((await fetch(`${desk().app.url}${address}`)).status).toBe(401);
    const headers = { Authorization: `Bearer ${await desk().app.apiToken('full-access')}` };
    expect((await fetch(`${desk().app.url}${address}`, { headers })).status).toBe(401);
    expect((await (await hire(desk(), 'Editor')).ask('GET', address)).status).toBe(403);
  });

  test('shows a person only what they may read', async () => {
    const may = async (name: string, permissions: readonly object[]) => {
      const { data } = await desk().manage('POST', '/admin/roles', { name, description: '' });
      const all = [
        { action: 'plugin::off-the-wire.desk.read', subject: null, properties: {}, conditions: [] },
        ...permissions,
      ];
      await desk().manage('PUT', `/admin/roles/${(data as { id: number }).id}/permissions`, { permissions: all });
      return seenBy(await hire(desk(), name));
    };
    const read = (type: string, fields: readonly string[], conditions: readonly string[] = []) => ({
      action: 'plugin::content-manager.explorer.read',
      subject: `plugin::off-the-wire.${type}`,
      properties: { fields },
      conditions,
    });
    expect(await may('Nothing', [])).toEqual({ at: expect.any(String), hasSources: true });
    const headlines = await may('Headlines', [read('article', ['headline'])]);
    expect(Object.keys(headlines.latest?.[0] ?? {}).sort()).toEqual(['at', 'documentId', 'headline']);
    expect(headlines).not.toHaveProperty('waiting');
    const own = await may('Own articles', [read('article', ['headline', 'deskState'], ['admin::is-creator'])]);
    expect(own).not.toHaveProperty('latest');
    const channel = await may('Channel', [
      read('delivery', ['state', 'receivedAt', 'source']),
      read('article', ['deskState']),
    ]);
    expect(channel).not.toHaveProperty('latest');
    expect(channel).not.toHaveProperty('inTrouble');
    expect(channel.waiting).toEqual({ incoming: expect.any(Number), held: 0 });
    expect(Object.keys(channel.quarantine?.newest[0] ?? {}).sort()).toEqual(['at', 'documentId']);
  });
}
