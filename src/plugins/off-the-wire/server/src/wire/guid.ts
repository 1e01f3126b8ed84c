/**
 * An id as a URI (RFC 3986): as it is where it is one, else in a name of our own. Many agencies number their copy with what
 * is none, and ninjs and NewsML-G2 ask for one.
 */
export function uriOf(guid: string): string {
  return isUri(guid) && !guid.startsWith(wrapped)
    ? guid
    : wrapped + encodeURIComponent(guid.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** The id that `uriOf` made a URI of; any other URI is itself. */
export function guidOf(uri: string): string {
  if (!uri.startsWith(wrapped)) return uri;
  try {
    return decodeURIComponent(uri.slice(wrapped.length)) || uri;
  } catch (error) {
    if (error instanceof URIError) return uri;
    throw error;
  }
}

/** Whether a text is a URI with a scheme, as RFC 3986 writes them; an address in brackets (IPv6) is none here. */
export function isUri(text: string): boolean {
  return text.length <= 4_000 && uriForm.test(text);
}

/** Whose an id is: RFC 3085 and RFC 4151 begin with a domain (`urn:newsml:dpa.com:...`, `tag:reuters.com,2017:...`). */
export function authorityOf(guid: string | undefined): string | undefined {
  return /^(?:urn:newsml:|tag:)([a-z0-9.-]{3,80})[:,]/i.exec(guid ?? '')?.[1];
}

const wrapped = 'urn:x-off-the-wire:guid:';
const letter = "(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})";
const authority = `//(?:(?:${letter}|:)*@)?${letter}*(?::\\d*)?(?=[/?#]|$)`;
const uriForm = new RegExp(
  `^[A-Za-z][A-Za-z0-9+.-]*:(?:${authority}|(?!//)(?=[^?#]))(?:${letter}|[:@/])*` +
    `(?:\\?(?:${letter}|[:@/?])*)?(?:#(?:${letter}|[:@/?])*)?$`,
);
