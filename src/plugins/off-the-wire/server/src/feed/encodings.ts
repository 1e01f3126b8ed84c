import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Forms that a body may be sent in, as `Content-Encoding` names them. */
export type Encoding = 'identity' | 'gzip' | 'br';

const compressors = {
  // What is asked for again and again may cost a moment once; a higher quality costs much more and saves little.
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 6,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 7 }),
} as const;

/** Off the main thread. `undefined` where it would not be smaller. */
export async function compressed(bytes: Buffer, encoding: 'gzip' | 'br'): Promise<Buffer | undefined> {
  const made = await compressors[encoding](bytes);
  return made.length < bytes.length ? made : undefined;
}

/** The forms that a client takes, the best first: by its own weights, then the smallest. Never empty (RFC 9110, 12.5.3). */
export function encodingsAccepted(header: string | undefined): readonly Encoding[] {
  if (header === undefined) return onlyIdentity;
  const known = accepted.get(header);
  if (known) return known;
  const found = read(header);
  // Clients have few ways to say it. Whoever sends many is read anew each time.
  if (accepted.size < 256 && header.length < 200) accepted.set(header, found);
  return found;
}

const onlyIdentity: readonly Encoding[] = ['identity'];
const accepted = new Map<string, readonly Encoding[]>();
const smallestFirst: readonly Encoding[] = ['br', 'gzip', 'identity'];

function read(header: string): readonly Encoding[] {
  const weights = new Map<string, number>();
  for (const [name, weight] of weighted(header)) weights.set(name === 'x-gzip' ? 'gzip' : name, weight);
  const weightOf = (encoding: Encoding): number => {
    const own = weights.get(encoding) ?? weights.get('*');
    // Where nothing is said of it, identity will do, but only for want of better.
    return own ?? (encoding === 'identity' ? 0.0001 : 0);
  };
  const found = smallestFirst.filter((encoding) => weightOf(encoding) > 0);
  return found.length === 0 ? onlyIdentity : [...found].sort((one, other) => weightOf(other) - weightOf(one));
}

/** The members of a list header with their weights: `gzip;q=0.5, br` is `[['gzip', 0.5], ['br', 1]]`. */
export function weighted(header: string): readonly (readonly [name: string, weight: number])[] {
  return header.split(',').flatMap((member) => {
    const [name = '', ...parameters] = member.split(';').map((part) => part.trim().toLowerCase());
    if (name === '') return [];
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const isWeight = weight === undefined || /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight);
    return [[name, weight === undefined ? 1 : isWeight ? Number(weight) : 0] as const];
  });
}
