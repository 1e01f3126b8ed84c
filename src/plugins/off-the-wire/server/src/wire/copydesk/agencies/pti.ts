import type { Agency } from './agency';

/** Press Trust of India. Its leads stand inside the slug: see version-tokens.ts. */
export const pti: Agency = {
  name: 'PTI',
  spellings: ['PTI', 'Press Trust of India'],
  seen: 'PTI, on portals; wire-formats 1.2',
  series: [],
};
