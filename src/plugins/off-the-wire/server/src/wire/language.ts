/** A language as BCP 47 writes it: `en_us` is `en-US`; `undefined` for what is no tag. */
export function languageTag(text: string): string | undefined {
  const tag = text.trim().replace(/_/g, '-');
  return tag.length <= 60 && /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,6}$/i.test(tag) ? canonical(tag) : undefined;
}

function canonical(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
