import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { errorBody, WireError } from '../errors';
import { receive } from '../ingest/receive';
import { replay } from '../ingest/replay';
import type { ReplayPart } from '../ingest/replay-report';
import type { Parts } from '../parts';
import { archive } from '../store/deliveries';
import type { Strapi } from '../strapi';
import { keeping } from './keeping';
import { sourceAsked } from './push';
import { rawBody } from './raw-body';

/**
 * The door for the command line on the same machine: a socket that only the server's own user may open. SQLite has one
 * writing process, so the command line hands its copy to the server while one runs.
 */
export async function openLocalDoor(parts: Parts): Promise<() => Promise<void>> {
  const path = await doorPath(parts.strapi);
  if (await isAnswered(path)) return async () => undefined; // another server of this newsroom has the door
  await rm(path, { force: true });
  const server = createServer((request, response) => void serve(parts, request, response));
  await listen(server, path);
  await chmod(path, 0o600);
  return () =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
}

/** The socket of the newsroom that this database is: the same for the server and for the command line. */
export async function doorPath(strapi: Strapi): Promise<string> {
  const folder = join(tmpdir(), `off-the-wire-${userInfo().uid}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const stats = await lstat(folder);
  if (!stats.isDirectory() || stats.uid !== userInfo().uid || (stats.mode & 0o077) !== 0) {
    throw new Error(`The folder ${folder} is not this user's own: remove it.`);
  }
  const { client, connection } = strapi.config.get('database.connection') as { client: string; connection: unknown };
  const { filename, host, port, database, schema, connectionString } = (connection ?? {}) as Record<string, unknown>;
  const which = JSON.stringify([client, filename, host, port, database, schema, connectionString]);
  return join(folder, `${createHash('sha256').update(which).digest('hex').slice(0, 16)}.sock`);
}

export function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => resolve());
  });
}

/** What the command line sends: deliveries with their bytes in base64. */
const handedSchema = z.object({
  source: z.string(),
  archive: z.boolean().default(false),
  deliveries: z.array(z.object({ fileName: z.string(), bytes: z.base64() })),
});
export type Handed = z.input<typeof handedSchema>;

/** Which deliveries are to be read anew: ISO 8601, a documentId, a source's code. */
export const replaySchema = z.strictObject({
  since: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  delivery: z.string().optional(),
  source: z.string().optional(),
  write: z.boolean().default(false),
  after: z.number().int().nonnegative().default(0),
});
export type ReplayAsked = z.input<typeof replaySchema>;

/** What the command line may ask for, by path; each gets the body as it was sent. */
const services: Readonly<Record<string, (parts: Parts, asked: unknown) => Promise<object>>> = {
  '/deliveries': take,
  '/replay': (parts, asked) => replayAsked(parts, asked),
  '/keeping': (parts, asked) => keeping(parts, asked, 'command line'),
};

async function take(parts: Parts, asked: unknown): Promise<object> {
  const handed = handedSchema.parse(asked);
  const source = await sourceAsked(parts.strapi, handed.source);
  const deliveries = handed.deliveries.map(({ fileName, bytes }) => ({
    fileName,
    bytes: Buffer.from(bytes, 'base64'),
  }));
  return receive(parts, source, deliveries, handed.archive ? archive : 'import');
}

/** Reads a part of what is meant anew. Throws OTW_BAD_PARAMETER, OTW_UNKNOWN_SOURCE. */
export async function replayAsked(parts: Parts, asked: unknown): Promise<ReplayPart> {
  const checked = replaySchema.safeParse(asked);
  if (!checked.success) throw new WireError('OTW_BAD_PARAMETER', z.prettifyError(checked.error));
  const { write, after, ...which } = checked.data;
  if (which.source) await sourceAsked(parts.strapi, which.source);
  return replay(parts, which, write, after);
}

async function serve(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const say = (status: number, body: object) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };
  try {
    const body = await rawBody(request, parts.config.maxDeliveryBytes * 2);
    const service = services[request.url ?? ''];
    if (!service) throw new WireError('OTW_NOT_FOUND');
    say(200, { data: await service(parts, JSON.parse(Buffer.from(body).toString())) });
  } catch (error) {
    if (error instanceof WireError) return say(error.status, errorBody(error));
    parts.strapi.log.error(error);
    say(500, { data: null, error: { status: 500, name: 'InternalServerError', message: String(error), details: {} } });
  }
}
