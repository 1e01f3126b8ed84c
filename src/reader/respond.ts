import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import type { Page } from './page';

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

/** Sends a page to GET or HEAD: 304 where the reader has it already. */
export function respond(context: Context, status: Page['status'], document: string): void {
  context.status = status;
  context.set({
    'Content-Security-Policy': contentSecurityPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Cache-Control': status === 200 ? cacheControl : 'no-store',
  });
  if (status === 503) context.set('Retry-After', '10');
  if (status === 200) {
    const etag = `"${createHash('sha256').update(document).digest('base64url').slice(0, 22)}"`;
    context.set('ETag', etag);
    if (isKnown(context.get('if-none-match'), etag)) {
      context.status = 304;
      return;
    }
  }
  context.type = 'text/html; charset=utf-8';
  context.body = document;
}

/** By the weak comparison. Koa's own holds a tag for nothing where a script asks with `Cache-Control: no-cache`. */
function isKnown(tags: string, etag: string): boolean {
  return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
