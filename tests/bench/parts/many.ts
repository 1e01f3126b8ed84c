/** Many more articles by copying those that are there, past the line: a million would take it a quarter of an hour. */
import type { Core } from '@strapi/strapi';

type Link = { name: string; joinColumn: { name: string }; inverseJoinColumn: { name: string } };

/** As public articles are: row, source, section, facets; each older than the one it is a copy of. Bodies are cut short. */
export async function multiply({ db }: Core.Strapi, times: number): Promise<void> {
  const isPostgres = db.dialect.client === 'postgres';
  const articles = 'otw_articles';
  const [{ most, span }] = (await db.connection(articles).select(
    db.connection.raw('MAX(id) AS most'),
    // All are published within a minute or so; copies lie a day apart.
    db.connection.raw('86400000 AS span'),
  )) as [{ most: number; span: number }];
  const attributes = db.metadata.get('plugin::off-the-wire.article').attributes as unknown as Record<
    string,
    { joinTable: Link }
  >;
  const restore = isPostgres ? async () => undefined : await withoutIndexes(db, [articles, 'otw_facets']);
  const columns = Object.keys(await db.connection(articles).columnInfo());
  const time = (column: string, copy: number) =>
    isPostgres ? `${column} - interval '${copy} days'` : `${column} - ${copy * span}`;
  for (let copy = 1; copy < times; copy += 1) {
    const changed: Record<string, string> = {
      id: `id + ${copy * most}`,
      document_id: `document_id || 'c${copy}'`,
      slug: `slug || '-c${copy}'`,
      guid: `guid || ':c${copy}'`,
      body: 'substr(body, 1, 500)',
      first_published: time('first_published', copy),
      last_published: time('last_published', copy),
    };
    const values = columns.map((column) => changed[column] ?? `"${column}"`).join(', ');
    const names = columns.map((column) => `"${column}"`).join(', ');
    const source = `FROM ${articles} WHERE published_at IS NOT NULL AND id <= ${most}`;
    await db.connection.raw(`INSERT INTO ${articles} (${names}) SELECT ${values} ${source}`);
    for (const { joinTable } of [attributes.source, attributes.breadcrumb].filter((one) => one !== undefined)) {
      const [own, other] = [joinTable.joinColumn.name, joinTable.inverseJoinColumn.name];
      await db.connection.raw(
        `INSERT INTO ${joinTable.name} (${own}, ${other}) SELECT ${own} + ${copy * most}, ${other} FROM ${joinTable.name}
         WHERE ${own} IN (SELECT id ${source})`,
      );
    }
    await db.connection.raw(
      `INSERT INTO otw_facets (facet, at, updated, document_id)
       SELECT facet, at - ${copy * span}, updated - ${copy * span}, document_id || 'c${copy}' FROM otw_facets
       WHERE document_id IN (SELECT document_id ${source})`,
    );
  }
  await restore();
}

/** Indexes are made anew in one go, which is many times quicker than to keep them while rows come. */
async function withoutIndexes({ connection }: Core.Strapi['db'], tables: readonly string[]) {
  const found: { name: string; sql: string }[] = await connection('sqlite_master')
    .where({ type: 'index' })
    .whereIn('tbl_name', [...tables])
    .whereNotNull('sql')
    .select('name', 'sql');
  // The copies are found by these.
  const dropped = found.filter(({ name }) => name !== 'otw_facets_document_index');
  for (const { name } of dropped) await connection.raw(`DROP INDEX "${name}"`);
  return async () => {
    for (const { sql } of dropped) await connection.raw(sql);
  };
}
