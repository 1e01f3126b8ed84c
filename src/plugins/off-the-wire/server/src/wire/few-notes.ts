import type { Note } from './item';

/**
 * Notes as they are, where there are as many as a file of many stories may have. Of more, those of one kind are one note, which
 * has the line of the first and the texts of all: a line of hostile copy may be as short as a letter, and a note of its own
 * for each would be many times as large as the copy.
 */
export function fewNotes(notes: readonly Note[]): readonly Note[] {
  if (notes.length <= most) return notes;
  const kinds = new Map<string, { readonly first: Note; readonly texts: string[] }>();
  const apart: Note[] = [];
  for (const note of notes) {
    const kind = `${note.rule}: ${note.message}`;
    const known = kinds.get(kind);
    if (note.was === undefined || note.is !== undefined) apart.push(note);
    else if (known) known.texts.push(note.was);
    else kinds.set(kind, { first: note, texts: [note.was] });
  }
  return [...[...kinds.values()].map(({ first, texts }) => ({ ...first, was: texts.join(' | ') })), ...apart];
}

const most = 10_000;
