/**
 * The lines of another form of a text (plain text beside HTML, a second description) that the form which was kept does
 * not have: of the same story in other markup there are none. White space, case and punctuation make no line another.
 */
export function linesBeyond(other: string, kept: readonly (string | undefined)[]): readonly string[] {
  const known = kept.map((text) => letters(text ?? '')).join('\n');
  return other
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !known.includes(letters(line)));
}

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
