import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

type Row = Readonly<Record<string, unknown>>;
/** Rows by table: tables that others point at stand first. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** The plugin's tables but the counter, whose row is never added; join tables last. SQLite only. */
async function tables(knex: Knex): Promise<string[]> {
  const names: string[] = await knex('sqlite_master').where('type', 'table').whereLike('name', 'otw_%').pluck('name');
  const isLink = (name: string) => Number(name.endsWith('_lnk'));
  return names.filter((name) => name !== 'otw_counters').sort((one, other) => isLink(one) - isLink(other));
}

/** Reads back, from every table of the plugin, what `work` has added: nothing that the line writes is forgotten. */
export async function rowsAddedBy({ db }: Core.Strapi, work: () => Promise<unknown>): Promise<Rows> {
  const names = await tables(db.connection);
  const last = new Map<string, number>();
  for (const name of names) last.set(name, await highest(db.connection, name, 'id'));
  await work();
  const added: Record<string, Row[]> = {};
  for (const name of names) {
    const rows: Row[] = await db
      .connection(name)
      .where('id', '>', last.get(name) ?? 0)
      .orderBy('id');
    if (rows.length > 0) added[name] = rows;
  }
  return added;
}

async function highest(knex: Knex, table: string, column: string): Promise<number> {
  const [row] = await knex(table).max({ highest: column });
  return Number(row?.highest ?? 0);
}

/** The column of a join table that names the row it belongs to, and that row's table. */
const owners: Readonly<Record<string, string>> = { article_id: 'otw_articles', delivery_id: 'otw_deliveries' };

/** The same rows once more, fit to stand beside the first: other ids, documentIds, story keys and numbers in the log. */
export async function copiesOf({ db }: Core.Strapi, batches: readonly Rows[], mark: string): Promise<Rows[]> {
  const firstOf = (table: string, column: string) =>
    Number(batches.find((rows) => rows[table])?.[table]?.[0]?.[column]);
  const further = new Map<string, number>();
  for (const name of new Set(batches.flatMap((rows) => Object.keys(rows)))) {
    further.set(name, (await highest(db.connection, name, 'id')) - firstOf(name, 'id') + 1);
  }
  const numbers = (await highest(db.connection, 'otw_changes', 'n')) - firstOf('otw_changes', 'n') + 1;
  const known = new Set(
    batches.flatMap((rows) =>
      Object.values(rows)
        .flat()
        .map((row) => row.document_id),
    ),
  );
  // Bytes are kept once, by their digest.
  const own = (name: string, value: string) => (name === 'digest' ? mark + value.slice(mark.length) : renamed(value));
  const renamed = (text: string) =>
    text.replace(/\b[a-z0-9]{24}\b/g, (id) => (known.has(id) ? mark + id.slice(mark.length) : id));
  const copied = (table: string, row: Row): Row => {
    const copy = Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? own(name, value) : value]),
    );
    copy.id = Number(row.id) + (further.get(table) ?? 0);
    if (table === 'otw_changes') copy.n = Number(row.n) + numbers;
    if ('story_key' in row) copy.story_key = `${mark}${row.story_key}`;
    for (const [column, owner] of table.endsWith('_lnk') ? Object.entries(owners) : []) {
      if (column in row) copy[column] = Number(row[column]) + (further.get(owner) ?? 0);
    }
    return copy;
  };
  return batches.map((rows) =>
    Object.fromEntries(Object.entries(rows).map(([name, list]) => [name, list.map((row) => copied(name, row))])),
  );
}

/** Plain knex: a batch's rows in one transaction, and the counter of the log moved on. */
export async function insertPlainly({ db }: Core.Strapi, rows: Rows): Promise<void> {
  await db.connection.transaction(async (trx) => {
    for (const [table, list] of Object.entries(rows)) {
      for (let at = 0; at < list.length; at += rowsAtOnce) await trx(table).insert(list.slice(at, at + rowsAtOnce));
    }
    const count = rows.otw_changes?.length ?? 0;
    await trx('otw_counters').where({ name: 'changes' }).increment('value', count);
  });
}

/** What SQLite is quickest with, as measured here (100 to 400 differ by less than the noise). */
const rowsAtOnce = 200;
