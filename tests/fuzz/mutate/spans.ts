/** An element of XML or HTML by its places in the text. */
export interface Span {
  readonly name: string;
  /** Of its start tag's `<`, and where its content begins. */
  readonly start: number;
  readonly inner: number;
  /** Where its content ends, and behind its end tag. */
  readonly innerEnd: number;
  readonly end: number;
  readonly depth: number;
}

const pieces =
  /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![^>]*>|<(\/?)([A-Za-z_][\w:.-]*)((?:"[^"]*"|'[^']*'|[^<>"'])*)>/g;

/** The elements that have both ends, or are empty; others are passed over. */
export function spansOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  const open: { name: string; start: number; inner: number }[] = [];
  for (const match of text.matchAll(pieces)) {
    const [piece, slash, name, rest = ''] = match;
    const end = match.index + piece.length;
    if (name === undefined) continue;
    if (slash === '/') {
      const last = open.findLastIndex((one) => one.name === name);
      const begun = open[last];
      if (begun === undefined) continue;
      open.length = last;
      spans.push({ ...begun, innerEnd: match.index, end, depth: last });
    } else if (rest.endsWith('/')) {
      spans.push({ name, start: match.index, inner: end, innerEnd: end, end, depth: open.length });
    } else open.push({ name, start: match.index, inner: end });
  }
  return spans;
}

/** An attribute of a start tag by its places in the text; the value without its quotes. */
export interface AttributeSpan {
  readonly name: string;
  readonly start: number;
  readonly value: number;
  readonly valueEnd: number;
}

export function attributesIn(text: string): readonly AttributeSpan[] {
  const found: AttributeSpan[] = [];
  for (const { index, 0: all, 1: before = '', 2: name = '', 3: value = '' } of text.matchAll(
    /(\s)([\w:.-]+)=("[^"<>]*"|'[^'<>]*')/g,
  )) {
    const start = index + before.length;
    found.push({ name, start, value: index + all.length - value.length + 1, valueEnd: index + all.length - 1 });
  }
  return found;
}

/** Runs of text between tags that say something. */
export function textsIn(text: string): readonly (readonly [number, number])[] {
  return [...text.matchAll(/>([^<>]*[^<>\s][^<>]*)</g)].map(({ index, 1: said = '' }) => [
    index + 1,
    index + 1 + said.length,
  ]);
}
