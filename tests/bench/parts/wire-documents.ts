import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A fixture that grows by repeating a part of itself: the text of one story, or the entries of a file of many. */
export interface Growing {
  readonly format: string;
  readonly fixture: string;
  /** What is repeated: the last match. */
  readonly unit: RegExp;
  /** How large the document is that is measured, in characters: one story of a wire, or a file as it is fetched. */
  readonly size: number;
  /** How its bytes are written. */
  readonly encoding?: 'latin1';
  /** A large document of it is a list of such stories: one story is never so large. */
  readonly listed?: true;
}

const story = 8_500;
const file = 64 * 1024;

export const growing: readonly Growing[] = [
  { format: 'newsml-g2', fixture: 'newsml-g2/afp.xml', unit: /\s*<p>BREST[\s\S]*?<\/p>/, size: story },
  { format: 'nitf', fixture: 'nitf/pa-embargo.xml', unit: /<p lede[\s\S]*<\/p>\n(?=<\/body)/, size: story },
  { format: 'newsml-1', fixture: 'newsml-1/afp-lead.xml', unit: /<p>Crews[\s\S]*?<\/p>/, size: story },
  { format: 'feed', fixture: 'feed/rss-2.0.xml', unit: /\s*<item>[\s\S]*?<\/item>/, size: file },
  { format: 'wxr', fixture: 'wxr/posts.xml', unit: /\s*<item>\n[\s\S]*?<\/item>/, size: file },
  { format: 'ninjs', fixture: 'ninjs/1.4-text.json', unit: /<p>(?:(?!<p>)[\s\S])*?<\/p>/, size: story, listed: true },
  {
    format: 'iptc-7901',
    fixture: 'iptc-7901/dpa-two-lines.txt',
    unit: /\r\n\r\nM.wenhafen[\s\S]*?Gewerkschaft mit\.(?=\r\n)/,
    size: story,
    encoding: 'latin1',
  },
  {
    format: 'anpa-1312',
    fixture: 'anpa-1312/ap-writethru.tst',
    unit: /\t {3}PORT ALBION[^\n]*\n/,
    size: story,
    encoding: 'latin1',
  },
  { format: 'html-page', fixture: 'html-page/microdata.html', unit: /<p>The herring[^<]*/, size: story },
  { format: 'page-text', fixture: 'page-text/whole-page.txt', unit: /\n\n"One boat[^\n]*/, size: story },
  { format: 'plain-text', fixture: 'plain-text/wrapped.txt', unit: /\n {4}``We voted[\s\S]*?ladder\.''/, size: story },
  {
    format: 'email',
    fixture: 'email/embargoed-quoted-printable.eml',
    unit: /Les mar=E9es[\s\S]*?vendredi\.\r\n\r\n/,
    size: story,
  },
];

/** The fixture, its unit repeated until it is as long as asked for. */
export function grown({ fixture, unit, encoding }: Growing, size: number): string {
  const text = readFileSync(path.join(__dirname, '..', '..', 'fixtures', fixture), encoding ?? 'utf8');
  const found = unit.exec(text);
  if (!found) throw new Error(`There is nothing to repeat in ${fixture}.`);
  const times = Math.max(1, Math.ceil((size - text.length) / found[0].length) + 1);
  return text.slice(0, found.index) + found[0].repeat(times) + text.slice(found.index + found[0].length);
}

/** A document of this many characters, whatever it takes to make one. */
export function large(one: Growing, size: number): string {
  if (!one.listed) return grown(one, size);
  const story = grown(one, one.size);
  return `[${Array.from({ length: Math.ceil(size / story.length) }, () => story).join(',')}]`;
}

export const bytesOf = (text: string, { encoding }: Growing): Buffer => Buffer.from(text, encoding ?? 'utf8');
