import type { Draft } from './draft';
import { jsonType } from './draft';
import type { Encoding } from './encodings';
import { digestOf, type Form, formOf, type Said } from './forms';
import type { Standing } from './listing';
import type { Shelved } from './shelf';

/** An answer ready to be written, in all forms that there are of it yet. */
export interface Prepared extends Standing {
  readonly key: string;
  readonly forms: { readonly identity: Form; readonly gzip?: Form; readonly br?: Form };
  readonly modified?: number;
  /** Epoch milliseconds from which Last-Modified, which has whole seconds, is true to send. */
  readonly datedFrom: number;
  readonly until?: number;
  readonly isNegotiated: boolean;
}

/** A prepared answer with what it is made of. */
export interface Kept extends Prepared, Shelved {
  forms: { identity: Form; gzip?: Form; br?: Form };
  readonly said: Said;
  readonly digest: string;
  readonly draft: () => Promise<Draft>;
  /** Forms that were asked for. */
  readonly tried: Set<Encoding>;
}

/** Makes the bytes of an answer, once. */
export function prepare(
  key: string,
  draft: () => Promise<Draft>,
  made: Draft,
  { cacheControl }: { cacheControl: string },
): Kept {
  const { body, mediaType = jsonType, modified, mentions, isNegotiated = false } = made;
  const bytes = Buffer.from(typeof body === 'string' && made.mediaType ? body : JSON.stringify(body));
  const digest = digestOf(bytes);
  const vary = isNegotiated ? 'Accept, Accept-Encoding' : 'Accept-Encoding';
  const said: Said = {
    mediaType,
    cacheControl: made.cacheControl ?? cacheControl,
    vary,
    link: made.link,
    keys: made.keys?.join(' '),
    modified,
  };
  return {
    ...{ key, draft, digest, said, mentions, modified, isNegotiated, listing: made.listing, until: made.until },
    forms: { identity: formOf('identity', bytes, digest, said) },
    datedFrom: modified === undefined ? Number.POSITIVE_INFINITY : (Math.floor(modified / 1000) + 1) * 1000,
    ...{ tried: new Set<Encoding>(), targets: new Set<string>(), hits: 0, spared: 0 },
    // Each thing that it mentions stands in two tables.
    cost: bytes.length + key.length * 2 + (said.keys?.length ?? 0) * 4 + mentions.size * 150 + 2048,
  };
}
