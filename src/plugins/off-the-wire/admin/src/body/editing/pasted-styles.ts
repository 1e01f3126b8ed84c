/**
 * What mail programs and word processors write as styles. `span` in bold is `strong`; Google Docs wraps everything that
 * it copies in a `b` that is not bold.
 */
export function spanTag(element: HTMLElement): string | undefined {
  const { fontWeight, fontStyle } = element.style;
  if (element.localName === 'b' && /^(?:normal|400)$/.test(fontWeight)) return 'span';
  if (element.localName !== 'span') return undefined;
  if (/^(?:bold|bolder|[6-9]00)$/.test(fontWeight)) return 'strong';
  return fontStyle === 'italic' ? 'em' : undefined;
}

/** Word's lists are paragraphs with the bullet typed before them: they become lists, and the bullets go. */
export function wordLists(parsed: Document): void {
  let list: Element | undefined;
  for (const item of parsed.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) {
    const marker = item.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]');
    if (marker === null) continue;
    const tag = /^\s*(?:\d|[a-z]{1,4}[.)])/i.test(marker.textContent ?? '') ? 'ol' : 'ul';
    marker.remove();
    if (list === undefined || list.localName !== tag || item.previousElementSibling !== list) {
      list = parsed.createElement(tag);
      item.before(list);
    }
    const entry = parsed.createElement('li');
    entry.append(...item.childNodes);
    list.append(entry);
    item.remove();
  }
}
