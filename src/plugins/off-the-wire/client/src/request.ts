import { WireError } from './wire-error';

/** Where the API is, and how it is asked. */
export interface Door {
  /** Without a slash at its end. */
  readonly url: string;
  readonly token?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
}

export interface Asked<Known = unknown> {
  readonly signal?: AbortSignal | undefined;
  /** A former answer to the same question: where nothing has changed, it is given back as it is, without its bytes being sent. */
  readonly known?: Known | undefined;
}

/** The tags of answers, by what was made of them. */
const tags = new WeakMap<object, string>();

/** Asks an address of the API for JSON. Throws WireError, or what the signal was aborted with. */
export async function read<Body extends object>(
  door: Door,
  path: string,
  { signal, known }: Asked<Body> = {},
): Promise<Body> {
  const tag = known && tags.get(known);
  const response = await ask(door, path, { signal, headers: tag ? { 'If-None-Match': tag } : {} });
  if (response.status === 304 && known) return known;
  const body = (await response.json().catch((cause) => {
    throw unreachable(cause, signal, response.status);
  })) as Body;
  const etag = response.headers.get('etag');
  if (etag) tags.set(body, etag);
  return body;
}

/** What was made of an answer is known by its tag, too. */
export function tagAs<Made extends object | undefined>(made: Made, answer: object): Made {
  const tag = tags.get(answer);
  if (tag && made) tags.set(made, tag);
  return made;
}

/** An answer that is good, or says that nothing has changed; anything else is thrown. */
export async function ask(door: Door, path: string, init: RequestInit): Promise<Response> {
  const { fetch: send = fetch, token, url } = door;
  const headers = { ...init.headers, ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await send(url + path, { ...init, headers }).catch((cause) => {
    throw unreachable(cause, init.signal);
  });
  if (response.ok || response.status === 304) return response;
  throw await refusal(response);
}

/** The error to throw: where the caller has broken off, it is the caller's own. */
function unreachable(cause: unknown, signal: AbortSignal | null | undefined, status = 0): unknown {
  if (signal?.aborted) return cause;
  const code = status ? `HTTP_${status}` : 'OTW_UNREACHABLE';
  return new WireError(code, status, `The wire cannot be reached: ${String(cause)}`, { cause });
}

/** What Strapi says of an error, as far as it was Strapi who answered. */
interface Refusal {
  readonly error?: { readonly message?: string; readonly details?: Readonly<Record<string, unknown>> };
}

async function refusal(response: Response): Promise<WireError> {
  const { status, statusText } = response;
  const { error } = ((await response.json().catch(() => undefined)) ?? {}) as Refusal;
  const details = error?.details ?? {};
  const retryAfter = waitSaid(response.headers.get('retry-after'));
  const message = error?.message ?? (statusText || `Status ${status}`);
  return new WireError(String(details.code ?? `HTTP_${status}`), status, message, { details, retryAfter });
}

/** Retry-After (RFC 9110, 10.2.3), in seconds or as a date, as milliseconds. */
export function waitSaid(text: string | null): number | undefined {
  if (!text) return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return wait > 0 ? wait : undefined;
}
