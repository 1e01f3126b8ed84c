/**
 * Whether a paragraph speaks to editors, not to readers: "(Eds: ...)", "EDITOR'S NOTE _", "ATTENTION - ", and the line in
 * brackets by which Reuters says what is new ("(Adds details, background)"), its contacts in double brackets, Yonhap's
 * "(ATTN: ADDS photo)". AP, AFP, dpa, Reuters: wire-formats 1.2.
 */
export function isToEditors(text: string): boolean {
  const start = text.trim();
  return start.length < 1_000 && (addressed.test(start) || advisory.test(start));
}

/** Who is spoken to. */
const addressed =
  /^(?:\(\([^()]{1,400}\)\)$|\(ATTN\s?:|\(?(?:Eds|Editors?|EDS|EDITORS?|Attention [Ee]ditors|ATTENTION EDITORS)\s?(?::|--?\s|_\s)|\(?EDITOR['’]?S['’]? NOTE\s?(?::|--?|_|—|–)|ATTENTION\s[-–—]\s)/;
/** What was done to the copy. */
const advisory =
  /^\((?:Adds|Updates|Recasts|Corrects|Rewrites|Refiles|Repeats|Removes|Changes|Restores|Clarifies|Inserts|Deletes|Fixes)\b[^()]{1,300}\)$/;
