/** The app with 10,000 articles, in a process of its own. */
import { type DatabaseClient, openNewsroom, type TestNewsroom } from '../../app/newsroom';
import { answer } from './child';
import { benchNewsroom, ninjsDelivery, sources } from './copy';

interface Newsroom {
  setUp(plan: object): Promise<void>;
  receive(source: string, deliveries: readonly object[]): Promise<{ items: { outcome: string }[] }[]>;
}

let newsroom: TestNewsroom;

answer({
  open: async ({ client, articles }: { client: DatabaseClient; articles: number }) => {
    newsroom = await openNewsroom(client, { OTW_REST: 'true' });
    const service = newsroom.strapi.plugin('off-the-wire').service('newsroom') as unknown as Newsroom;
    await service.setUp(benchNewsroom);
    const created = await file(service, articles);
    if (created !== articles) throw new Error(`${created} of ${articles} articles were created`);
    // For the yardstick at its best: Strapi's REST sorts by a column that no query of ours needs an index for.
    await newsroom.strapi.db.connection.raw('CREATE INDEX bench_articles ON otw_articles (last_published)');
    await newsroom.strapi.db.connection.raw('ANALYZE');
    return { url: newsroom.url, token: await newsroom.apiToken('full-access') };
  },
  close: () => newsroom.close(),
});

/** In batches of 100, from each source in turn. Gives how many articles that made. */
async function file(service: Newsroom, articles: number): Promise<number> {
  let created = 0;
  for (let from = 0; from < articles; from += 100) {
    const length = Math.min(100, articles - from);
    const deliveries = Array.from({ length }, (_, at) => ninjsDelivery('feed', from + at));
    const receipts = await service.receive(sources[(from / 100) % sources.length] ?? sources[0], deliveries);
    created += receipts.flatMap(({ items }) => items).filter(({ outcome }) => outcome === 'created').length;
  }
  return created;
}
