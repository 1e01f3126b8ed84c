/** What binary bytes are, in words for a message: `a PNG picture`. `undefined` for bytes that may be text. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  return signatures.find(({ at = 0, starts }) => matches(bytes, at, starts))?.kind ?? shapeless(bytes);
}

interface Signature {
  readonly kind: string;
  readonly at?: number;
  /** Latin-1 characters, one a byte. */
  readonly starts: string;
}

const signatures: readonly Signature[] = [
  { kind: 'a PNG picture', starts: '\x89PNG\r\n' },
  { kind: 'a JPEG picture', starts: '\xff\xd8\xff' },
  { kind: 'a GIF picture', starts: 'GIF8' },
  { kind: 'a TIFF picture', starts: 'II*\0' },
  { kind: 'a TIFF picture', starts: 'MM\0*' },
  { kind: 'a WebP picture or a sound', starts: 'RIFF' },
  { kind: 'a video', at: 4, starts: 'ftyp' },
  { kind: 'a sound', starts: 'ID3' },
  { kind: 'a sound', starts: 'OggS' },
  { kind: 'a PDF', starts: '%PDF-' },
  { kind: 'a zip archive or an Office document', starts: 'PK\x03\x04' },
  { kind: 'a gzip archive', starts: '\x1f\x8b' },
  { kind: 'a 7z archive', starts: '7z\xbc\xaf' },
  { kind: 'a RAR archive', starts: 'Rar!\x1a' },
  { kind: 'a bzip2 archive', starts: 'BZh9' },
  { kind: 'an xz archive', starts: '\xfd7zXZ' },
  { kind: 'a Zstandard archive', starts: '\x28\xb5\x2f\xfd' },
  { kind: 'an old Office document', starts: '\xd0\xcf\x11\xe0' },
  { kind: 'a program', starts: '\x7fELF' },
  { kind: 'a program', starts: 'MZ\x90\0' },
  { kind: 'a SQLite database', starts: 'SQLite format 3\0' },
];

function matches(bytes: Uint8Array, at: number, starts: string): boolean {
  for (let i = 0; i < starts.length; i += 1) {
    if (bytes[at + i] !== starts.charCodeAt(i)) {
      return false;
    }
  }
  return true;
}

/**
 * Wire copy of the seventies frames its text with control characters (SOH, STX, DC1 to DC4, ...), so only many of them,
 * or NULs, tell. Text in UTF-16 without a mark must be told before: half its bytes are NUL.
 */
function shapeless(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4_096);
  let nuls = 0;
  let controls = 0;
  // Counted by place: to be handed each byte costs three times as much, and every delivery goes through here.
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at] ?? 0;
    if (byte >= 0x20 || (byte >= 0x08 && byte <= 0x0d)) continue;
    nuls += byte === 0 ? 1 : 0;
    controls += 1;
  }
  return nuls > sample.length / 100 || controls > sample.length * 0.3 ? 'binary data' : undefined;
}
