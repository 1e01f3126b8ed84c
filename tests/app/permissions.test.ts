import { request } from 'node:http';
import { rawBytes } from '../../src/plugins/off-the-wire/server/src/store/raw-copies';
import { type Answer, contentType, type Desk, draftOf, ninjs, openDesk } from './desk';
import { databaseClients } from './newsroom';

const articles = contentType('article');
const megabyte = 1024 * 1024;

describe.each(databaseClients)('on %s', (client) => {
  let desk: Desk;
  let deliveryToken: string;

  beforeAll(async () => {
    desk = await openDesk(client);
    deliveryToken = await desk.room.mintDeliveryToken('Portal');
    await desk.room.setUp({
      sources: [
        { code: 'hna', name: 'Harbour News Agency', provider: 'HNA', autoPublish: true },
        { code: 'chinese', name: 'Island Portal', language: 'zh', autoPublish: true },
      ],
    });
  });
  afterAll(() => desk?.close());

  const post = async (
    address: string,
    { body, token, headers }: { body?: string | Uint8Array; token?: string; headers?: Record<string, string> },
  ) => {
    const sent = new Headers(headers);
    if (token !== undefined) sent.set('Authorization', `Bearer ${token}`);
    const answer = await desk.get(address, { method: 'POST', body, headers: sent });
    return { status: answer.status, body: (await answer.json()) as Answer };
  };
  const stories = () => desk.app.strapi.db.query('plugin::off-the-wire.article' as never).count();
  const deliveries = () => desk.app.strapi.db.query('plugin::off-the-wire.delivery' as never).count();

  describe('deliveries', () => {
    const body = JSON.stringify(ninjs('permissions'));

    test.each([
      ['nobody', undefined],
      ['a wrong token', '0'.repeat(256)],
      ['an empty token', ''],
    ])('by %s are refused with 401 and leave nothing', async (_who, token) => {
      const before = [await stories(), await deliveries()];
      const answer = await post('deliveries?source=hna', { body, token });
      expect(answer).toMatchObject({ status: 401, body: { data: null, error: { name: 'UnauthorizedError' } } });
      expect([await stories(), await deliveries()]).toEqual(before);
    });

    test('by the session of an administrator are refused: an agency has a token', async () => {
      expect((await post('deliveries?source=hna', { body, token: await desk.app.adminToken() })).status).toBe(401);
    });

    test('by a token that may only read, or that may do something else, are refused with 403', async () => {
      for (const may of ['read-only', ['plugin::upload.content-api.find']] as const) {
        const answer = await post('deliveries?source=hna', { body, token: await desk.app.apiToken(may) });
        expect(answer).toMatchObject({ status: 403, body: { data: null, error: { name: 'ForbiddenError' } } });
      }
      expect(await stories()).toBe(0);
    });

    test('the token is looked at before the source and the copy', async () => {
      expect((await post('deliveries?source=nobody', {})).status).toBe(401);
      expect((await post('deliveries', { body: '{broken' })).status).toBe(401);
    });

    test('by a custom token with that permission, and by a full one, are taken', async () => {
      for (const may of [['plugin::off-the-wire.deliveries.receive'], 'full-access'] as const) {
        const copy = JSON.stringify(ninjs(`by-${may}`));
        const answer = await post('deliveries?source=hna', { body: copy, token: await desk.app.apiToken(may) });
        expect(answer).toMatchObject({
          status: 200,
          body: { data: { state: 'accepted', items: [{ outcome: 'created' }] } },
        });
      }
    });

    test('by the token that was minted for them are taken, and it opens nothing else', async () => {
      expect((await post('deliveries?source=hna', { body, token: deliveryToken })).status).toBe(200);
      for (const address of ['/api/users', '/api/upload/files', '/admin/users', `${articles}`, '/admin/api-tokens']) {
        const headers = { Authorization: `Bearer ${deliveryToken}` };
        const answer = await fetch(`${desk.app.url}${address}`, { headers });
        expect([address, [401, 403, 404].includes(answer.status)]).toEqual([address, true]);
      }
    });
  });

  describe('the public', () => {
    test.each(['headlines', 'breadcrumbs', 'changes?after=0'])('may read %s', async (address) => {
      expect((await desk.get(address)).status).toBe(200);
    });

    test('may read with any token or none, the same bytes', async () => {
      const plain = await (await desk.get('headlines')).text();
      for (const token of [deliveryToken, 'nonsense']) {
        const answer = await desk.get('headlines', { headers: { Authorization: `Bearer ${token}` } });
        expect(await answer.text()).toBe(plain);
      }
    });

    test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('has no way to write: %s is refused everywhere', async (method) => {
      const before = await stories();
      for (const address of ['headlines', 'articles/x', 'tickers/x', 'breadcrumbs', 'changes', 'deliveries']) {
        const { status } = await desk.get(address, { method, body: '{}' });
        expect([address, [401, 403, 404, 405].includes(status)]).toEqual([address, true]);
      }
      expect(await stories()).toBe(before);
    });

    test("finds no route of Strapi's own to any of the plugin's types", async () => {
      for (const name of ['articles', 'article-versions', 'sources', 'breadcrumbs', 'tickers', 'deliveries']) {
        for (const address of [`/api/off-the-wire/${name}`, `/api/${name}`, `/api/wire/${name}/1`]) {
          const { status } = await fetch(`${desk.app.url}${address}`);
          expect([address, [403, 404].includes(status)]).toEqual([address, true]);
        }
      }
    });
  });

  test('the bytes of a delivery are in no field of it, so that no list reads them with it', async () => {
    const row = await desk.app.strapi.db.query('plugin::off-the-wire.delivery' as never).findOne({ where: {} });
    expect(row).toHaveProperty('digest');
    expect(row).not.toHaveProperty('raw');
  });

  describe('copy that may not be out', () => {
    /** Every door that an editor or a plugin may publish by. */
    const doors: readonly (readonly [name: string, publish: (documentId: string) => Promise<string | undefined>])[] = [
      ['the Content Manager', (id) => managed(`${articles}/${id}/actions/publish`, {})],
      [
        'a form of the Content Manager that was opened when it was live',
        (id) =>
          managed(`${articles}/${id}/actions/publish`, {
            deskState: 'published',
            pubStatus: 'usable',
            headline: 'Live',
          }),
      ],
      ['the bulk action', (id) => managed(`${articles}/actions/bulkPublish`, { documentIds: [id] })],
      ['the Document Service', (documentId) => served('publish', { documentId })],
      [
        "the Document Service's update",
        (documentId) => served('update', { documentId, status: 'published', data: {} }),
      ],
    ];
    const managed = async (address: string, body: object) =>
      (await desk.manage('POST', address, body, 400)).error?.message;
    const served = async (action: 'publish' | 'update', params: object) => {
      const documents = desk.app.strapi.documents('plugin::off-the-wire.article' as never);
      const call = documents[action] as unknown as (params: object) => Promise<unknown>;
      return call(params).then(
        () => undefined,
        (error: Error) => error.message,
      );
    };

    const killed = async () => {
      await desk.deliver('hna', ninjs('killed'));
      return desk.deliver('hna', ninjs('killed', { version: '2', pubstatus: 'canceled' }));
    };
    const withheld = async () => {
      await desk.deliver('hna', ninjs('withheld'));
      return desk.deliver('hna', ninjs('withheld', { version: '2', pubstatus: 'withheld' }));
    };
    const embargoed = () => desk.deliver('hna', ninjs('embargoed', { embargoed: '2099-01-01T00:01:00Z' }));
    const unclear = () => desk.deliver('hna', ninjs('unclear', { embargoed: 'when the minister speaks' }));

    describe.each([
      ['killed copy', killed, /The agency killed this story/],
      ['withheld copy', withheld, /The agency withholds this copy/],
      ['copy under an embargo', embargoed, /It is under embargo: 2099-01-01T00:01:00Z/],
      ['copy under an embargo without a clear end', unclear, /It is under embargo: when the minister speaks/],
    ])('%s', (_name, make, reason) => {
      let documentId: string;

      beforeAll(async () => {
        documentId = (await make()).items[0]?.article ?? '';
      });

      test.each(doors)('is refused with the reason by %s, and nothing changes', async (_door, publish) => {
        const before = { draft: await draftOf(desk, documentId), stories: await stories(), log: await desk.position() };
        expect(await publish(documentId)).toMatch(reason);
        const after = { draft: await draftOf(desk, documentId), stories: await stories(), log: await desk.position() };
        expect(after).toEqual(before);
        expect(JSON.stringify(await desk.headlines('limit=100'))).not.toContain(documentId);
      });
    });

    test("a refusal has Strapi's shape and a code, and is no fault of the server that its log should tell of", async () => {
      const told = jest.spyOn(desk.app.strapi.log, 'error');
      const { article } = (await embargoed()).items[0] ?? {};
      const answer = await desk.manage('POST', `${articles}/${article}/actions/publish`, {}, 400);
      expect(answer).toEqual({
        data: null,
        error: {
          ...{ status: 400, name: 'ValidationError', message: expect.stringContaining('under embargo') },
          details: {
            ...{ code: 'OTW_MAY_NOT_PUBLISH', documentId: article },
            errors: [{ path: ['OTW_MAY_NOT_PUBLISH'], message: expect.any(String), name: 'OTW_MAY_NOT_PUBLISH' }],
          },
        },
      });
      expect(told).not.toHaveBeenCalled();
      told.mockRestore();
    });

    test('killed copy cannot be deleted: late copy of its story would go out', async () => {
      const { article } = (await killed()).items[0] ?? {};
      const { error } = await desk.manage('DELETE', `${articles}/${article}`, undefined, 400);
      expect(error).toMatchObject({ details: { code: 'OTW_MAY_NOT_DELETE' } });
      const [late] = (await desk.deliver('hna', ninjs('killed', { version: '9' }))).items;
      expect(late).toMatchObject({ outcome: 'held', article });
    });

    test('copy whose embargo an editor has emptied may be published', async () => {
      const [item] = (await desk.deliver('hna', ninjs('released', { embargoed: '2099-01-01T00:01:00Z' }))).items;
      await desk.manage('POST', `${articles}/${item?.article}/actions/publish`, { embargo: null });
      expect((await desk.headlines('limit=1'))[0]).toMatchObject({ guid: 'urn:harbour:released' });
    });
  });

  test('what an editor types passes the same allow-list as copy, and its words are counted', async () => {
    const body = '<p onclick="steal()">Two words</p><script>steal()</script><p>and three more</p>';
    const made = await desk.manage('POST', articles, { headline: 'Typed', body });
    const { documentId } = made.data as { documentId: string };
    expect(await draftOf(desk, documentId)).toMatchObject({
      body: '<p>Two words</p><p>and three more</p>',
      wordCount: 5,
    });
  });

  test('a save that does not say from what it started puts nothing back that the desk keeps', async () => {
    const [item] = (await desk.deliver('hna', ninjs('form'))).items;
    const address = `${articles}/${item?.article}`;
    const {
      id: _id,
      startedFrom: _unsaid,
      ...form
    } = (await desk.manage('GET', address)).data as Record<string, unknown>;
    await desk.deliver('hna', ninjs('form', { version: '2', pubstatus: 'canceled' }));
    const kept = await draftOf(desk, item?.article);
    const relations = { source: undefined, breadcrumb: undefined, breadcrumbs: undefined };
    await desk.manage('PUT', address, {
      ...form,
      ...relations,
      deskState: 'published',
      heldBecause: 'x',
      wordCount: 7,
    });
    const { deskState, heldBecause, pubStatus, firstPublished, lastPublished, wordCount } = kept;
    expect(kept).toMatchObject({ deskState: 'killed', pubStatus: 'canceled' });
    expect(await draftOf(desk, item?.article)).toMatchObject({
      ...{ deskState, heldBecause, pubStatus, firstPublished, lastPublished, wordCount },
    });
  });

  describe('a delivery that is wrong', () => {
    const deliver = (query: string, body?: string | Uint8Array, headers?: Record<string, string>) =>
      post(`deliveries${query}`, { body, headers, token: deliveryToken });
    const kept = async (deliveryId: unknown) => {
      const row = (await desk.app.strapi.db
        .query('plugin::off-the-wire.delivery' as never)
        .findOne({ where: { documentId: deliveryId } as never })) as unknown as Record<string, unknown>;
      return {
        ...row,
        bytes: await rawBytes(desk.app.strapi, { documentId: String(deliveryId), digest: String(row.digest) }),
      };
    };

    test.each([
      ['without a body', '?source=hna', undefined, 400, 'OTW_EMPTY_DELIVERY'],
      ['of a source that nobody knows', '?source=nobody', 'copy', 404, 'OTW_UNKNOWN_SOURCE'],
      ['of no source', '', 'copy', 400, 'OTW_NO_SOURCE'],
      ['of an empty source', '?source=', 'copy', 400, 'OTW_NO_SOURCE'],
    ])('%s is refused and not kept', async (_what, query, body, status, code) => {
      const before = await deliveries();
      const answer = await deliver(query, body);
      expect(answer).toMatchObject({ status, body: { data: null, error: { status, details: { code } } } });
      expect(await deliveries()).toBe(before);
    });

    test.each([
      ['bytes that no format claims', Buffer.from([0, 1, 2, 250, 251, 0, 7]), {}, /binary data/],
      ['broken JSON', '{"uri": "urn:x:1", broken', {}, /Broken JSON at line 1/],
      [
        'broken JSON as JSON',
        '{"uri": "urn:x:2", broken',
        { 'Content-Type': 'application/json' },
        /Broken JSON at line 1/,
      ],
      [
        'broken JSON as a form',
        '{"uri": "urn:x:3",',
        { 'Content-Type': 'application/x-www-form-urlencoded' },
        /Broken JSON/,
      ],
      ['JSON that is no copy', '[1, 2]', { 'Content-Type': 'application/json' }, /./],
    ])('of %s is kept in quarantine with its bytes and the reason', async (_what, body, headers, reason) => {
      const answer = await deliver('?source=hna', body, headers as Record<string, string>);
      expect(answer).toMatchObject({ status: 422, body: { error: { details: { code: 'OTW_UNREADABLE' } } } });
      expect(answer.body.error?.message).toMatch(reason);
      const { receipt } = (answer.body.error?.details ?? {}) as { receipt: { delivery: string } };
      const row = await kept(receipt.delivery);
      expect(row).toMatchObject({ state: 'quarantined', reason: expect.stringMatching(reason), transport: 'push' });
      expect(row.bytes).toEqual(Buffer.from(body));
    });

    test('of copy beyond a limit is kept in quarantine with its bytes and the name of the limit', async () => {
      const body = '<!DOCTYPE nitf [<!ENTITY a "b">]><nitf><body><body.content><p>&a;</p></body.content></body></nitf>';
      const answer = await deliver('?source=hna', body);
      expect(answer).toMatchObject({ status: 422, body: { error: { details: { code: 'OTW_PAST_LIMIT' } } } });
      const { receipt } = (answer.body.error?.details ?? {}) as { receipt: { delivery: string } };
      const row = await kept(receipt.delivery);
      expect(row).toMatchObject({ state: 'quarantined', reason: expect.stringContaining('limit entityDefinitions') });
      expect(row.bytes).toEqual(Buffer.from(body));
    });

    test('is read within the limits that the settings name', async () => {
      const { limits } = desk.app.strapi.config.get('plugin::off-the-wire') as { limits: { items: number } };
      const most = limits.items;
      limits.items = 1;
      const two = JSON.stringify([ninjs('limited-1'), ninjs('limited-2')]);
      const answer = await deliver('?source=hna', two).finally(() => {
        limits.items = most;
      });
      expect(answer.body.data).toMatchObject({
        items: [{ outcome: 'created' }, { outcome: 'quarantined', why: expect.stringContaining('limit items') }],
      });
    });

    test('that is sent again is still in quarantine, once', async () => {
      const before = await deliveries();
      const answer = await deliver('?source=hna', '{"uri": "urn:x:1", broken');
      expect(answer).toMatchObject({
        status: 422,
        body: { error: { details: { receipt: { state: 'quarantined' } } } },
      });
      expect(await deliveries()).toBe(before);
    });

    test('above the limit is refused by its length, before it is read', async () => {
      const { status, body } = await raw(String(33 * megabyte), [Buffer.from('only the beginning')]);
      expect(status).toBe(413);
      expect(body).toMatchObject({ error: { name: 'PayloadTooLargeError', details: { limitBytes: 32 * megabyte } } });
    });

    test('above the limit is refused where it says no length, too', async () => {
      const { status, body } = await raw(undefined, Array(34).fill(Buffer.alloc(megabyte, 'x')));
      expect(status).toBe(413);
      expect(body).toMatchObject({ error: { details: { code: 'OTW_TOO_LARGE' } } });
    });

    /** A delivery as node's own http sends it, chunk by chunk, with a length that may be a lie. */
    function raw(length: string | undefined, chunks: readonly Buffer[]): Promise<{ status?: number; body: unknown }> {
      const headers = { Authorization: `Bearer ${deliveryToken}`, ...(length ? { 'Content-Length': length } : {}) };
      return new Promise((done, failed) => {
        const asking = request(`${desk.app.url}/api/wire/deliveries?source=hna`, { method: 'POST', headers });
        asking.on('error', failed);
        asking.on('response', (response) => {
          let text = '';
          response.setEncoding('utf8').on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('error', failed);
          response.on('end', () => {
            asking.destroy();
            done({ status: response.statusCode, body: JSON.parse(text) });
          });
        });
        void send(asking, chunks, length === undefined).catch(failed);
      });
    }
  });

  test.each([
    ['without a type', 1, undefined],
    ['that says what it is', 2, 'text/plain; charset=gb2312'],
    ['that says it is UTF-8', 3, 'text/plain; charset=utf-8'],
    ['that says it is bytes', 4, 'application/octet-stream'],
  ])('Chinese text in GB18030 %s is read right', async (_what, number, type) => {
    const text = `两镇共用${number}艘消防船\n\n新华社北京11月21日电 两个小镇21日宣布，将共用${number}艘消防船。（完）\n`;
    const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type };
    const answer = await post('deliveries?source=chinese', { body: gb18030(text), token: deliveryToken, headers });
    expect(answer).toMatchObject({ status: 200, body: { data: { state: 'accepted', format: 'plain-text' } } });
    const [headline] = await desk.headlines('source=chinese');
    expect(headline).toMatchObject({ headline: `两镇共用${number}艘消防船`, language: 'zh', provider: 'Xinhua' });
    expect((await desk.article(headline?.slug)).body).toContain(`将共用${number}艘消防船。`);
  });
});

async function send(asking: ReturnType<typeof request>, chunks: readonly Buffer[], isWhole: boolean): Promise<void> {
  for (const chunk of chunks) {
    if (asking.destroyed) return;
    if (!asking.write(chunk)) {
      await new Promise<void>((resolve) => {
        asking
          .once('drain', resolve)
          .once('close', resolve)
          .once('response', () => resolve());
      });
    }
  }
  if (isWhole) asking.end();
}

/** Text in GB18030, by turning node's own decoder of its two-byte part round: node has no encoder for it. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030', { fatal: true });
  const bytesOf = new Map<string, readonly number[]>();
  for (let lead = 0xa1; lead <= 0xf7; lead += 1) {
    for (let trail = 0xa1; trail <= 0xfe; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      bytesOf.set(letter, [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((letter) => bytesOf.get(letter) ?? [letter.charCodeAt(0)]));
}
