import type { Strapi } from '../strapi';
import { channelOf, type Log } from './log';

/** How often another process's writes are looked for, in milliseconds, whether or not anything was heard. */
const lookEvery = 250;
/** How long it takes until a connection that was lost is opened again, in milliseconds. */
const listenAgainAfter = 5_000;

/** A connection of PostgreSQL's driver, as far as it is used here. */
export interface Connection {
  query(statement: string): Promise<unknown>;
  on(event: 'notification' | 'error' | 'end', listener: () => void): void;
  end(): Promise<void>;
}

/** Opens a connection outside of the pool, which is nobody else's. */
export const openConnection = (strapi: Strapi): Promise<Connection> =>
  (strapi.db.connection.client as unknown as { acquireRawConnection(): Promise<Connection> }).acquireRawConnection();

/**
 * Hears of what other processes wrote. PostgreSQL tells at once (LISTEN), on a connection of its own. The log is the
 * truth: it is looked at now and then, too, since a pooler between may not pass on what is told.
 * @returns the way to stop
 */
export function followOthers(strapi: Strapi, log: Log): () => Promise<void> {
  const look = () => {
    log
      .catchUp()
      .catch((error: unknown) => strapi.log.warn(`off-the-wire: the change log could not be read: ${error}`));
  };
  const timer = setInterval(look, lookEvery);
  timer.unref();
  const close = listen(strapi, look);
  return async () => {
    clearInterval(timer);
    await close();
  };
}

function listen(strapi: Strapi, hear: () => void): () => Promise<void> {
  let isOver = false;
  let connection: Connection | undefined;
  let again: NodeJS.Timeout | undefined;
  const open = async () => {
    const opened = await openConnection(strapi);
    opened.on('error', () => undefined);
    opened.on('end', lost);
    opened.on('notification', hear);
    if (isOver) return opened.end();
    connection = opened;
    try {
      await opened.query(`LISTEN "${channelOf(strapi).replaceAll('"', '""')}"`);
    } catch (error) {
      await opened.end();
      throw error;
    }
    hear();
  };
  const lost = () => {
    connection = undefined;
    if (isOver) return;
    clearTimeout(again);
    again = setTimeout(start, listenAgainAfter);
    again.unref();
  };
  const start = () => {
    opening = open().catch(lost);
  };
  let opening: Promise<void> = Promise.resolve();
  start();
  return async () => {
    isOver = true;
    clearTimeout(again);
    await opening;
    await connection?.end();
  };
}
