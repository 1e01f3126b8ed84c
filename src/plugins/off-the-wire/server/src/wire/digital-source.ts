import type { EdNote } from './item';

/**
 * What an editor must know of how a picture, a sound or a text was made (IPTC's `digitalsourcetype`): that a machine made
 * it, or put it together. `undefined` for what a camera, a scanner or a person made, as nearly all is.
 *
 * @param code a qcode, a URI or the word alone.
 * @param of what it is said of, where that is not the whole item.
 */
export function digitalSourceNote(code: string | undefined, of?: string): EdNote | undefined {
  const word = code?.slice(Math.max(code.lastIndexOf('/'), code.lastIndexOf(':')) + 1).trim();
  if (!word || usual.has(word.toLowerCase())) return undefined;
  return { role: 'digitalSourceType', text: of === undefined ? word : `${word}: ${of}` };
}

/** NewsCodes, 2025: taken as it was, or changed by a person's hand only. */
const usual = new Set(
  'digitalcapture computationalcapture negativefilm positivefilm print screencapture humanedits minorhumanedits'.split(
    ' ',
  ),
);
