import { createHash } from 'node:crypto';
import type { Encoding } from './encodings';

/** Names and values in turn, as Node takes them with the least work. */
type Headers = readonly (string | number)[];

/** One form of an answer, ready to be written. */
export interface Form {
  readonly encoding: Encoding;
  readonly bytes: Buffer;
  /** Other bytes, another tag: RFC 9110, 8.8.3.3. */
  readonly etag: string;
  /** Of a 200 and of a 304, without and with Last-Modified. */
  readonly whole: Headers;
  readonly wholeDated: Headers;
  readonly unchanged: Headers;
  readonly unchangedDated: Headers;
}

/** What all forms of an answer say of it. */
export interface Said {
  readonly mediaType: string;
  readonly cacheControl: string;
  readonly vary: string;
  /** RFC 8288, as `<https://hub.example/>; rel="hub"`. */
  readonly link?: string;
  /** What a CDN that can purge by key knows it by, separated by spaces. */
  readonly keys?: string;
  /** When it last changed, epoch milliseconds. */
  readonly modified?: number;
}

/** What scripts of other origins may see of an answer's headers. */
export const exposed = 'Date, ETag, Last-Modified, Link, RateLimit, RateLimit-Policy, Retry-After';

/** A digest of the bytes, the same on every node and after a restart; of compressed forms, of what they hold. */
export function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}

export function formOf(encoding: Encoding, bytes: Buffer, digest: string, said: Said): Form {
  const { mediaType, cacheControl, vary, link, keys, modified } = said;
  const etag = encoding === 'identity' ? `"${digest}"` : `"${digest}-${encoding}"`;
  const body = ['Content-Type', mediaType, 'Content-Length', bytes.length];
  if (encoding !== 'identity') body.push('Content-Encoding', encoding);
  const kept: (string | number)[] = ['ETag', etag, 'Cache-Control', cacheControl, 'Vary', vary];
  kept.push('Access-Control-Allow-Origin', '*', 'Access-Control-Expose-Headers', exposed);
  kept.push('X-Content-Type-Options', 'nosniff');
  if (link !== undefined) kept.push('Link', link);
  if (keys !== undefined) kept.push('Surrogate-Key', keys);
  const dated = modified === undefined ? [] : ['Last-Modified', new Date(modified).toUTCString()];
  return {
    encoding,
    bytes,
    etag,
    whole: [...body, ...kept],
    wholeDated: [...body, ...kept, ...dated],
    unchanged: kept,
    unchangedDated: [...kept, ...dated],
  };
}
