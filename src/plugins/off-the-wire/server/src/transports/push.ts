import type { Context } from 'koa';
import { errorTable, WireError } from '../errors';
import type { Receipt } from '../ingest/receipt';
import { receive } from '../ingest/receive';
import type { Parts } from '../parts';
import { type Source, sourceByCode } from '../store/sources';
import type { Strapi } from '../strapi';
import { rawBody } from './raw-body';

const declaredType = 'offTheWireDeclaredType';

/**
 * Lets deliveries past Strapi's body parser, which would refuse broken JSON before it could be quarantined and garble
 * other charsets: it reads no body whose type it does not know. Runs before every other middleware.
 */
export function keepBodyRaw(strapi: Strapi): void {
  const path = `${String(strapi.config.get('api.rest.prefix', '/api'))}/wire/deliveries`;
  strapi.server.use((context, next) => {
    if (context.method === 'POST' && context.path.replace(/\/+$/, '') === path) {
      context.state[declaredType] = context.req.headers['content-type'];
      context.req.headers['content-type'] = 'application/octet-stream';
    }
    return next();
  });
}

/** `POST /deliveries?source=CODE`: any bytes. By then Strapi has checked the API token. Throws of the error table. */
export async function receivePush(parts: Parts, context: Context): Promise<Receipt> {
  const { strapi, config } = parts;
  const source = await sourceAsked(strapi, new URLSearchParams(context.querystring).get('source'));
  const bytes = await rawBody(context.req, config.maxDeliveryBytes);
  if (bytes.length === 0) throw new WireError('OTW_EMPTY_DELIVERY');
  const contentType = context.state[declaredType] as string | undefined;
  const [receipt] = await receive(parts, source, [{ bytes, contentType }], 'push');
  if (!receipt) throw new Error('receive() gave no receipt for a delivery');
  if (receipt.state === 'quarantined') throw unreadable(receipt);
  return receipt;
}

/** A source by its code. Throws OTW_NO_SOURCE, OTW_UNKNOWN_SOURCE. */
export async function sourceAsked(strapi: Strapi, code: string | null | undefined): Promise<Source> {
  if (!code) throw new WireError('OTW_NO_SOURCE');
  const source = await sourceByCode(strapi, code);
  if (!source)
    throw new WireError('OTW_UNKNOWN_SOURCE', `There is no source with the code "${code}".`, { source: code });
  return source;
}

function unreadable(receipt: Receipt): WireError {
  const why = receipt.problem?.message ?? receipt.items.find((item) => item.why)?.why ?? '';
  const code = receipt.problem?.code === 'OTW_PAST_LIMIT' ? 'OTW_PAST_LIMIT' : 'OTW_UNREADABLE';
  return new WireError(code, `${errorTable[code].message} ${why}`.trim(), { receipt });
}
