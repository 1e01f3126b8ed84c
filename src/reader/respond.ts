import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import type { Page } from './page';

/** A document ready to be sent. Only what is there has an ETag, and may be kept. */
export interface Sendable {
  readonly status: Page['status'];
  readonly document: string;
  readonly etag?: string;
}

export function sendable(status: Page['status'], document: string): Sendable {
  if (status !== 200) return { status, document };
  return { status, document, etag: `"${createHash('sha256').update(document).digest('base64url').slice(0, 22)}"` };
}

/** Nothing from elsewhere but pictures, and nothing inline. The admin's preview may frame it. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** As the API's: a browser asks each time, a cache in front of the site keeps it for a second. */
const cacheControl = 'public, max-age=0, s-maxage=1';

/** Sends a document to GET or HEAD: 304 where the reader has it already. */
export function respond(context: Context, { status, document, etag }: Sendable): void {
  context.status = status;
  context.set({
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cache-Control': etag === undefined ? 'no-store' : cacheControl,
  });
  if (status === 503) context.set('Retry-After', '10');
  if (etag !== undefined) context.set('ETag', etag);
  if (etag !== undefined && isKnown(context.get('if-none-match'), etag)) {
    context.status = 304;
    return;
  }
  context.type = 'text/html; charset=utf-8';
  context.body = document;
}

/** By the weak comparison. Koa's own holds a tag for nothing where a script asks with `Cache-Control: no-cache`. */
function isKnown(tags: string, etag: string): boolean {
  return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
