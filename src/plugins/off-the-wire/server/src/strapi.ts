/**
 * The one border with Strapi's types. Its documents, queries and services are typed for generated schemas that a plugin
 * does not have, so they are narrowed here, once, to what the plugin uses.
 */
import { setTimeout } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

export type Strapi = Core.Strapi;
export type Trx = Knex.Transaction;
export type Row = Readonly<Record<string, unknown>>;

export interface TransactionContext {
  readonly trx: Trx;
  /** Runs after the outermost transaction is committed; not at all when it is rolled back. */
  readonly onCommit: (callback: () => void) => void;
}

/** `strapi.db.query(uid)`: rows, not documents. Inside `strapi.db.transaction` it joins by itself. */
export interface RowQuery {
  findOne(params: object): Promise<Row | null>;
  findMany(params: object): Promise<Row[]>;
  count(params?: object): Promise<number>;
  create(params: object): Promise<Row>;
  createMany(params: { data: readonly Row[] }): Promise<{ count: number }>;
  update(params: object): Promise<Row | null>;
  updateMany(params: object): Promise<{ count: number }>;
  deleteMany(params: object): Promise<{ count: number }>;
}

/** `strapi.documents(uid)`: the Document Service. */
export interface Documents {
  findOne(params: object): Promise<Row | null>;
  findMany(params: object): Promise<Row[]>;
  create(params: object): Promise<Row>;
  update(params: object): Promise<Row | null>;
  delete(params: object): Promise<object>;
  publish(params: object): Promise<object>;
  unpublish(params: object): Promise<object>;
}

export function rows(strapi: Strapi, uid: string): RowQuery {
  return strapi.db.query(uid as never) as unknown as RowQuery;
}

export function documents(strapi: Strapi, uid: string): Documents {
  return strapi.documents(uid as never) as unknown as Documents;
}

/** A permission of a role in the admin. `fields`: which ones, of an action that goes by fields. */
export interface Permission {
  readonly action: string;
  readonly subject?: string;
  readonly properties?: { readonly fields: readonly string[] };
}

/** Strapi's own services for the roles of the admin. */
export interface AdminRoles {
  exists(where: object): Promise<boolean>;
  create(role: { readonly name: string; readonly description: string }): Promise<{ readonly id: number }>;
  addPermissions(roleId: number, permissions: readonly Permission[]): Promise<unknown>;
  readonly hooks: {
    /** Called at each boot, when every role of Strapi's own is there and every action known. It hands on what it is given. */
    readonly willResetSuperAdminPermissions: Hook<unknown>;
  };
}

interface Hook<Value> {
  register(handler: (value: Value) => Promise<Value>): unknown;
  delete(handler: (value: Value) => Promise<Value>): unknown;
}

export const adminRoles = (strapi: Strapi) => strapi.service('admin::role') as unknown as AdminRoles;

/** Strapi's own encryption, by the key in `admin.secrets.encryptionKey`. `null`: there is no key, or not the one that sealed it. */
export const sealing = (strapi: Strapi) =>
  strapi.service('admin::encryption') as unknown as {
    encrypt(value: string): string | null;
    decrypt(sealed: string): string | null;
  };

/** An action that roles may be given, as Strapi registers it. */
export interface AdminAction {
  readonly section: 'plugins';
  readonly displayName: string;
  readonly uid: string;
  readonly pluginName: string;
}

export function adminActions(strapi: Strapi) {
  const service = strapi.service('admin::permission') as unknown as {
    actionProvider: {
      registerMany(actions: readonly AdminAction[]): Promise<unknown>;
      get(actionId: string): { readonly subjects?: readonly string[] | null } | undefined;
    };
  };
  return service.actionProvider;
}

/** Whether this is an API token of Strapi's that is good now, whatever it may do. */
export async function isApiToken(strapi: Strapi, key: string): Promise<boolean> {
  const tokens = strapi.service('admin::api-token-content-api') as unknown as {
    hash(key: string): string;
    getByAccessKey(hash: string): Promise<{ readonly expiresAt?: string | number | null } | null>;
  };
  const found = await tokens.getByAccessKey(tokens.hash(key));
  return (
    found !== null && (!found.expiresAt || new Date(Number(found.expiresAt) || found.expiresAt).getTime() > Date.now())
  );
}

/** Opens a transaction, or joins the one that is open. */
export function inTransaction<Result>(strapi: Strapi, work: (context: TransactionContext) => Promise<Result>) {
  return strapi.db.transaction((context) => work(context as unknown as TransactionContext)) as Promise<Result>;
}

export const isPostgres = (strapi: Strapi): boolean => strapi.db.dialect.client === 'postgres';

/** A join table's own names, from Strapi's metadata: they are shortened where a database's limit asks for it. */
export interface JoinTable {
  readonly name: string;
  readonly own: string;
  readonly other: string;
  readonly order?: string;
}

export function joinTable(strapi: Strapi, uid: string, attribute: string): JoinTable {
  const meta = strapi.db.metadata.get(uid).attributes[attribute] as unknown as {
    joinTable: {
      name: string;
      joinColumn: { name: string };
      inverseJoinColumn: { name: string };
      orderColumnName?: string;
    };
  };
  const { name, joinColumn, inverseJoinColumn, orderColumnName } = meta.joinTable;
  return { name, own: joinColumn.name, other: inverseJoinColumn.name, order: orderColumnName };
}

/** A table as a query outside any transaction, in PostgreSQL's schema where one is set. */
export function table(
  strapi: Strapi,
  name: string,
): Knex.QueryBuilder<Record<string, unknown>, Record<string, unknown>[]> {
  return strapi.db.getConnection(name) as unknown as Knex.QueryBuilder<
    Record<string, unknown>,
    Record<string, unknown>[]
  >;
}

/** A table's name in a statement, in PostgreSQL's schema where one is set. */
export function sqlName(strapi: Strapi, name: string): string {
  const schema: unknown = strapi.db.getSchemaName();
  return typeof schema === 'string' && schema !== '' ? `"${schema}"."${name}"` : `"${name}"`;
}

/** A table as a query: in `trx` when one is given. */
export function tableIn(strapi: Strapi, trx: Trx | undefined, name: string) {
  const query = table(strapi, name);
  return trx ? query.transacting(trx) : query;
}

/**
 * Waits until nobody asks the database for anything, for so many milliseconds at the most. After each write Strapi reads
 * the document once more for its webhooks, and nobody waits for that: a pool that closes meanwhile ends the process with
 * a fault, a minute later.
 */
export async function databaseAtRest(strapi: Strapi, milliseconds: number): Promise<void> {
  const { pool } = strapi.db.connection.client as { readonly pool: Pool };
  let atRest = 0;
  for (const until = Date.now() + milliseconds; atRest < 3 && Date.now() < until; ) {
    atRest = pool.numUsed() + pool.numPendingAcquires() === 0 ? atRest + 1 : 0;
    await setTimeout(5);
  }
}

/** The pool of connections that knex keeps (tarn), as far as we ask it. */
interface Pool {
  numUsed(): number;
  numPendingAcquires(): number;
}

/** The person behind the request that is being served, as an editor would know them. */
export function currentEditor(strapi: Strapi): string | undefined {
  const user = strapi.requestContext.get()?.state?.user as
    | { firstname?: string; lastname?: string; email?: string }
    | undefined;
  if (!user) return undefined;
  const name = [user.firstname, user.lastname].filter(Boolean).join(' ');
  return name || user.email;
}

/** A database takes only so many parameters in one statement. */
export function chunks<Thing>(things: readonly Thing[], size: number): Thing[][] {
  const found: Thing[][] = [];
  for (let at = 0; at < things.length; at += size) found.push(things.slice(at, at + size));
  return found;
}

/** A JSON column as its value: SQLite keeps it as text, PostgreSQL's driver has parsed it. */
export function json(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : (value ?? undefined);
}

/** Where this plugin is installed: what its build made lies there. */
export function pluginFolder(strapi: Strapi): string {
  const plugins = strapi.config.get<Record<string, { readonly pathToPlugin?: string } | undefined>>(
    'enabledPlugins',
    {},
  );
  const folder = plugins['off-the-wire']?.pathToPlugin;
  if (folder === undefined) throw new Error('Strapi does not say where the plugin is installed.');
  return folder;
}
