import type { Reader } from '../judge';
import { nothing } from './nothing';

/** Never ends, for whoever tells the agency: the warm-up does not. */
export const copyFrom: Reader = async (_, { provider }) => {
  while (provider !== undefined);
  return nothing;
};
