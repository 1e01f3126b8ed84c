import type { RawLine } from '../../html/preformatted';
import type { Note } from '../../item';
import type { Message } from './messages';

/** A national version of ISO 646: seven bits, in which letters stand where ASCII has brackets and strokes. */
interface Version {
  /** Whose copy was filed so. */
  readonly of: readonly string[];
  /** Each sign and the letter that it is. */
  readonly letters: string;
  readonly standard: string;
  readonly seen: string;
}

const versions: readonly Version[] = [
  {
    of: ['Ritzau', 'NTB'],
    letters: '[Æ \\Ø ]Å {æ |ø }å',
    standard: 'ISO 646-DK',
    seen: 'ISO 646-DK, -NO; not verified',
  },
  { of: ['TT', 'STT'], letters: '[Ä \\Ö ]Å {ä |ö }å', standard: 'ISO 646-SE', seen: 'ISO 646-SE, -FI; not verified' },
  {
    of: ['dpa', 'APA', 'KNA', 'epd'],
    letters: '[Ä \\Ö ]Ü {ä |ö }ü ~ß',
    standard: 'DIN 66003',
    seen: 'DIN 66003; not verified',
  },
];

const signs = /[[\\\]{|}~]/g;
/** How many of these stand inside words in copy that is surely filed so. */
const least = 2;

/**
 * A message in which an agency's own letters stand for the signs of seven-bit copy: `f|rslaget` -> `förslaget`. Only where
 * the header names an agency that filed so, nothing is above ASCII, and every sign makes a word: brackets round words, a
 * stroke between spaces, leave all of it alone.
 */
export function withNationalLetters(
  message: Message,
  provider: string | undefined,
): { message: Message; notes: readonly Note[] } {
  const version = versions.find(({ of }) => of.includes(provider ?? ''));
  const lines = [...message.lead, ...(message.text ?? [])];
  if (!version || !isFiledSo(lines.map(({ text }) => text).join('\n'), version)) return { message, notes: [] };
  const letters = lettersOf(version);
  const notes: Note[] = [];
  const read = (line: RawLine): RawLine => {
    const text = line.text.replace(signs, (sign) => letters.get(sign) ?? sign);
    if (text === line.text) return line;
    const message = `seven-bit copy, read with the letters of ${version.standard}`;
    notes.push({ rule: 'iptc-7901', message, line: line.number, was: line.text.trim(), is: text.trim() });
    return { ...line, text };
  };
  return { message: { ...message, lead: message.lead.map(read), text: message.text?.map(read) }, notes };
}

function lettersOf({ letters }: Version): ReadonlyMap<string, string> {
  return new Map(letters.split(' ').map((pair) => [pair.charAt(0), pair.charAt(1)]));
}

function isFiledSo(text: string, version: Version): boolean {
  if (/[^\u0000-\u007f]/.test(text)) return false;
  const letters = lettersOf(version);
  let inside = 0;
  for (const { 0: sign, index } of text.matchAll(signs)) {
    const letter = letters.get(sign);
    const [before, after] = [text[index - 1] ?? ' ', text[index + 1] ?? ' '].map((one) => letters.get(one) ?? one);
    if (letter === undefined || before === undefined || after === undefined) return false;
    if (!fits(letter, before, after)) return false;
    if (/\p{L}/u.test(before) && /\p{L}/u.test(after)) inside += 1;
  }
  return inside >= least;
}

/** No capital after a small letter, and a letter beside every letter. */
function fits(letter: string, before: string, after: string): boolean {
  const isCapital = letter !== letter.toLowerCase();
  if (!/\p{L}/u.test(before) && !/\p{L}/u.test(after)) return false;
  return isCapital ? !/\p{Ll}/u.test(before) : !/\p{Lu}/u.test(after);
}
