import { weighted } from './encodings';

/**
 * Which of several formats a client would rather have, by its header Accept (RFC 9110, 12.5.1): the place of it in the
 * list, 0 for the first, which is also what a client gets that can take none of them.
 */
export function preferred(accept: string, formats: readonly (readonly string[])[]): number {
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
