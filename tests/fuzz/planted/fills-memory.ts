import type { Reader } from '../judge';
import { nothing } from './nothing';

const kept: unknown[] = [];

/** Takes more memory than there is. */
export const copyFrom: Reader = async (_, { provider }) => {
  while (provider !== undefined) kept.push(Array.from({ length: 10_000 }, (_value, at) => ({ at })));
  return nothing;
};
