import type { Random } from '../random';
import { type Mutation, replaced, run, sizeOf } from './mutation';
import { pieces } from './nasty';

const place = (text: string, random: Random) => random.int(text.length + 1);
const byte = (random: Random) => String.fromCharCode(random.int(256));

/** Two places in order. */
function stretch(text: string, random: Random): readonly [number, number] {
  const from = place(text, random);
  return [from, Math.min(text.length, from + random.between(1, random.pick([4, 64, 1_000, 10_000])))];
}

/** What happens to bytes on their way, whatever they say. */
export const rawMutations: readonly Mutation[] = [
  {
    name: 'flip',
    apply(text, random) {
      const bytes = Buffer.from(text, 'latin1');
      for (let count = random.pick([1, 2, 8, 64]); count > 0 && bytes.length > 0; count -= 1) {
        const at = random.int(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8));
      }
      return bytes.toString('latin1');
    },
  },
  { name: 'cut', apply: (text, random) => text.slice(0, place(text, random)) },
  { name: 'behead', apply: (text, random) => text.slice(place(text, random)) },
  { name: 'drop', apply: (text, random) => replaced(text, ...stretch(text, random), '') },
  {
    name: 'double',
    apply(text, random) {
      const [from, to] = stretch(text, random);
      return replaced(text, to, to, run(text.slice(from, to), random.pick([1, 2, 100, 10_000])));
    },
  },
  {
    name: 'whole again',
    apply: (text, random) => run(text + random.pick(['', '\n', '\r\n', '\0', '\x03']), random.pick([2, 3, 50])),
  },
  {
    name: 'splice',
    apply(text, random, seeds) {
      const other = random.anyOf(seeds)?.text ?? '';
      const [from, to] = random.chance(0.5) ? stretch(other, random) : [place(other, random), other.length];
      const at = place(text, random);
      return replaced(text, at, random.chance(0.5) ? at : text.length, other.slice(from, to));
    },
  },
  {
    name: 'run of a byte',
    apply(text, random) {
      const at = place(text, random);
      return replaced(text, at, at, run(byte(random), sizeOf(random), 900_000));
    },
  },
  {
    name: 'run of a piece',
    apply(text, random) {
      const at = place(text, random);
      return replaced(text, at, at, run(random.anyOf(pieces) ?? ' ', sizeOf(random), 500_000));
    },
  },
  {
    name: 'noise',
    apply(text, random) {
      const [from, to] = stretch(text, random);
      return replaced(text, from, to, Array.from({ length: to - from }, () => byte(random)).join(''));
    },
  },
  { name: 'charset', apply: reencoded },
  {
    name: 'line ends',
    apply: (text, random) =>
      text.replace(/\r?\n/g, random.pick(['\r\n', '\r', '\r\r\n', '\n\n', '', ' ', '\x0c', '\x85', '\xe2\x80\xa8'])),
  },
  {
    name: 'mark',
    apply: (text, random) =>
      random.pick([
        '\xef\xbb\xbf',
        '\xff\xfe',
        '\xfe\xff',
        '\0\0\xfe\xff',
        '\x1f\x8b\x08',
        'PK\x03\x04',
        '\x01',
        '%PDF-',
      ]) + text,
  },
];

/** The same letters in another encoding, mostly without a word about it. */
function reencoded(text: string, random: Random): string {
  const said = Buffer.from(text, 'latin1');
  const as = random.pick(['utf16le', 'utf16be', 'twice', 'utf-7', 'declared', 'high']);
  if (as === 'twice') return Buffer.from(text, 'utf8').toString('latin1');
  if (as === 'utf-7') return text.replace(/[<>&"]/g, (sign) => `+AD${sign.charCodeAt(0).toString(16)}-`);
  if (as === 'high') return text.replace(/[a-z]/g, (letter) => (random.chance(0.1) ? byte(random) : letter));
  if (as === 'declared') {
    const charset = random.pick([
      'gb18030',
      'big5',
      'shift_jis',
      'euc-kr',
      'utf-16',
      'windows-1252',
      'x-user-defined',
      '%s',
    ]);
    return text.replace(/(encoding=|charset=)(["']?)[\w-]+/i, `$1$2${charset}`);
  }
  const wide = Buffer.from(said.toString('utf8'), 'utf16le');
  const marked = random.chance(0.5) ? Buffer.concat([Buffer.from([0xff, 0xfe]), wide]) : wide;
  return (as === 'utf16be' ? Buffer.from(marked).swap16() : marked).toString('latin1');
}
