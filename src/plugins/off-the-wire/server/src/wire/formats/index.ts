import type { Format } from './format';
import { newsmlG2 } from './newsml-g2';
import { ninjs } from './ninjs';
import { nitf } from './nitf';
import { pageText } from './page-text';
import { plainText } from './plain-text';

/** Every format, strictest first: the first to claim a document gets it. A new format is a folder and a line. */
export const formats = [newsmlG2, ninjs, nitf, pageText, plainText] as const satisfies readonly Format[];

export type FormatName = (typeof formats)[number]['name'];
