import { contentType, type Desk, ninjs } from '../desk';

/** What is true of deliveries and versions: they are kept as they were, whoever asks. */
export function describeRecords(desk: () => Desk): void {
  const service = (type: string) => desk().app.strapi.documents(`plugin::off-the-wire.${type}` as never);
  const count = (type: string) =>
    desk()
      .app.strapi.db.query(`plugin::off-the-wire.${type}` as never)
      .count();

  beforeAll(async () => {
    await desk().room.setUp({ sources: [{ code: 'kept', name: 'Kept News', provider: 'Kept', autoPublish: true }] });
    await desk().deliver('kept', ninjs('kept'));
  });

  describe.each([
    ['delivery', { fileName: 'forged' }],
    ['article-version', { article: 'forged', headline: 'Forged' }],
  ])('a %s', (type, data) => {
    const row = async () =>
      (await desk()
        .app.strapi.db.query(`plugin::off-the-wire.${type}` as never)
        .findOne({ where: {} })) as unknown as {
        documentId: string;
      };
    const calls: readonly (readonly [verb: string, call: (documentId: string) => Promise<unknown>])[] = [
      ['made', () => service(type).create({ data } as never)],
      ['changed', (documentId) => service(type).update({ documentId, data } as never)],
      ['deleted', (documentId) => service(type).delete({ documentId } as never)],
      ['copied', (documentId) => service(type).clone({ documentId, data } as never)],
    ];

    test.each(calls)('is never %s through the Document Service, and the reason is told', async (_verb, call) => {
      const [before, rows] = [await row(), await count(type)];
      const error: unknown = await call(before.documentId).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toMatchObject({ name: 'ValidationError', details: { code: 'OTW_KEPT' } });
      expect((error as Error).message).toMatch(/a record of what arrived/);
      expect([await row(), await count(type)]).toEqual([before, rows]);
    });

    test('is kept from a super admin too, one by one and in bulk', async () => {
      const [before, rows] = [await row(), await count(type)];
      const { documentId } = before;
      const address = contentType(type);
      const token = await desk().app.adminToken();
      const ask = async (method: string, path: string, body?: object) => {
        const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
        return (await fetch(`${desk().app.url}${path}`, { method, headers, body: body && JSON.stringify(body) }))
          .status;
      };
      const answers = [
        await ask('POST', address, data),
        await ask('PUT', `${address}/${documentId}`, data),
        await ask('DELETE', `${address}/${documentId}`),
        await ask('POST', `${address}/actions/bulkDelete`, { documentIds: [documentId] }),
        await ask('POST', `${address}/clone/${documentId}`, data),
      ];
      // 403 where the Content Manager has been told that nobody may, 400 with the reason where it has not.
      expect(answers.filter((status) => status !== 400 && status !== 403)).toEqual([]);
      expect([await row(), await count(type)]).toEqual([before, rows]);
    });
  });
}
