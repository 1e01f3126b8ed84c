import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The research collection lies outside the repository: it is read where it is at hand, and never copied. */
const folder = path.join(__dirname, '..', '..', '..', 'shared', 'samples', 'reuters-21578');

export const hasCollection = existsSync(folder);

/** A story of the collection. */
export interface Story {
  /** NEWID: from 1 in the order in which they are collected. */
  readonly id: number;
  /** When it moved, ISO 8601, as its markup says and its envelope does not. */
  readonly moved: string;
  /** The raw envelope, then the text as it moved. */
  readonly message: string;
}

/** The 21,578 stories, in the order in which they moved. */
export function collection(): readonly Story[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.gz'));
  const stories = files.sort().flatMap((file) => {
    const sgml = gunzipSync(readFileSync(path.join(folder, file))).toString('latin1');
    return (sgml.match(/<REUTERS [\s\S]*?<\/REUTERS>/g) ?? []).map(storyOf);
  });
  return [...stories].sort((one, other) =>
    one.moved < other.moved ? -1 : one.moved > other.moved ? 1 : one.id - other.id,
  );
}

function storyOf(sgml: string): Story {
  const envelope = [...sgml.matchAll(/<UNKNOWN>([\s\S]*?)<\/UNKNOWN>/g)].map((match) => match[1]).join('\n');
  const text = /<TEXT[^>]*>([\s\S]*?)<\/TEXT>/.exec(sgml)?.[1] ?? '';
  const copy = text.replace(/<\/(?:TITLE|AUTHOR)>/g, '\n').replace(/<\/?(?:TITLE|AUTHOR|DATELINE|BODY)>/g, '');
  return {
    id: Number(/NEWID="(\d+)"/.exec(sgml)?.[1]),
    moved: momentOf(/<DATE>([^<]*)/.exec(sgml)?.[1] ?? ''),
    message: decoded(`${envelope}\n${copy}`),
  };
}

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** ` 1-APR-1987 09:12:44.31`, some with a letter or a word before or behind it. */
function momentOf(printed: string): string {
  const [, day = '', month = '', year = '', time = ''] =
    /(\d{1,2})-([A-Z]{3})-(\d{4}) +(\d\d:\d\d:\d\d(?:\.\d+)?)/.exec(printed) ?? [];
  const number = String(months.indexOf(month) + 1).padStart(2, '0');
  return `${year}-${number}-${day.padStart(2, '0')}T${time}`;
}

function decoded(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(?:#(\d+)|([a-z]+));/g, (whole, code?: string, name = '') =>
    code === undefined ? (names[name] ?? whole) : String.fromCharCode(Number(code)),
  );
}
