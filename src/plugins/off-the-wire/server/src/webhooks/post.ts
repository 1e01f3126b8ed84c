import { secretsOf } from '../store/secrets';
import type { Subscriber } from '../store/subscribers';
import { FetchFailed, guardedFetch } from '../transports/fetch/guarded-fetch';
import { askedWait } from './backoff';
import type { Batch } from './batch';
import type { WebhookRoom } from './room';
import { signedHeaders } from './signature';

/** What became of a message. */
export type Outcome = 'taken' | Refusal;

export interface Refusal {
  /** In words of those who look after subscribers. */
  readonly why: string;
  /** It wants no more: RFC 9110, 15.5.11. */
  readonly isOver?: boolean;
  /** How long it asks to be left alone, in milliseconds. */
  readonly wait?: number;
}

/** How long a subscriber has to take a message, in milliseconds. */
export const answerTime = 10_000;

/** Posts a message, signed. Never throws for what the other side does. */
export async function post(
  room: WebhookRoom,
  { documentId, url }: Subscriber,
  { id, message }: Batch,
  signal: AbortSignal,
): Promise<Outcome> {
  const now = room.clock();
  const secrets = await secretsOf(room.strapi, documentId, now);
  if (secrets.length === 0)
    return { why: 'Its secret cannot be opened: ENCRYPTION_KEY is another. Give it a new one.' };
  const body = JSON.stringify(message);
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': room.agent,
    ...signedHeaders(secrets, id, now, body),
  };
  try {
    const asked = { url, method: 'POST', headers, body, milliseconds: answerTime, mostBytes: 0 } as const;
    const answer = await guardedFetch({ ...asked, guard: room.guard, signal });
    return judged(answer.status, answer.headers['retry-after'], now);
  } catch (error) {
    if (error instanceof FetchFailed) return { why: error.message };
    throw error;
  }
}

function judged(status: number, retryAfter: string | undefined, now: number): Outcome {
  if (status >= 200 && status <= 299) return 'taken';
  if (status === 410) return { why: 'It answered 410: it wants no more.', isOver: true };
  if (status >= 300 && status <= 399) return { why: `It answered ${status}; redirects are not followed.` };
  return { why: `It answered ${status}.`, wait: askedWait(retryAfter, now) };
}
