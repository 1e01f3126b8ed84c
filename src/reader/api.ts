import { z } from '@strapi/utils';

/** What came of asking the public API. `address` is where a browser can ask the same, `etag` what it was answered with. */
export interface Answer<Body> {
  readonly address: string;
  readonly etag?: string;
  /** `missing`: the API says that there is no such thing, or refuses the question. `failed`: it could not answer. */
  readonly state: 'found' | 'missing' | 'failed';
  /** Only of what was found. */
  readonly body?: Body;
  /** Of an article that is missing: the one that stands in its place. */
  readonly successor?: { readonly slug: string; readonly headline: string };
}

const gone = z.object({
  error: z.object({ details: z.object({ supersededBy: z.object({ slug: z.string(), headline: z.string() }) }) }),
});

export interface Api {
  /** Asks one address under `/api/wire`. Never rejects: a part that fails must not take the page with it. */
  ask<Body>(address: string, shape: z.ZodType<Body>): Promise<Answer<Body>>;
}

const prefix = '/api/wire';

/**
 * The public API as any frontend reaches it: over HTTP, without a token.
 * @param base scheme, host and port, asked for at each question
 * @param report is told of answers that failed
 */
export function openApi(base: () => string, report: (problem: string) => void): Api {
  return {
    async ask(path, shape) {
      const address = prefix + path;
      try {
        const response = await fetch(base() + address, { signal: AbortSignal.timeout(10_000) });
        if (response.status >= 400 && response.status < 500) {
          const said = gone.safeParse(await response.json());
          return { address, state: 'missing', successor: said.data?.error.details.supersededBy };
        }
        if (!response.ok) throw new Error(`status ${response.status}`);
        const body = shape.parse(await response.json());
        return { address, state: 'found', body, etag: response.headers.get('etag') ?? undefined };
      } catch (error) {
        report(`The reader's page got no answer from ${address}: ${String(error)}`);
        return { address, state: 'failed' };
      }
    },
  };
}

/** `/headlines?section=world&limit=20`: parameters that are `undefined` are left out. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | number | undefined>>): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) given.set(name, `${value}`);
  return given.size === 0 ? path : `${path}?${given}`;
}

/** Segments of a path as they stand in an address: `world/asia`. */
export function encodedPath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
