import { Gunzip, Unzip, UnzipInflate } from 'fflate';
import { parseTar } from 'nanotar';
import type { UnreadableItem } from './item';
import { PastLimit, type WireLimits } from './limits';

/** A file that was in a container. */
export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a container holds; what could not be unpacked is named, and costs none of the others. */
export interface Unpacked {
  readonly kind: 'gzip' | 'zip' | 'tar';
  readonly entries: readonly Entry[];
  readonly unreadable: readonly UnreadableItem[];
}

/** Counts what comes out of a delivery, over all its containers. Throws `PastLimit`. */
export interface Budget {
  take(bytes: number): void;
  takeFile(): void;
}

export function budget(limits: WireLimits): Budget {
  let bytes = 0;
  let files = 0;
  return {
    take(more) {
      bytes += more;
      if (bytes > limits.unpackedBytes) throw new PastLimit('unpackedBytes', limits);
    },
    takeFile() {
      files += 1;
      if (files > limits.files) throw new PastLimit('files', limits);
    },
  };
}

/**
 * How to open gzip (RFC 1952), zip and tar, told by their first bytes; `undefined` for anything else. To open one throws
 * `PastLimit`.
 */
export function unpacking(bytes: Uint8Array, name: string | undefined, spend: Budget): (() => Unpacked) | undefined {
  if (starts(bytes, 0, '\x1f\x8b\x08')) return () => gunzip(bytes, name, spend);
  if (starts(bytes, 0, 'PK\x03\x04') && !isOffice(bytes)) return () => unzip(bytes, spend);
  if (starts(bytes, 257, 'ustar')) return () => untar(bytes, spend);
  return undefined;
}

function starts(bytes: Uint8Array, at: number, signature: string): boolean {
  return (
    bytes.length >= at + signature.length && [...signature].every((sign, i) => bytes[at + i] === sign.charCodeAt(0))
  );
}

/** Office documents are zip files, too: their first entry says so. */
function isOffice(bytes: Uint8Array): boolean {
  return ['[Content_Types].xml', 'mimetype', '_rels/.rels'].some((first) => starts(bytes, 30, first));
}

/** Input goes in by small pieces, so that a bomb is noticed before it has gone off. */
const piece = 16 * 1024;

function feed(bytes: Uint8Array, push: (some: Uint8Array, isLast: boolean) => void): void {
  for (let at = 0; at < bytes.length; at += piece) push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
}

function gunzip(bytes: Uint8Array, name = '', spend: Budget): Unpacked {
  const pieces: Uint8Array[] = [];
  const stream = new Gunzip((some) => {
    spend.take(some.length);
    pieces.push(some);
  });
  const problem = attempt(() => feed(bytes, (some, isLast) => stream.push(some, isLast)));
  const inner = name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');
  if (problem !== undefined)
    return { kind: 'gzip', entries: [], unreadable: [{ at: inner || 'gzip', reason: problem }] };
  return { kind: 'gzip', entries: [{ name: inner, bytes: joined(pieces) }], unreadable: [] };
}

function unzip(bytes: Uint8Array, spend: Budget): Unpacked {
  const entries: Entry[] = [];
  const unreadable: UnreadableItem[] = [];
  const stream = new Unzip((file) => {
    spend.takeFile();
    if (isFurniture(file.name)) return;
    const pieces: Uint8Array[] = [];
    file.ondata = (error, some, isLast) => {
      if (error instanceof PastLimit) throw error;
      if (error) {
        unreadable.push({ at: file.name, reason: `It could not be unpacked: ${error.message}` });
        return;
      }
      spend.take(some.length);
      pieces.push(some);
      if (isLast) entries.push({ name: file.name, bytes: joined(pieces) });
    };
    file.start();
  });
  stream.register(UnzipInflate);
  const problem = attempt(() => feed(bytes, (some, isLast) => stream.push(some, isLast)));
  if (problem !== undefined) unreadable.push({ at: 'zip', reason: problem });
  return { kind: 'zip', entries, unreadable };
}

function untar(bytes: Uint8Array, spend: Budget): Unpacked {
  const entries: Entry[] = [];
  const problem = attempt(() => {
    for (const { name, type, data } of parseTar(bytes)) {
      spend.takeFile();
      if (type !== 'file' || data === undefined || isFurniture(name)) continue;
      spend.take(data.length);
      entries.push({ name, bytes: data });
    }
  });
  return { kind: 'tar', entries, unreadable: problem === undefined ? [] : [{ at: 'tar', reason: problem }] };
}

/** Folders, and what systems put beside files for themselves. */
const isFurniture = (name: string) => /(?:^|\/)(?:__MACOSX\/.*|\.[^/]*|Thumbs\.db|desktop\.ini)$|\/$/i.test(name);

/** The reason why it failed, in words; `undefined` where it did not. */
function attempt(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof PastLimit) throw error;
    return `It could not be unpacked: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, { length: more }) => length + more, 0));
  let at = 0;
  for (const some of pieces) {
    whole.set(some, at);
    at += some.length;
  }
  return whole;
}
