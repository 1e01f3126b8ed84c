import { request } from 'node:http';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Receipt } from '../ingest/receipt';
import type { ReplayPart } from '../ingest/replay-report';
import type { Newsroom } from '../newsroom';
import { archive } from '../store/deliveries';
import type { Strapi } from '../strapi';
import type { KeepingAsked, KeepingDone } from '../transports/keeping';
import { doorPath, type Handed, isAnswered, type ReplayAsked } from '../transports/local-door';
import type { Delivery } from '../wire/item';

type NamedDelivery = Delivery & { readonly fileName: string };

/** The line as the command line reaches it. */
export interface OpenLine {
  receive(source: string, deliveries: readonly NamedDelivery[], isArchive: boolean): Promise<Receipt[]>;
  /** Reads a part of what is meant anew; see `ingest/replay.ts`. */
  replay(asked: ReplayAsked): Promise<ReplayPart>;
  keeping(asked: KeepingAsked): Promise<KeepingDone>;
  close(): Promise<void>;
}

/** Opens the line: the running server's, or, when none runs, a Strapi of our own that polls, schedules and seeds nothing. */
export async function openLine(): Promise<OpenLine> {
  process.env.OTW_ROLE = 'cli';
  const appDir = process.cwd();
  // The app's own Strapi, as CommonJS: its ES modules do not load in Node.
  const { createStrapi } = createRequire(join(appDir, 'package.json'))(
    '@strapi/strapi',
  ) as typeof import('@strapi/strapi');
  const strapi: Strapi = createStrapi({ appDir, distDir: resolve(appDir, 'dist') });
  const door = await doorPath(strapi);
  if (await isAnswered(door)) {
    process.stderr.write('A server is running: it takes the copy.\n');
    return {
      receive: (source, deliveries, isArchive) => hand(door, source, deliveries, isArchive),
      replay: (asked) => ask<ReplayPart>(door, '/replay', asked),
      keeping: (asked) => ask<KeepingDone>(door, '/keeping', asked),
      close: async () => undefined,
    };
  }
  strapi.log.level = 'warn';
  await strapi.load();
  const newsroom = strapi.plugin('off-the-wire').service('newsroom') as Newsroom;
  return {
    receive: (source, deliveries, isArchive) => newsroom.receive(source, deliveries, isArchive ? archive : undefined),
    replay: (asked) => newsroom.replay(asked),
    keeping: (asked) => newsroom.keeping(asked),
    close: () => strapi.destroy(),
  };
}

async function hand(
  socketPath: string,
  source: string,
  deliveries: readonly NamedDelivery[],
  isArchive: boolean,
): Promise<Receipt[]> {
  const handed: Handed = {
    source,
    archive: isArchive,
    deliveries: deliveries.map(({ fileName, bytes }) => ({ fileName, bytes: Buffer.from(bytes).toString('base64') })),
  };
  return ask<Receipt[]>(socketPath, '/deliveries', handed);
}

async function ask<Answer>(socketPath: string, path: string, asked: object): Promise<Answer> {
  const answer = await post(socketPath, path, JSON.stringify(asked));
  const { data, error } = JSON.parse(answer) as { data?: Answer; error?: { message: string } };
  if (!data) throw new Error(error?.message ?? 'The server gave no answer.');
  return data;
}

function post(socketPath: string, path: string, body: string): Promise<string> {
  return new Promise((done, failed) => {
    const asking = request({ socketPath, method: 'POST', path }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(Buffer.concat(chunks).toString()));
      response.on('error', failed);
    });
    asking.on('error', failed);
    asking.end(body);
  });
}
