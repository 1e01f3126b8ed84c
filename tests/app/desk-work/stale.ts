import { contentType, draftOf } from '../desk';
import type { Person } from '../front-room/people';
import { type DeskStory, type Newsroom, story } from './stories';

const articles = contentType('article');

/** What becomes of a save whose form was opened before somebody else changed the article. */
export function describeStaleSaves(room: () => Newsroom): void {
  const opened = async ({ id }: DeskStory, person: Person = room().editor) => {
    const { data } = (await person.ask('GET', `${articles}/${id}`)).body as { data: Record<string, unknown> };
    return data.startedFrom as string;
  };
  const save = (person: Person, { id }: DeskStory, body: object) => person.ask('PUT', `${articles}/${id}`, body);
  const publish = (person: Person, { id }: DeskStory, body: object) =>
    person.ask('POST', `${articles}/${id}/actions/publish`, body);

  test('one that started from what stands there is saved', async () => {
    const one = await story(room());
    const answer = await save(room().editor, one, { headline: 'Mine', startedFrom: await opened(one) });
    expect(answer.status).toBe(200);
    expect(await draftOf(room().desk, one.id)).toMatchObject({ headline: 'Mine', startedFrom: null });
  });

  test.each(['save', 'publish'] as const)(
    'a %s over a newer lead is refused with what changed, and changes nothing',
    async (way) => {
      const one = await story(room(), { headline: 'First' });
      const startedFrom = await opened(one);
      await one.send({ headline: 'Second lead', body_html: '<p>New.</p>' });
      const answer = await (way === 'save' ? save : publish)(room().editor, one, {
        headline: 'Old words',
        startedFrom,
      });
      expect(answer).toMatchObject({
        status: 409,
        body: {
          error: {
            status: 409,
            message: expect.stringMatching(/changed since you opened it.*Update by HNA, \d\d:\d\d UTC.*headline, body/),
            details: {
              code: 'OTW_STALE',
              fields: ['headline', 'body'],
              meanwhile: [{ what: 'update', by: 'HNA', at: expect.stringMatching(/Z$/) }],
            },
          },
        },
      });
      expect(await one.seen()).toBe('Second lead');
      expect((await draftOf(room().desk, one.id)).headline).toBe('Second lead');
    },
  );

  test("a save over another editor's is refused with their name", async () => {
    const one = await story(room());
    const startedFrom = await opened(one);
    await save(room().chief, one, { headline: 'The chief was first', startedFrom });
    const answer = await save(room().editor, one, { headline: 'Second', startedFrom });
    expect(answer).toMatchObject({
      status: 409,
      body: { error: { details: { fields: ['headline'], meanwhile: [{ what: 'edit', by: 'Pat Desk chief' }] } } },
    });
  });

  test('a form opened before a kill, an embargo or a spike puts nothing back', async () => {
    const killed = await story(room());
    const before = await opened(killed);
    await killed.send({ pubstatus: 'canceled' });
    expect((await save(room().editor, killed, { headline: 'Alive', startedFrom: before })).status).toBe(409);
    expect((await draftOf(room().desk, killed.id)).deskState).toBe('killed');
    const spiked = await story(room());
    const started = await opened(spiked);
    await spiked.do('spike');
    const answer = await publish(room().editor, spiked, { startedFrom: started });
    expect(answer).toMatchObject({
      status: 409,
      body: { error: { details: { deskState: 'spiked', meanwhile: [{ what: 'spike', by: 'Pat Wire editor' }] } } },
    });
    expect(await spiked.seen()).toBe('nothing');
    const embargoed = await story(room(), { headline: 'Early' }, 'slow');
    const early = await opened(embargoed);
    await embargoed.send({ headline: 'Early', embargoed: '2090-01-01T00:00:00Z' });
    expect((await publish(room().editor, embargoed, { embargo: null, startedFrom: early })).status).toBe(409);
    expect(await embargoed.seen()).toBe('nothing');
  });

  test('a form that was opened before somebody took the story out does not publish it again', async () => {
    const one = await story(room());
    const startedFrom = await opened(one);
    await room().chief.ask('POST', `${articles}/${one.id}/actions/unpublish`, {});
    expect((await publish(room().editor, one, { headline: 'Out', startedFrom })).status).toBe(409);
    expect(await one.seen()).toBe('nothing');
  });

  test('the same form saves and then publishes, though it has not read the article again', async () => {
    const one = await story(room());
    const startedFrom = await opened(one);
    expect((await save(room().editor, one, { headline: 'Once', startedFrom })).status).toBe(200);
    expect((await publish(room().editor, one, { headline: 'Twice', startedFrom })).status).toBe(200);
    expect(await one.seen()).toBe('Twice');
    expect((await publish(room().editor, one, { headline: 'Thrice', startedFrom: await opened(one) })).status).toBe(
      200,
    );
  });

  test('of two saves that start from the same only one is kept', async () => {
    const one = await story(room());
    const startedFrom = await opened(one);
    const answers = await Promise.all([
      save(room().editor, one, { headline: 'Editor', startedFrom }),
      save(room().chief, one, { headline: 'Chief', startedFrom }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('a caller that does not say where it started is not refused', async () => {
    const one = await story(room());
    await one.send({ headline: 'Newer' });
    expect((await save(room().editor, one, { headline: 'By a script' })).status).toBe(200);
  });

  test('unless the setting asks for it: then it is told to say so', async () => {
    const one = await story(room());
    const { config } = room().desk.app.strapi;
    const settings = config.get('plugin::off-the-wire') as { refuseUnversionedSaves: boolean };
    settings.refuseUnversionedSaves = true;
    try {
      const answer = await save(room().editor, one, { headline: 'By a script' });
      expect(answer).toMatchObject({ status: 428, body: { error: { details: { code: 'OTW_NO_START' } } } });
      expect((await save(room().editor, one, { headline: 'Said', startedFrom: await opened(one) })).status).toBe(200);
    } finally {
      settings.refuseUnversionedSaves = false;
    }
  });

  test('a copy of an article keeps no mark of the form that it was made from', async () => {
    const one = await story(room());
    const answer = await room().editor.ask('POST', `${articles}/clone/${one.id}`, {
      headline: 'Copy',
      startedFrom: await opened(one),
    });
    const { documentId } = (answer.body as { data: { documentId: string } }).data;
    expect(await draftOf(room().desk, documentId)).toMatchObject({ headline: 'Copy', startedFrom: null });
  });
}
