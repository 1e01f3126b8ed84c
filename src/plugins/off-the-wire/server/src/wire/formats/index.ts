import { anpa1312 } from './anpa-1312';
import { feed } from './feed';
import type { Format } from './format';
import { htmlPage } from './html-page';
import { iptc7901 } from './iptc-7901';
import { newsml1 } from './newsml-1';
import { newsmlG2 } from './newsml-g2';
import { ninjs } from './ninjs';
import { nitf } from './nitf';
import { pageText } from './page-text';
import { plainText } from './plain-text';
import { wxr } from './wxr';

/** Every format, strictest first: the first to claim a document gets it. A new format is a folder and a line. */
export const formats = [
  wxr,
  feed,
  ninjs,
  newsmlG2,
  nitf,
  newsml1,
  iptc7901,
  anpa1312,
  htmlPage,
  pageText,
  plainText,
] as const satisfies readonly Format[];

/** Mail is opened before the others are asked: what is in it may be in any of them. */
export type FormatName = (typeof formats)[number]['name'] | 'email';
