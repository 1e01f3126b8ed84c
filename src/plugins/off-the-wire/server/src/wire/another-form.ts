/**
 * The lines of another form of a text (plain text beside HTML, a second description) that the form which was kept does
 * not have: of the same story in other markup there are none. White space, case and punctuation make no line another.
 */
export function linesBeyond(other: string, kept: readonly (string | undefined)[]): readonly string[] {
  const known = kept.map((text) => letters(text ?? '')).join('\n');
  let from = 0;
  let missed = 0;
  const isKnown = (line: string): boolean => {
    const words = letters(line);
    // In nearly all forms the lines come in the same order: what was found is not gone through again.
    const next = missed > mostMissed ? -1 : known.indexOf(words, from);
    const at = next >= 0 || missed > mostMissed ? next : known.indexOf(words);
    if (at < 0) missed += 1;
    else from = at + words.length;
    return at >= 0;
  };
  return other
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isKnown(line));
}

/** After so many lines that are nowhere the rest is told without looking: to look takes the length of what is kept. */
const mostMissed = 500;

const onlyAscii = /^[\u0000-\u007f]*$/;

function letters(text: string): string {
  if (onlyAscii.test(text)) return text.replace(/[^a-zA-Z0-9]+/g, '').toLowerCase();
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
