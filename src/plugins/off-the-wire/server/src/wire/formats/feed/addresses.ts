/**
 * HTML whose relative addresses (`/images/1.jpg`) are whole, as readers of feeds take them: against what the feed says
 * (`xml:base`), else against the entry's page. What is no address stays as it is.
 */
export function withWholeAddresses(html: string, base: string | undefined): string {
  if (base === undefined || !relative.test(html)) return html;
  return html.replace(linking, (tag) =>
    tag.replace(address, (pair, name: string, ...values: (string | undefined)[]) => {
      const whole = wholeAddress(values[0] ?? values[1], base);
      return whole === undefined ? pair : `${name}="${whole.replace(/"/g, '%22')}"`;
    }),
  );
}

/** An address on the web, made whole with `base` where it is relative. */
export function wholeAddress(written: string | undefined, base: string | undefined): string | undefined {
  const text = written?.trim();
  if (!text) return undefined;
  if (hasScheme.test(text) || base === undefined || text.startsWith('#'))
    return hasScheme.test(text) ? text : undefined;
  const whole = text.replace(/&amp;/g, '&');
  return URL.canParse(whole, base) ? new URL(whole, base).href : undefined;
}

const hasScheme = /^[a-z][a-z0-9+.-]{0,30}:/i;
const relative = /(?:href|src)\s{0,5}=\s{0,5}["'](?![a-z][a-z0-9+.-]{0,30}:|#)/i;
const linking = /<(?:a|img)\s[^<>]{0,4000}>/gi;
const address = /(?<=\s)(href|src)\s{0,5}=\s{0,5}(?:"([^"]{1,2000})"|'([^']{1,2000})')/gi;
