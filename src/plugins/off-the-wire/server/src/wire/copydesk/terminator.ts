import type { Item, Note } from '../item';
import { endOf } from '../terminators';
import { cutParagraph, lastParagraph } from './paragraph';
import type { Edited, RuleContext } from './rule';

/** Cuts the marks that end a story ("Enditem", "-30-", "(more)") off the very end of its body. */
export function terminator(item: Item, context: RuleContext): Edited {
  const agency = item.provider ?? context.source.provider;
  const notes: Note[] = [];
  let body = item.body;
  for (let count = 0; body !== undefined && count < 3; count += 1) {
    const last = lastParagraph(body);
    const end = last && endOf(last.text, agency);
    // A story that is nothing but its mark stays as it is.
    if (!last || !end || (end.text.trim() === '' && last.start === 0)) break;
    body = cutParagraph(body, last, 0, end.text.length);
    notes.push({ rule: 'terminator', message: 'cut off the end of the body', was: end.cut });
  }
  return notes.length === 0 ? { item, notes } : { item: { ...item, body }, notes };
}
