/**
 * A guid for copy that came without one, made of what is the same however often and under whatever number it is sent.
 * A later version of the story has another: its keyword joins them (story/key.ts).
 *
 * @param format first word of the guid: `anpa`.
 * @param names what is readable in it: provider, keyword, day. Absent ones are left out.
 * @param copy the words that readers get, of which only a digest is in it.
 */
export function copyGuid(
  format: string,
  names: readonly (string | undefined)[],
  copy: readonly (string | undefined)[],
): string {
  const readable = names.map((name) => slug(name ?? '')).filter((name) => name !== '');
  return [`urn:x-${format}`, ...readable, digest(copy.join('\u0000'))].join(':');
}

/** Whether a guid was made by `copyGuid`, and so names a copy and not a story. */
export function isCopyGuid(guid: string): boolean {
  return /^urn:x-[a-z\d]{1,20}:.*[\da-f]{16}$/.test(guid.slice(0, 300));
}

function slug(text: string): string {
  return text
    .slice(0, 80)
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** FNV-1a over UTF-16 units, twice with other seeds: 64 bits, which tell copies of one keyword and day apart. */
function digest(text: string): string {
  const hashed = (seed: number) => {
    let hash = seed;
    for (let at = 0; at < text.length; at += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    }
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return hashed(0x811c9dc5) + hashed(0x2f0b4c47);
}
