import type { Format } from './format';
import { iptc7901 } from './iptc-7901';
import { newsml1 } from './newsml-1';
import { ninjs } from './ninjs';
import { pageText } from './page-text';
import { plainText } from './plain-text';

/** Every format, strictest first: the first to claim a document gets it. A new format is a folder and a line. */
export const formats = [ninjs, newsml1, iptc7901, pageText, plainText] as const satisfies readonly Format[];

export type FormatName = (typeof formats)[number]['name'];
