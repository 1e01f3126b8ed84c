/** Latin letters lose their accents; letters of other scripts are kept out, since addresses travel badly with them. */
export function slugify(text: string, length = 80): string {
  const latin = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();
  return latin
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, length)
    .replace(/^-+|-+$/g, '');
}

/**
 * The end of an article's page address. It is made once, from the first headline and the document's own id, and stays
 * through every later headline: no look-up, no clash, no broken link.
 */
export function webAddress(headline: string, documentId: string): string {
  const words = slugify(headline).replace(/-[^-]*$/, (last) => (headline.length > 80 ? '' : last));
  const mark = documentId.slice(-8);
  return words ? `${words}-${mark}` : mark;
}
