import type { Note } from '../item';
import { binaryKind } from './binary';
import { decodeDos } from './dos';
import { bestEvidence, everydayIn } from './evidence';

/** Bytes as text: `charset` is the Encoding Standard's name in lower case, the byte order mark is gone. */
export type Decoded =
  | { readonly text: string; readonly charset: string; readonly notes: readonly Note[] }
  | { readonly problem: string };

/**
 * Bytes as text: by the byte order mark (UTF-16 and ISO-2022-JP show themselves without one, too), else the declared
 * charset parameter, else what the text says of itself (XML declaration, HTML meta), else by evidence: UTF-8 if every byte
 * agrees, or nearly every one, then what reads most plausibly (charset-evidence.ts). A declaration that the bytes contradict is dropped with a
 * note. Bytes that are no text at all give a problem.
 */
export function decode(bytes: Uint8Array, contentType?: string): Decoded {
  const declared = declaredCharset(contentType);
  const marked = byteOrderMark(bytes) ?? unmarkedUtf16(bytes) ?? iso2022(bytes);
  if (marked !== undefined) {
    return { text: read(bytes, marked, false) ?? '', charset: marked, notes: contradicted(declared, marked) };
  }
  const kind = binaryKind(bytes);
  if (kind !== undefined) {
    return { problem: `These bytes are ${kind}, not text.` };
  }
  const own = ownCharset(bytes);
  return asDeclared(bytes, declared, own) ?? asDeclared(bytes, own, declared) ?? byEvidence(bytes, declared ?? own);
}

/** WHATWG Encoding 4.2: single-byte labels never fail, so they are no evidence against bytes that are valid UTF-8; nor is UTF-16 without a NUL. */
const singleByte = /^(?:windows-125\d|cp(?:437|85[02]|865)|iso-8859-\d+|macintosh|ibm866|koi8-[ru])$/;

/** By a declaration, unless the bytes or, of single bytes that fit anything, the other declaration say otherwise. */
function asDeclared(bytes: Uint8Array, declared: string | undefined, other: string | undefined): Decoded | undefined {
  const text = declared === undefined ? undefined : read(bytes, declared, true);
  if (declared === undefined || text === undefined) {
    return undefined;
  }
  const fitsAnything = declared.startsWith('utf-16')
    ? !bytes.includes(0)
    : singleByte.test(declared) && !isAscii(bytes);
  return fitsAnything && read(bytes, 'utf-8', true) !== undefined
    ? undefined
    : { text, charset: declared, notes: contradicted(other, declared) };
}

function byEvidence(bytes: Uint8Array, declared: string | undefined): Decoded {
  const utf8 = read(bytes, 'utf-8', true);
  if (utf8 !== undefined) {
    return { text: utf8, charset: 'utf-8', notes: contradicted(declared, 'utf-8') };
  }
  const damaged = damagedUtf8(bytes, declared);
  if (damaged !== undefined) {
    return { text: damaged, charset: 'utf-8', notes: [...contradicted(declared, 'utf-8'), ...unreadable(damaged)] };
  }
  const charset = bestEvidence(bytes);
  const text = charset === undefined ? undefined : read(bytes, charset, false);
  if (charset === undefined || text === undefined) {
    return { problem: 'These bytes are text in no character encoding that could be found out.' };
  }
  return { text, charset, notes: [...contradicted(declared, charset), ...unreadable(text)] };
}

/**
 * UTF-8 in which some bytes were lost: to read all of it as something else would spoil every other letter. What is in
 * another encoding has next to no sequences that are sound UTF-8; without a declaration much more of them is asked for.
 */
function damagedUtf8(bytes: Uint8Array, declared: string | undefined): string | undefined {
  if (declared !== undefined && declared !== 'utf-8') return undefined;
  const text = read(bytes, 'utf-8', false) ?? '';
  const sound = text.match(/[^\u0000-\u007f\ufffd]/gu)?.length ?? 0;
  const places = text.match(/\ufffd+/g)?.length ?? 0;
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  const asked = declared === undefined ? 10 : 1;
  return places * asked <= sound && lost <= 4 * sound ? text : undefined;
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
  return named(/;\s*charset\s*=\s*"?([\w.:+-]{1,40})/i.exec(contentType?.slice(0, 500) ?? '')?.[1]);
}

/** What an XML declaration or a meta element among the first kilobyte says; of UTF-16 it cannot, being read as ASCII. */
function ownCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  if (!/^[\s\u00ef\u00bb\u00bf]*</.test(head)) {
    return undefined;
  }
  const xml = /^\s*<\?xml\s[^<>]{0,100}?encoding\s{0,5}=\s{0,5}["']([\w.:+-]{1,40})["']/.exec(head);
  const meta = /<meta\s[^<>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w.:+-]{1,40})/i.exec(head);
  const name = named((xml ?? meta)?.[1]);
  return name?.startsWith('utf-16') ? 'utf-8' : name;
}

function named(label: string | undefined): string | undefined {
  if (label === undefined) {
    return undefined;
  }
  const name = encodingName(label) ?? label.toLowerCase().replace(/^(?:ibm|dos|cs(?:ibm|pc)?)-?(?=\d{3}$)/, 'cp');
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

/**
 * UTF-16 has a NUL in every second place of its ASCII and in the others none. Copy in other scripts has only few, those of
 * its spaces and line ends, and some in the other places (U+4E00): there the text itself must read as prose.
 */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 1_024);
  if (!sample.includes(0) || bytes.length % 2 > 0) {
    return undefined;
  }
  const nuls = [0, 0];
  sample.forEach((byte, at) => {
    nuls[at % 2] = (nuls[at % 2] ?? 0) + (byte === 0 ? 1 : 0);
  });
  const [even = 0, odd = 0] = nuls;
  const least = sample.length * 0.2;
  if (odd > least && even === 0) return 'utf-16le';
  if (even > least && odd === 0) return 'utf-16be';
  return ['utf-16le', 'utf-16be'].find((charset) => isProse(read(sample, charset, false) ?? ''));
}

/** Letters of a script that is written with an alphabet, or everyday ideographs and syllables, and little else. */
function isProse(text: string): boolean {
  const known = text.match(/[\u0020-\u007e\u00a0-\u0e7f\u2010-\u2026\s\u3001-\u30ff\uff01-\uff5e]/g)?.length ?? 0;
  const strange = /[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/.test(text);
  return !strange && (known > text.length * 0.85 || known + everydayIn(text) > text.length * 0.5);
}

/** The escape sequences of ISO-2022-JP (RFC 1468), in bytes of which none is above ASCII. */
function iso2022(bytes: Uint8Array): string | undefined {
  const at = bytes.indexOf(0x1b);
  if (at < 0 || bytes[at + 1] !== 0x24 || (bytes[at + 2] !== 0x42 && bytes[at + 2] !== 0x40) || !isAscii(bytes)) {
    return undefined;
  }
  return read(bytes, 'iso-2022-jp', true) === undefined ? undefined : 'iso-2022-jp';
}

/** The text, or `undefined` where `strict` and a byte does not belong. An unknown label reads nothing. */
function read(bytes: Uint8Array, charset: string, strict: boolean): string | undefined {
  const dos = decodeDos(bytes, charset);
  if (dos !== undefined) return dos;
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
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) >= 0x80) return false;
  return true;
}
