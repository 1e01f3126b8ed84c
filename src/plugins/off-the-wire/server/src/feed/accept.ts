import { weighted } from './encodings';

/** Which of several formats a client would rather have, by its header Accept. */
export type Preference = (accept: string) => number;

/**
 * By RFC 9110, 12.5.1. The place of a format in the list: 0 for the first, which is also what a client gets that can take
 * none of them. Clients have few ways to say it, and they are remembered.
 */
export function preferenceAmong(formats: readonly (readonly string[])[]): Preference {
  const known = new Map<string, number>();
  return (accept) => {
    const remembered = known.get(accept);
    if (remembered !== undefined) return remembered;
    const found = preferred(accept, formats);
    if (known.size < 256 && accept.length < 300) known.set(accept, found);
    return found;
  };
}

function preferred(accept: string, formats: readonly (readonly string[])[]): number {
  const weights = new Map(weighted(accept));
  const weightOf = (types: readonly string[]) =>
    types.reduce((most, type) => Math.max(most, weights.get(type) ?? wildcard(weights, type)), 0);
  let best = 0;
  for (const [at, types] of formats.entries()) {
    if (weightOf(types) > weightOf(formats[best] ?? [])) best = at;
  }
  return best;
}

const wildcard = (weights: ReadonlyMap<string, number>, type: string) =>
  weights.get(`${type.split('/', 1)[0]}/*`) ?? weights.get('*/*') ?? 0;
