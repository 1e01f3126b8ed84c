import { binaryKind } from './binary';
import { bestEvidence } from './charset-evidence';
import type { Note } from './item';

/** Bytes as text: `charset` is the Encoding Standard's name in lower case, the byte order mark is gone. */
export type Decoded =
  | { readonly text: string; readonly charset: string; readonly notes: readonly Note[] }
  | { readonly problem: string };

/**
 * Bytes as text: by the byte order mark (UTF-16 shows itself without one, too), else the declared charset parameter, else by evidence (UTF-8 if every byte
 * agrees, then what reads most plausibly of GB18030, Big5, Shift_JIS, EUC-JP, EUC-KR and windows-1252).
 * A declaration that the bytes contradict is dropped with a note. Bytes that are no text at all give a problem.
 */
export function decode(bytes: Uint8Array, contentType?: string): Decoded {
  const declared = declaredCharset(contentType);
  const marked = byteOrderMark(bytes) ?? unmarkedUtf16(bytes);
  if (marked !== undefined) {
    return { text: read(bytes, marked, false) ?? '', charset: marked, notes: contradicted(declared, marked) };
  }
  const kind = binaryKind(bytes);
  if (kind !== undefined) {
    return { problem: `These bytes are ${kind}, not text.` };
  }
  return asDeclared(bytes, declared) ?? byEvidence(bytes, declared);
}

/** WHATWG Encoding 4.2: single-byte labels never fail, so they are no evidence against bytes that are valid UTF-8. */
const singleByte = /^(?:windows-125\d|iso-8859-\d+|macintosh|ibm866|koi8-[ru])$/;

function asDeclared(bytes: Uint8Array, declared: string | undefined): Decoded | undefined {
  const text = declared === undefined ? undefined : read(bytes, declared, true);
  if (declared === undefined || text === undefined) {
    return undefined;
  }
  return singleByte.test(declared) && !isAscii(bytes) && read(bytes, 'utf-8', true) !== undefined
    ? undefined
    : { text, charset: declared, notes: [] };
}

function byEvidence(bytes: Uint8Array, declared: string | undefined): Decoded {
  const utf8 = read(bytes, 'utf-8', true);
  if (utf8 !== undefined) {
    return { text: utf8, charset: 'utf-8', notes: contradicted(declared, 'utf-8') };
  }
  const charset = bestEvidence(bytes);
  const text = charset === undefined ? undefined : read(bytes, charset, false);
  if (charset === undefined || text === undefined) {
    return { problem: 'These bytes are text in no character encoding that could be found out.' };
  }
  return { text, charset, notes: [...contradicted(declared, charset), ...unreadable(text)] };
}

function contradicted(declared: string | undefined, charset: string): readonly Note[] {
  return declared === undefined || declared === charset
    ? []
    : [
        {
          rule: 'charset',
          message: `Declared as ${declared}, but the bytes are ${charset}.`,
          was: declared,
          is: charset,
        },
      ];
}

function unreadable(text: string): readonly Note[] {
  const count = text.split('\ufffd').length - 1;
  return count === 0
    ? []
    : [{ rule: 'charset', message: `${count} characters could not be read and stand as U+FFFD.` }];
}

/** The charset parameter as the Encoding Standard names it; the Chinese ones are read as GB18030, which holds them. */
function declaredCharset(contentType: string | undefined): string | undefined {
  const label = /;\s*charset\s*=\s*"?([\w.:+-]{1,40})/i.exec(contentType?.slice(0, 500) ?? '')?.[1];
  if (label === undefined) {
    return undefined;
  }
  const name = encodingName(label) ?? label.toLowerCase();
  return name === 'gbk' ? 'gb18030' : name;
}

function encodingName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (isRefusal(error)) {
      return undefined;
    }
    throw error;
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return 'utf-8';
  }
  return first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** ASCII in UTF-16 has a NUL in every second place, and in the others none. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 1_024);
  if (!sample.includes(0)) {
    return undefined;
  }
  const nuls = [0, 0];
  sample.forEach((byte, at) => {
    nuls[at % 2] = (nuls[at % 2] ?? 0) + (byte === 0 ? 1 : 0);
  });
  const [even = 0, odd = 0] = nuls;
  const least = sample.length * 0.2;
  return odd > least && even === 0 ? 'utf-16le' : even > least && odd === 0 ? 'utf-16be' : undefined;
}

/** The text, or `undefined` where `strict` and a byte does not belong. An unknown label reads nothing. */
function read(bytes: Uint8Array, charset: string, strict: boolean): string | undefined {
  try {
    const text = new TextDecoder(charset, { fatal: strict }).decode(bytes);
    return charset === 'windows-1252' ? windows1252(text) : text;
  } catch (error) {
    if (isRefusal(error)) {
      return undefined;
    }
    throw error;
  }
}

/** TextDecoder's own errors: a label it does not know, a byte that does not belong. */
function isRefusal(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_ENCODING_')
  );
}

const upperControls = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Some releases of Node read windows-1252 as Latin-1 (nodejs/node 56542), which leaves quotes and dashes as controls. */
function windows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => upperControls[control.charCodeAt(0) - 0x80] ?? control);
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}
