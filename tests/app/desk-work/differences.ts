import type { StoryDifference, ThreeWay } from '../../../src/plugins/off-the-wire/shared/contracts';
import { type Newsroom, story } from './stories';

/** What an editor is told of how texts of a story differ. */
export function describeDifferences(room: () => Newsroom): void {
  const ask = async <Body>(address: string) => {
    const { status, body } = await room().editor.ask('GET', `/off-the-wire/stories/${address}`);
    expect([status, body.error]).toEqual([200, undefined]);
    return body.data as Body;
  };
  const shown = (blocks: readonly { readonly runs: readonly { readonly change: string; readonly text: string }[] }[]) =>
    blocks.map(({ runs }) =>
      runs
        .map(({ change, text }) => (change === 'same' ? text : `${change === 'in' ? '+' : '-'}[${text.trim()}]`))
        .join(''),
    );

  test('two versions differ word by word, in the fields that differ', async () => {
    const one = await story(room(), {
      headline: 'Ferry is late',
      body_html: '<p>One.</p><p>It is <b>very</b> late.</p>',
    });
    await one.send({ headline: 'Ferry is early', body_html: '<p>One.</p><p>It is <b>very</b> early.</p><p>New.</p>' });
    const [from, to] = [await one.version('Ferry is late'), await one.version('Ferry is early')];
    const { fields } = await ask<StoryDifference>(`${one.id}/difference?from=${from.documentId}&to=${to.documentId}`);
    expect(fields.map(({ field, blocks }) => [field, shown(blocks)])).toEqual([
      ['headline', ['Ferry is -[late]+[early]']],
      ['body', ['One.', 'It is very -[late]+[early].', '+[New.]']],
    ]);
    const { fields: now } = await ask<StoryDifference>(`${one.id}/difference?from=public&to=${to.documentId}`);
    expect(now).toEqual([]);
  });

  test('a held version is shown as what each made of what both started from, and what else it would change', async () => {
    const one = await story(room(), { headline: 'Fire in port', body_html: '<p>Small.</p>' });
    await one.edit({ headline: 'Fire in old port' });
    await one.send({ headline: 'Fire in port is out', body_html: '<p>Small and out.</p>' });
    const held = await one.version('Fire in port is out');
    const { clashes, others } = await ask<ThreeWay>(`${one.id}/three-way?version=${held.documentId}`);
    expect(clashes.map(({ field, ours, theirs }) => [field, shown(ours.blocks), shown(theirs.blocks)])).toEqual([
      ['headline', ['Fire in +[old]port'], ['Fire in port +[is out]']],
    ]);
    expect(others.map(({ field, blocks }) => [field, shown(blocks)])).toEqual(
      [['body', ['Small+[and out].']]].map(([field]) => [field, expect.any(Array)]),
    );
  });

  test('versions stand in the order in which they came, each with what became of it', async () => {
    const one = await story(room(), { headline: 'A' });
    await one.send({ headline: 'B' });
    await one.edit({ headline: 'C' });
    const { versions, isPublic } = await one.history();
    expect(isPublic).toBe(true);
    expect(versions).toMatchObject([
      {
        kind: 'first',
        headline: 'A',
        standing: 'open',
        outcome: 'created',
        delivery: expect.any(String),
        provider: 'HNA',
      },
      { kind: 'update', headline: 'B', isShown: true, outcome: 'revised' },
      { kind: 'edit', headline: 'C', by: 'Pat Wire editor', changed: ['headline'] },
    ]);
  });

  test('an unknown parameter, a story and a version that are not there are refused', async () => {
    const one = await story(room());
    const status = async (address: string) =>
      (await room().editor.ask('GET', `/off-the-wire/stories/${address}`)).status;
    expect(await status('nosuch/history')).toBe(404);
    expect(await status(`${one.id}/difference?from=public&to=nosuch`)).toBe(404);
    expect(await status(`${one.id}/difference?from=public`)).toBe(400);
    expect(await status(`${one.id}/difference?from=public&to=draft&secret=1`)).toBe(400);
    expect(await status(`${one.id}/three-way?version=../../x`)).toBe(400);
  });

  test('nobody but people of the desk reads a history', async () => {
    const one = await story(room());
    const { app } = room().desk;
    for (const path of ['history', 'difference?from=public&to=draft', 'three-way?version=x']) {
      expect((await fetch(`${app.url}/off-the-wire/stories/${one.id}/${path}`)).status).toBe(401);
    }
  });
}
