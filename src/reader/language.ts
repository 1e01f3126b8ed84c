const rightToLeft = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr']);
const arabicComma = new Set(['Arab', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

export interface Language {
  /** BCP 47, in its canonical form. */
  readonly tag: string;
  readonly dir: 'ltr' | 'rtl';
  /** What stands between two parts of a line: `, `. */
  readonly comma: string;
}

/** A language by its tag; `undefined` for none, and for what is no language tag. */
export function languageOf(tag: string | undefined): Language | undefined {
  const locale = tag === undefined ? undefined : localeOf(tag);
  if (!locale) return undefined;
  const script = locale.maximize().script ?? 'Latn';
  const comma = arabicComma.has(script) ? '، ' : script.startsWith('Han') ? '，' : script === 'Jpan' ? '、' : ', ';
  return { tag: locale.toString(), dir: rightToLeft.has(script) ? 'rtl' : 'ltr', comma };
}

function localeOf(tag: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag);
  } catch {
    // Agencies send what they like as a language; the browser then looks at the letters.
    return undefined;
  }
}
