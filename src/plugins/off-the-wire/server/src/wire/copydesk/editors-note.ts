import type { Item, Note } from '../item';
import { isAdvisory, isToEditors } from '../to-editors';
import { type BodyParagraph, cutParagraph, firstParagraphs, lastParagraph } from './paragraph';
import type { Edited } from './rule';

/** Moves paragraphs that speak to editors from the body to `edNotes`. Only among the first four and the last. */
export function editorsNote(item: Item): Edited {
  const found = toEditorsIn(item.body ?? '');
  if (found.length === 0) return { item, notes: [] };
  // From the last to the first, so that the places of those before stay true.
  const body = found.reduceRight((rest, paragraph) => cutParagraph(rest, paragraph, 0, 0), item.body ?? '');
  const texts = found.map((paragraph) => paragraph.text.trim());
  const edNotes = [...(item.edNotes ?? []), ...texts.map((text) => ({ text }))];
  const notes: Note[] = texts.map((was) => ({ rule: 'editors-note', message: 'moved from the body to edNotes', was }));
  return { item: { ...item, body: body || undefined, edNotes }, notes };
}

function toEditorsIn(body: string): readonly BodyParagraph[] {
  const first = firstParagraphs(body, 4);
  const last = lastParagraph(body);
  const apart = last && !first.some((paragraph) => paragraph.start === last.start) ? [last] : [];
  return [...first, ...apart].filter(({ text }) => isToEditors(text) || isAdvisory(text));
}
