import type { Parsed } from '../../src/plugins/off-the-wire/server/src/wire/item';

/** Words of a text that are in no field and no note of what was read from it. */
export function lostWords(text: string, parsed: Parsed): readonly string[] {
  const kept = new Set(wordsOf(JSON.stringify(parsed).replace(/\\[nt"\\]|<\/?(?:p|ul|li)>/g, ' ')));
  return wordsOf(text).filter((word) => !kept.has(word));
}

function wordsOf(text: string): readonly string[] {
  // A fraction is a mark on some wires: `{` is a half on ANPA's.
  return text.toLowerCase().match(/[\p{L}\p{Nd}]+/gu) ?? [];
}
