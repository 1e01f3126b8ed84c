export const maxWords = 200;
const maxLength = 200;

const separators = /[,;，、；\n\r\t]+/;

/** The words in what was typed or pasted: `oil, gas` is two. */
export function splitWords(text: string): readonly string[] {
  return text
    .slice(0, maxWords * maxLength)
    .split(separators)
    .map((word) => word.trim().replace(/\s+/g, ' ').slice(0, maxLength))
    .filter((word) => word !== '');
}

export const holdsSeveral = (text: string) => separators.test(text.trim());

const sameWord = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Adds words at the end; one that is there already, in whatever letters, is not added again. */
export function withWords(words: readonly string[], added: readonly string[]): readonly string[] {
  const all = [...words];
  for (const word of added) {
    if (all.length < maxWords && !all.some((one) => sameWord(one, word))) all.push(word);
  }
  return all;
}
