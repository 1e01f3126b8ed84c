import type { Parsed } from '../../src/plugins/off-the-wire/server/src/wire/item';

/** Words of a text that are in no field and no note of what was read from it. */
export function lostWords(text: string, parsed: Parsed): readonly string[] {
  const kept = new Set(wordsOf(JSON.stringify(parsed, untagged).replace(/\\[nt"\\]/g, ' ')));
  return wordsOf(text).filter((word) => !kept.has(word));
}

/** The body alone is HTML: what looks like a tag elsewhere is the copy's own. */
const untagged = (key: string, value: unknown) =>
  key === 'body' && typeof value === 'string' ? value.replace(/<\/?(?:p|ul|li)>/g, ' ') : value;

function wordsOf(text: string): readonly string[] {
  // A fraction is a mark on some wires: `{` is a half on ANPA's.
  return text.toLowerCase().match(/[\p{L}\p{Nd}]+/gu) ?? [];
}
