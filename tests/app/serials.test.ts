import { type Answer, type Desk, openDesk } from './desk';
import { databaseClients } from './newsroom';

/** A message of IPTC 7901 as dpa heads it. `clock`: day, hour and minute. */
function message(header: string, clock: string, words = header): string {
  return `\x01${header} 4 pl 28  dpa ${header.slice(-4)}\r\n\r\nHafen/\r\n\x02Der Hafen ${words} ist offen =\r\n\r\n   Kalder (dpa) - Der Hafen ${words} ist wieder offen, sagte die Stadt.\r\n\x03\r\n${clock} Nov 26\r\n\x04\r\n`;
}

describe.each(databaseClients)('numbered services, on %s', (client) => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(client);
    await desk.room.setUp({
      sources: [
        { code: 'line', name: 'dpa by line', provider: 'dpa', timeZone: 'Europe/Berlin' },
        { code: 'mail', name: 'dpa by mail', provider: 'dpa', timeZone: 'Europe/Berlin' },
        { code: 'part', name: 'A part of dpa', provider: 'dpa', watchNumbers: false },
        { code: 'quiet', name: 'dpa on trial', provider: 'dpa', silent: true },
        { code: 'unknown', name: 'Harbour News', provider: 'HNA' },
      ],
    });
  });
  afterAll(() => desk?.close());

  const alerts = async (source: string) =>
    (await desk.app.strapi.db.query('plugin::off-the-wire.alert' as never).findMany({
      where: { source, message: { $contains: 'did not arrive' } },
      orderBy: { id: 'asc' },
    } as never)) as unknown as Answer[];
  const rings = async (source: string) =>
    (await alerts(source)).map(({ message: said, settled }) => `${settled ? 'settled' : 'open'}: ${said}`);

  test('ring where numbers are missing, and stop by themselves when they come late', async () => {
    await desk.deliver('line', message('bdt0211', '200911 GMT'));
    await desk.deliver('line', message('bdt0212', '200912 GMT'));
    await desk.deliver('line', message('bdt0216', '200916 GMT'));
    expect(await rings('line')).toEqual(['open: bdt 0213 to 0215 did not arrive.']);
    await desk.deliver('line', message('bdt0214', '200914 GMT'));
    expect(await rings('line')).toEqual(['open: bdt 0213, 0215 did not arrive.']);
    await desk.deliver('line', message('bdt0215', '200915 GMT') + message('bdt0213', '200913 GMT'));
    expect(await rings('line')).toEqual(['settled: bdt 0213, 0215 did not arrive.']);
  });

  test('ring for nothing that is sent again, begins anew, belongs to another service, or is only disordered', async () => {
    const before = (await rings('line')).length;
    await desk.deliver('line', message('bdt0212', '200912 GMT'));
    await desk.deliver('line', message('bdt0214', '200914 GMT', 'Kalder'));
    await desk.deliver('line', message('eca0050', '200918 GMT'));
    await desk.deliver('line', message('bdt0217', '200917 GMT'));
    await desk.deliver('line', message('eca0051', '200919 GMT'));
    await desk.deliver(
      'line',
      message('bdt0220', '200920 GMT') + message('bdt0219', '200920 GMT') + message('bdt0218', '200920 GMT'),
    );
    // Midnight in Berlin is 23 hours GMT.
    await desk.deliver('line', message('bdt0001', '202301 GMT'));
    await desk.deliver('line', message('bdt0221', '202259 GMT'));
    await desk.deliver('line', message('bdt0002', '202302 GMT'));
    expect((await rings('line')).slice(before)).toEqual([]);
  });

  test('are counted by the line that they come by', async () => {
    await desk.deliver('mail', message('bdt0211', '200911 GMT'));
    await desk.deliver('mail', message('bdt0213', '200913 GMT'));
    expect(await rings('mail')).toEqual(['open: bdt 0212 did not arrive.']);
    expect((await rings('line')).filter((one) => one.startsWith('open'))).toEqual([]);
  });

  test('ring neither where an editor has said so, nor for a source on trial, an unknown agency or an import', async () => {
    for (const source of ['part', 'quiet', 'unknown']) {
      await desk.deliver(
        source,
        message('bdt0301', '200911 GMT', source).replaceAll('dpa', source === 'unknown' ? 'HNA' : 'dpa'),
      );
      await desk.deliver(
        source,
        message('bdt0309', '200912 GMT', source).replaceAll('dpa', source === 'unknown' ? 'HNA' : 'dpa'),
      );
    }
    const bytes = (text: string) => [{ bytes: Buffer.from(text, 'latin1') }];
    await desk.room.receive('mail', bytes(message('bdt0401', '150911 GMT')));
    await desk.room.receive('mail', bytes(message('bdt0409', '150912 GMT')));
    expect([await rings('part'), await rings('quiet')]).toEqual([[], []]);
    expect((await rings('mail')).length).toBe(1);
  });

  test('are kept with the version and shown to no reader', async () => {
    const versions = (await desk.app.strapi.db
      .query('plugin::off-the-wire.article-version' as never)
      .findMany({ limit: 1, orderBy: { id: 'asc' } } as never)) as unknown as Answer[];
    expect(versions[0]?.item).toMatchObject({ serial: { service: 'bdt', number: '0211' } });
    expect(JSON.stringify(await desk.headlines())).not.toContain('serial');
  });
});
