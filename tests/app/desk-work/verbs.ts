import type { StoryHistory } from '../../../src/plugins/off-the-wire/shared/contracts';
import { contentType, draftOf } from '../desk';
import { type Newsroom, story } from './stories';

const inTheFuture = '2090-01-01T00:00:00Z';

/** What each verb does to a story, to readers and to the log; and what it refuses. */
export function describeVerbs(room: () => Newsroom): void {
  const since = async (work: () => Promise<unknown>) => {
    const position = await room().desk.position();
    await work();
    return (await room().desk.changesAfter(position)).map(({ kind, reason }) => (reason ? `${kind} ${reason}` : kind));
  };
  const refused = async (asked: Promise<{ status: number; body: object }>, reason: RegExp) =>
    expect(await asked).toMatchObject({
      status: 409,
      body: {
        data: null,
        error: {
          status: 409,
          name: 'ConflictError',
          message: expect.stringMatching(reason),
          details: { code: 'OTW_CANNOT' },
        },
      },
    });

  test('spike takes a story from readers and says so in the log; later copy of it waits unseen', async () => {
    const one = await story(room());
    expect(await since(() => one.do('spike'))).toEqual(['withdrawn spiked']);
    expect(await one.seen()).toBe('nothing');
    await one.send({ headline: 'Second lead' });
    expect(await one.seen()).toBe('nothing');
    await refused(one.do('spike'), /spiked already/);
  });

  test('unspike brings a story back to the desk and not to readers; publishing it brings it out', async () => {
    const one = await story(room());
    await one.do('spike');
    expect(await since(() => one.do('unspike'))).toEqual([]);
    expect(await one.history()).toMatchObject({
      deskState: 'held',
      heldBecause: expect.stringMatching(/Brought back/),
    });
    expect(await since(() => one.edit({ headline: 'Back again' }))).toEqual(['published']);
    expect(await one.seen()).toBe('Back again');
    await refused(one.do('unspike'), /not spiked/);
  });

  test('a story that waited before it was spiked waits again after it is unspiked', async () => {
    const one = await story(room(), {}, 'slow');
    await one.do('spike');
    await one.do('unspike');
    expect(await one.history()).toMatchObject({ deskState: 'incoming', isPublic: false });
  });

  test('reinstate undoes a kill: the story lies on the desk until it is published', async () => {
    const one = await story(room(), { headline: 'Mayor resigns' });
    await one.send({ headline: 'KILL', pubstatus: 'canceled' });
    expect(await one.seen()).toBe('nothing');
    expect(await since(() => one.do('reinstate'))).toEqual([]);
    expect(await draftOf(room().desk, one.id)).toMatchObject({ deskState: 'held', pubStatus: 'usable' });
    expect(await one.seen()).toBe('nothing');
    expect(await since(() => one.edit({}))).toEqual(['published']);
    expect(await one.seen()).toBe('Mayor resigns');
    await refused(one.do('reinstate'), /not killed/);
  });

  test('another kill after it was reinstated kills again', async () => {
    const one = await story(room());
    await one.send({ pubstatus: 'canceled' });
    await one.do('reinstate');
    await one.send({ headline: 'Kill it now', pubstatus: 'canceled' });
    expect((await one.history()).deskState).toBe('killed');
  });

  test('a killed story is neither spiked, nor released, nor reverted', async () => {
    const one = await story(room(), { headline: 'False' });
    await one.send({ pubstatus: 'canceled', headline: 'KILL' });
    const first = await one.version('False');
    await refused(one.do('spike'), /killed/);
    await refused(one.do('release'), /only be reinstated/);
    await refused(one.do('revert', first.documentId), /only be reinstated/);
    await refused(one.do('take', first.documentId), /only be reinstated|not held/);
    expect(await one.seen()).toBe('nothing');
  });

  test("take brings in what was held for a person's words, and the agency's next words come in by themselves", async () => {
    const one = await story(room(), { headline: 'Ferry late' });
    await one.edit({ headline: 'Ferry an hour late' });
    await one.send({ headline: 'Ferry sinks' });
    expect(await one.seen()).toBe('Ferry an hour late');
    const held = await one.version('Ferry sinks');
    expect(held).toMatchObject({
      pending: { clashes: ['headline'] },
      may: expect.arrayContaining(['take', 'dismiss']),
    });
    expect(await since(() => one.do('take', held.documentId))).toEqual(['updated']);
    expect(await one.seen()).toBe('Ferry sinks');
    const { versions, acts } = await one.history();
    expect(versions.at(-1)).toMatchObject({ kind: 'edit', by: 'Pat Wire editor', changed: ['headline'] });
    expect(acts.at(-1)).toMatchObject({ verb: 'take', by: 'Pat Wire editor', version: held.documentId });
    expect(versions.find(({ documentId }) => documentId === held.documentId)).toMatchObject({
      standing: 'released',
      isShown: true,
    });
    await refused(one.do('take', held.documentId), /not held/);
    await one.send({ headline: 'Ferry sinks, all safe' });
    expect(await one.seen()).toBe('Ferry sinks, all safe');
  });

  test("take leaves a person's other words alone", async () => {
    const one = await story(room(), { headline: 'Dock', body_html: '<p>Old text.</p>' });
    await one.edit({ headline: 'Dock reopens', kicker: 'Harbour' });
    await one.send({ headline: 'Dock closes', body_html: '<p>New text.</p>' });
    await one.do('take', (await one.version('Dock closes')).documentId);
    const { data } = await room().desk.read<{ data: object }>(`articles/${one.slug}`);
    expect(data).toMatchObject({ headline: 'Dock closes', kicker: 'Harbour', body: '<p>New text.</p>' });
  });

  test('dismiss keeps a held version on record, and it is never shown', async () => {
    const one = await story(room(), { headline: 'Bridge' });
    await one.edit({ headline: 'Bridge reopens' });
    await one.send({ headline: 'Bridge shut' });
    const held = await one.version('Bridge shut');
    expect(await since(() => one.do('dismiss', held.documentId))).toEqual([]);
    expect(await one.seen()).toBe('Bridge reopens');
    expect((await one.version('Bridge shut')).standing).toBe('kept');
    await refused(one.do('dismiss', held.documentId), /not held/);
    await refused(one.do('take', held.documentId), /not held/);
  });

  test('the text of an unseen story is not dismissed: it is spiked', async () => {
    const one = await story(room(), { headline: 'Only text' }, 'slow');
    await refused(one.do('dismiss', (await one.version('Only text')).documentId), /spike/);
  });

  test('release lets an embargoed story out now, and its embargo is lifted for later saves and versions', async () => {
    const one = await story(room(), { headline: 'Under wraps', embargoed: inTheFuture });
    expect(await one.seen()).toBe('nothing');
    expect(await since(() => one.do('release'))).toEqual(['published']);
    expect(await one.seen()).toBe('Under wraps');
    expect(await draftOf(room().desk, one.id)).toMatchObject({ embargo: null, deskState: 'published' });
    await one.edit({ headline: 'No longer under wraps' });
    expect(await one.seen()).toBe('No longer under wraps');
    await refused(one.do('release'), /Nothing of the story is held/);
  });

  test('release lets the embargoed version behind a live one out, by its name', async () => {
    const one = await story(room(), { headline: 'Live' });
    await one.send({ headline: 'Embargoed', embargoed: inTheFuture });
    expect(await one.seen()).toBe('Live');
    const behind = await one.version('Embargoed');
    expect(behind.may).toEqual(expect.arrayContaining(['release', 'dismiss']));
    expect(await since(() => one.do('release', behind.documentId))).toEqual(['updated']);
    expect(await one.seen()).toBe('Embargoed');
  });

  test("release lets a version out that was held for a person's words, with those words in it", async () => {
    const one = await story(room(), { headline: 'Storm', body_html: '<p>Wind.</p>' });
    await one.edit({ headline: 'Storm nears' });
    await one.send({ headline: 'Storm hits', body_html: '<p>Wind and rain.</p>' });
    await one.do('release', (await one.version('Storm hits')).documentId);
    const { data } = await room().desk.read<{ data: object }>(`articles/${one.slug}`);
    expect(data).toMatchObject({ headline: 'Storm nears', body: '<p>Wind and rain.</p>' });
  });

  test('release lets a story out that waits for an editor', async () => {
    const one = await story(room(), { headline: 'Waits' }, 'slow');
    expect(await since(() => one.do('release'))).toEqual(['published']);
    expect(await one.seen()).toBe('Waits');
  });

  test('what the agency withholds is not released by an editor', async () => {
    const one = await story(room());
    await one.send({ pubstatus: 'withheld' });
    await refused(one.do('release'), /only the agency/);
    expect(await one.seen()).toBe('nothing');
  });

  test("a version under embargo is not taken: a person's words would go before the agency's may come", async () => {
    const one = await story(room(), { headline: 'Poll' });
    await one.edit({ headline: 'Poll nears' });
    await one.send({ headline: 'Poll won', embargoed: inTheFuture });
    const held = await one.version('Poll won');
    expect(held.pending).toMatchObject({ isEmbargoed: true, clashes: ['headline'] });
    await refused(one.do('take', held.documentId), /under embargo/);
    expect(await one.seen()).toBe('Poll nears');
  });

  test('what readers have a newer version of is neither taken nor released', async () => {
    const one = await story(room(), { headline: 'Tide' });
    await one.edit({ headline: 'Tide rises' });
    await one.send({ headline: 'Tide falls' });
    const held = await one.version('Tide falls');
    await one.send({ headline: 'Tide', body_html: '<p>Newer.</p>' });
    await refused(one.do('take', held.documentId), /newer version|not held/);
    await refused(one.do('release', held.documentId), /newer version|not held/);
  });

  test.each([
    ['hna', 'Insert', 'insert'],
    ['upi', 'Lead', 'lead'],
  ])('a part of a story by %s (%s) is put in by hand and dismissed, not taken', async (source, type, kind) => {
    const one = await story(room(), { headline: 'Whole' }, source);
    await one.send({ headline: 'Only a part', editorialtypes: [type] });
    const part = await one.version('Only a part');
    expect(part).toMatchObject({ kind, pending: { isPart: true }, may: ['dismiss'] });
    await refused(one.do('take', part.documentId), /by hand/);
    await refused(one.do('release', part.documentId), /by hand/);
    expect((await one.do('dismiss', part.documentId)).status).toBe(200);
    expect(await one.seen()).toBe('Whole');
  });

  test('a part that is held stays held when the story is taken out and published again', async () => {
    const one = await story(room(), { headline: 'Whole' }, 'upi');
    await one.send({ headline: 'Only the top', editorialtypes: ['Lead'] });
    await room().desk.manage('POST', `${contentType('article')}/${one.id}/actions/unpublish`, {});
    expect((await one.version('Only the top')).heldBecause).toMatch(/by hand/);
  });

  test('revert gives readers the words of an earlier version, as a new version with who and when', async () => {
    const one = await story(room(), { headline: 'First words', body_html: '<p>One.</p>', keywords: ['a'] });
    await one.send({ headline: 'Second words', body_html: '<p>Two.</p>', keywords: ['b'] });
    const first = await one.version('First words');
    const before = await one.history();
    expect(await since(() => one.do('revert', first.documentId))).toEqual(['updated']);
    const { data } = await room().desk.read<{ data: object }>(`articles/${one.slug}`);
    expect(data).toMatchObject({ headline: 'First words', body: '<p>One.</p>', keywords: ['a'] });
    const after = await one.history();
    expect(after.versions.slice(0, -1).map(({ documentId }) => documentId)).toEqual(
      before.versions.map(({ documentId }) => documentId),
    );
    expect(after.versions.at(-1)).toMatchObject({
      kind: 'edit',
      by: 'Pat Wire editor',
      changed: expect.arrayContaining(['headline', 'body', 'keywords']),
    });
    expect(Date.now() - Date.parse(String(after.versions.at(-1)?.at))).toBeLessThan(60_000);
    await refused(one.do('revert', first.documentId), /reads like this already/);
  });

  test("revert undoes a person's change, and a draft that was begun", async () => {
    const one = await story(room(), { headline: 'As sent' });
    const first = await one.version('As sent');
    await one.edit({ headline: 'As edited' });
    await one.draft({ headline: 'As begun' });
    await one.do('revert', first.documentId);
    expect([await one.seen(), (await draftOf(room().desk, one.id)).headline]).toEqual(['As sent', 'As sent']);
  });

  test('a version under embargo is not reverted to', async () => {
    const one = await story(room(), { headline: 'Open' });
    await one.send({ headline: 'Secret', embargoed: inTheFuture });
    await refused(one.do('revert', (await one.version('Secret')).documentId), /embargo/);
    expect(await one.seen()).toBe('Open');
  });

  test('what an editor has begun and not published stays unpublished when the agency releases its copy', async () => {
    const one = await story(room(), { headline: 'Court' });
    await one.draft({ headline: 'Court, begun by an editor' });
    await one.send({ pubstatus: 'withheld' });
    expect(await one.seen()).toBe('nothing');
    await one.send({ headline: 'HOLD RELEASED' });
    expect((await one.history()).versions.map(({ kind }) => kind)).toContain('release');
    expect(await one.seen()).toBe('Court');
    expect((await draftOf(room().desk, one.id)).headline).toBe('Court, begun by an editor');
    await one.send({ headline: 'Court', body_html: '<p>More of it.</p>' });
    expect(await one.seen()).toBe('Court');
  });

  test('a story whose text was taken out and published again keeps what else was held held', async () => {
    const one = await story(room(), { headline: 'Strike' });
    await one.edit({ headline: 'Strike ends' });
    await one.send({ headline: 'Strike goes on' });
    const { desk } = room();
    await desk.manage('POST', `${contentType('article')}/${one.id}/actions/unpublish`, {});
    await one.edit({});
    expect(await one.seen()).toBe('Strike ends');
  });

  test.each(['spike', 'unspike', 'reinstate', 'take', 'release', 'dismiss', 'revert'])(
    '%s of a story or version that is not there is answered with 404',
    async (verb) => {
      const { chief } = room();
      const version = 'nosuchversion';
      const body = ['spike', 'unspike', 'reinstate'].includes(verb) ? {} : { version };
      expect((await chief.ask('POST', `/off-the-wire/stories/nosuch/${verb}`, body)).status).toBe(404);
      const one = await story(room());
      if ('version' in body) expect((await one.do(verb, version)).status).toBe(404);
      else expect((await one.do(verb, version, chief)).status).toBe(400);
    },
  );

  test('roles without the right get 403, and nothing changes', async () => {
    const { editor, integrator, desk } = room();
    const one = await story(room());
    const version = (await one.history()).versions[0]?.documentId;
    for (const verb of ['spike', 'unspike', 'reinstate', 'take', 'release', 'dismiss', 'revert']) {
      expect([verb, (await one.do(verb, version, integrator)).status]).toEqual([verb, 403]);
      const anybody = await fetch(`${desk.app.url}/off-the-wire/stories/${one.id}/${verb}`, { method: 'POST' });
      expect([verb, anybody.status]).toEqual([verb, 401]);
    }
    expect((await one.do('reinstate', undefined, editor)).status).toBe(403);
    expect(await one.seen()).not.toBe('nothing');
  });

  test('history offers a person only what they may do', async () => {
    const { integrator, chief } = room();
    const one = await story(room());
    await one.send({ pubstatus: 'canceled' });
    const mayOf = async (person: typeof chief) =>
      ((await person.ask('GET', `/off-the-wire/stories/${one.id}/history`)).body.data as StoryHistory).may;
    expect(await mayOf(integrator)).toEqual([]);
    expect(await mayOf(chief)).toEqual(['reinstate']);
    expect((await one.history()).may).toEqual([]);
  });

  test('two editors who do the same at once do it once', async () => {
    const one = await story(room());
    const answers = await Promise.all([one.do('spike'), one.do('spike'), one.do('spike')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await one.history()).acts.map(({ verb }) => verb)).toEqual(['spike']);
  });
}
