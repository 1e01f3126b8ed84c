import { createHmac } from 'node:crypto';

/** What a message carries for the one who takes it to know whose it is: https://www.standardwebhooks.com */
export interface SignedHeaders {
  readonly 'webhook-id': string;
  readonly 'webhook-timestamp': string;
  readonly 'webhook-signature': string;
}

/**
 * Signs a message by the scheme of Standard Webhooks, version 1: HMAC-SHA256 of id, time and body.
 *
 * @param secrets as they are written, `whsec_` and base64: while one takes the place of another, a signature of each.
 * @param id the same however often the message is sent. @param now epoch milliseconds of this sending.
 */
export function signedHeaders(secrets: readonly string[], id: string, now: number, body: string): SignedHeaders {
  const seconds = String(Math.floor(now / 1000));
  const signatures = secrets.map((secret) => {
    const signed = createHmac('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`).digest('base64');
    return `v1,${signed}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures.join(' ') };
}

const keyOf = (secret: string) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
