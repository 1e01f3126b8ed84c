import type { Item } from '../item';
import { firstBlocks } from './paragraph';
import type { Edited } from './rule';

/**
 * Takes the headline off the head of the body, where it stands as a heading once more: pages that are exported as a body
 * (TT, 2021) and newsletters print it over the text.
 */
export function headlineInBody(item: Item): Edited {
  const { body = '', headline } = item;
  const [first] = headline !== undefined && /^<h[2-6][ >]/.test(body) ? firstBlocks(body, 1) : [];
  if (first?.start !== 0 || asLine(first.text) !== headline) return { item, notes: [] };
  const rest = body.slice(first.end);
  if (rest === '') return { item, notes: [] };
  const note = { rule: 'headline-in-body', message: 'The body began with its headline: taken off', was: first.text };
  return { item: { ...item, body: rest }, notes: [note] };
}

function asLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
