/** The app with thousands of articles, in a process of its own. */
import { encodeCursor } from '../../../src/plugins/off-the-wire/server/src/feed/cursor';
import { type DatabaseClient, openNewsroom, type TestNewsroom } from '../../app/newsroom';
import { openBare } from './bare';
import { answer } from './child';
import { benchNewsroom, ninjsDelivery, sources } from './copy';
import { multiply } from './many';

interface Newsroom {
  setUp(plan: object): Promise<void>;
  receive(source: string, deliveries: readonly object[]): Promise<{ items: { outcome: string }[] }[]>;
}

let newsroom: TestNewsroom;

answer({
  open: async ({ client, articles, times = 1 }: { client: DatabaseClient; articles: number; times?: number }) => {
    newsroom = await openNewsroom(client, { OTW_REST: 'true' });
    const { strapi, url, env } = newsroom;
    const service = strapi.plugin('off-the-wire').service('newsroom') as unknown as Newsroom;
    await service.setUp(benchNewsroom);
    const created = await file(service, articles);
    if (created !== articles) throw new Error(`${created} of ${articles} articles were created`);
    await multiply(strapi, times);
    // For the yardsticks at their best: they sort by a column that no query of ours needs an index for.
    await strapi.db.connection.raw('CREATE INDEX bench_articles ON otw_articles (last_published, document_id)');
    await strapi.db.connection.raw('ANALYZE');
    return { url, token: await newsroom.apiToken('full-access'), raw: { ...rawSql(), env } };
  },
  /** The cursor behind so many articles, newest first. */
  cursorBehind: async (count: number) => {
    const [row] = await newsroom.strapi.db
      .connection('otw_facets')
      .where({ facet: 'all' })
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'document_id', order: 'desc' },
      ])
      .offset(count - 1)
      .limit(1);
    return encodeCursor({
      ...{ at: Number(row.at), documentId: String(row.document_id) },
      ...{ order: 'published', direction: 'down' },
    });
  },
  /** What Node alone can do within this process: Strapi's modules have their price (AsyncLocalStorage, domain). */
  bare: openBare,
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

/** The same headlines by hand: the columns of a headline, its source and its section. */
function rawSql(): { sql: string; json: string[] } {
  const attributes = newsroom.strapi.db.metadata.get('plugin::off-the-wire.article').attributes as unknown as Record<
    string,
    { joinTable: { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string } } }
  >;
  const join = (attribute: string, table: string, to: string) => {
    const link = attributes[attribute]?.joinTable;
    if (!link) throw new Error(`Articles have no relation ${attribute}`);
    return `LEFT JOIN ${link.name} ${to}l ON ${to}l.${link.joinColumn.name} = a.id
      LEFT JOIN ${table} ${to} ON ${to}.id = ${to}l.${link.inverseJoinColumn.name}`;
  };
  const columns = [
    ...['document_id', 'slug', 'guid', 'headline', 'kicker', 'genre', 'abstract', 'byline', 'dateline', 'located'],
    ...['language', 'urgency', 'provider', 'creditline', 'subjects', 'keywords', 'media', 'word_count', 'version'],
    ...['version_kind', 'lead_number', 'first_created', 'version_created', 'first_published', 'last_published'],
  ];
  const select = [
    ...columns.map((column) => `a.${column}`),
    ...['s.code', 's.name', 's.attribution', 'b.label', 'b.path'],
  ];
  const sql = `SELECT ${select.join(', ')} FROM otw_articles a
    ${join('source', 'otw_sources', 's')} ${join('breadcrumb', 'otw_breadcrumbs', 'b')}
    WHERE a.published_at IS NOT NULL AND a.last_published < ?
    ORDER BY a.last_published DESC, a.document_id DESC LIMIT 30`;
  return { sql, json: ['subjects', 'keywords', 'media'] };
}
