import type { Answer } from './api';
import { type Html, html } from './html';

/**
 * The attributes of a region that keeps itself up to date: its name, the addresses that it was made of, and what they
 * answered then (an ETag, or why there was none). public/reader/live.js asks the addresses again, and fetches the page
 * when one answers differently.
 */
export function region(name: string, answers: readonly Answer<unknown>[] = []): Html {
  if (answers.length === 0) return html` data-region="${name}"`;
  const addresses = answers.map(({ address }) => address).join(' ');
  const answered = answers.map(({ state, etag }) => (state === 'found' ? (etag ?? '-') : state)).join(' ');
  return html` data-region="${name}" data-live="${addresses}" data-answered="${answered}"`;
}
