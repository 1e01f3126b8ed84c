import { z } from 'zod';
import { WireError } from '../errors';
import { forgetSecret, keepSecret } from '../store/secrets';
import { secretMask, subscriberUid } from '../store/subscribers';
import { rows } from '../strapi';
import { type DocumentWrite, documentIdOf, type Next, type WriteRoom } from './writer';

/** What is known by what was posted: a form that was opened earlier must not put it back. */
const keptByTheDesk = [
  ...['position', 'lastTaken', 'failingSince', 'failures', 'nextTry', 'lastError', 'batchEnd', 'alert'],
];

/** After a change of a form all of that begins anew, but for what was taken, and what rings until it takes something. */
const triedAnew = { failingSince: null, failures: 0, nextTry: null, lastError: null, batchEnd: null };

/** A subscriber made, changed or taken out. Its secret is sealed, and is in no row and no answer of Strapi's. */
export async function writeSubscriber(room: WriteRoom, write: DocumentWrite, next: Next): Promise<unknown> {
  const { strapi, context, log, now } = room;
  const isNew = write.action === 'create' || write.action === 'clone';
  if (isNew) write.params.data ??= {};
  const { data } = write.params;
  const secret = data && readSecret(data, isNew);
  if (data) {
    for (const field of keptByTheDesk) delete data[field];
    tidyAddress(data);
    if (data.filter) await room.checkFilter(data.filter, 'subscriber');
    Object.assign(data, triedAnew, isNew ? { position: log.position(), alert: null } : {});
  }
  const result = await next();
  const documentId = documentIdOf(write, result);
  if (!documentId) return result;
  const isThere = await rows(strapi, subscriberUid).findOne({ where: { documentId }, select: ['id'] });
  if (!isThere) await forgetSecret(strapi, context.trx, documentId);
  else if (secret !== undefined) await keepSecret(strapi, context.trx, documentId, secret, now);
  return result;
}

/** 24 to 64 bytes in base64 behind `whsec_`, by Standard Webhooks. */
const secretSchema = z
  .string()
  .trim()
  .refine((text) => {
    const [, base64 = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
    const { length } = Buffer.from(base64, 'base64');
    return length >= 24 && length <= 64;
  });

/** Takes the secret out of what is written to the row. @returns it, where there is a new one. Throws OTW_BAD_SUBSCRIBER. */
function readSecret(data: Record<string, unknown>, isNew: boolean): string | undefined {
  const { secret } = data;
  const isLeft = secret === undefined || secret === null || secret === '' || secret === secretMask;
  if (isLeft && isNew) throw bad('secret', 'A subscriber needs a secret of its own: make one.');
  if (isLeft && secret === undefined) return undefined;
  data.secret = secretMask;
  if (isLeft) return undefined;
  const read = secretSchema.safeParse(secret);
  if (read.success) return read.data;
  throw bad('secret', 'A secret is whsec_ and 24 to 64 bytes in base64 after it: make one.');
}

function tidyAddress(data: Record<string, unknown>): void {
  if (typeof data.url !== 'string') return;
  const url = data.url.trim();
  const address = url.length <= 2000 && URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw bad('url', 'The address must begin with https:// or http://, as https://site.example/wire.');
  }
  if (address.username || address.password) throw bad('url', 'The address may not hold a name or a password.');
  data.url = url;
}

const bad = (field: string, message: string) => new WireError('OTW_BAD_SUBSCRIBER', message, { field });
