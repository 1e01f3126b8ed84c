/**
 * Ids for copy of formats that give none (IPTC 7901, ANPA 1312): they name one message, not a story. The same message
 * has the same id whenever and by whatever line it comes, so that a resend is recognised; the next lead of the story
 * has another, so that story/key.ts goes on asking for its keywords.
 */

const mark = 'message:';

/** An id of the agency's own numbers, in lower case. Parts without a value are left out. */
export function messageGuid(...parts: readonly (string | undefined)[]): string {
  return mark + parts.flatMap((part) => (part ? [part.toLowerCase().replace(/\s+/g, '-')] : [])).join(':');
}

/** Whether an id names one message or one copy only, and says nothing of its story. */
export function isMessageGuid(guid: string): boolean {
  return guid.startsWith(mark) || isCopyGuid(guid);
}

/**
 * A guid for copy that came without one, made of what is the same however often and under whatever number it is sent.
 * A later version of the story has another: its keyword joins them (story/key.ts).
 *
 * @param format first word of the guid: `anpa`.
 * @param names what is readable in it: provider, keyword, day. Absent ones are left out.
 * @param copy the words that readers get, of which only a digest is in it, whatever their case.
 */
export function copyGuid(
  format: string,
  names: readonly (string | undefined)[],
  copy: readonly (string | undefined)[],
): string {
  const readable = names.map((name) => slug(name ?? '')).filter((name) => name !== '');
  // Reuters signs a copy REUTER for one desk and Reuter for the next.
  const folded = copy.join('\u0000').toLowerCase().replace(/\s+/g, ' ');
  return [`urn:x-${format}`, ...readable, fingerprint(folded)].join(':');
}

/** Whether a guid was made by `copyGuid`, and so names a copy and not a story. */
export function isCopyGuid(guid: string): boolean {
  return /^urn:x-[a-z\d]{1,20}:.*[\da-f]{16}$/.test(guid.slice(0, 300));
}

/** The day that stands in such a guid, without a year: `11-20`. */
export function dayInCopyGuid(guid: string): string | undefined {
  const day = isCopyGuid(guid) ? /:(\d\d-\d\d):[\da-f]{16}$/.exec(guid.slice(0, 300))?.[1] : undefined;
  return day !== undefined && /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(day) ? day : undefined;
}

/** Sixteen hexadecimal digits that tell one text from another (FNV-1a, twice): for numbers that come again every day. */
export function fingerprint(text: string): string {
  let [one, other] = [0x811c9dc5, 0x1000193];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193) >>> 0;
    other = Math.imul(other + unit, 0x85ebca6b) >>> 0;
  }
  return [one, other].map((half) => half.toString(16).padStart(8, '0')).join('');
}

function slug(text: string): string {
  return text
    .slice(0, 80)
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-|-$/g, '');
}
