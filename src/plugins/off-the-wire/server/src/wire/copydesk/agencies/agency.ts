/** A label that an agency puts before a headline. */
export interface SeriesLabel {
  readonly label: string;
  /** How it stands before the headline: `China Focus: X`, `(News Focus) X`, `FOREX-X`. */
  readonly form: 'colon' | 'brackets' | 'hyphen';
  /** Kept before the headline for readers. A bare genre ("Interview") is not. */
  readonly kicker?: true;
  /** IPTC's genre, only where it follows from the label. */
  readonly genre?: string;
  /** Where the habit was seen. */
  readonly seen: string;
}

/** A headline that is the same every day, of which the words are the headline. */
export interface Fixture {
  readonly pattern: RegExp;
  readonly genre: string;
  readonly seen: string;
}

/** An agency's habits, as data. Terminators are in `wire/terminators.ts`, where formats can see them. */
export interface Agency {
  /** As we write it: the value of `provider`. */
  readonly name: string;
  /** As copy spells it: in datelines, on pages, in other languages. Case does not matter. */
  readonly spellings: readonly string[];
  readonly series: readonly SeriesLabel[];
  readonly fixtures?: readonly Fixture[];
  /** Where the spellings were seen. */
  readonly seen: string;
}

/** Rows of labels that share their form and where they were seen, from a list of `label` or `label = genre`. */
export function labels(
  row: Omit<SeriesLabel, 'label' | 'genre'>,
  list: readonly (string | readonly [label: string, genre: string])[],
): readonly SeriesLabel[] {
  return list.map((entry) =>
    typeof entry === 'string' ? { ...row, label: entry } : { ...row, label: entry[0], genre: entry[1] },
  );
}
