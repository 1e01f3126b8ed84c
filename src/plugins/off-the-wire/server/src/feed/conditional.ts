import type { IncomingHttpHeaders } from 'node:http';
import type { Prepared } from './prepared';

/**
 * Whether the client has these bytes already (RFC 9110, 13.2.2): If-None-Match decides where it is sent, by the weak
 * comparison; If-Modified-Since only where it is not.
 */
export function isUnchanged(
  headers: IncomingHttpHeaders,
  { etag, modified, datedFrom }: Prepared,
  now: number,
): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined)
    return tags === etag || tags.trim() === '*' || tags.split(',').some((tag) => bare(tag) === etag);
  const since = headers['if-modified-since'];
  if (since === undefined || modified === undefined || now < datedFrom) return false;
  return Math.floor(modified / 1000) * 1000 <= Date.parse(since);
}

const bare = (tag: string) => tag.trim().replace(/^W\//, '');
