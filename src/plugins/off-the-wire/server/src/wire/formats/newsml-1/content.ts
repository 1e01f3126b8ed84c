import { decode } from '../../charset';
import { cleanHtml, htmlOf } from '../../html';
import { textNodes } from '../../html/from-text';
import { leftOut } from '../../html/left-out';
import type { EdNote, Media } from '../../item';
import { parseXml, type XmlElement } from '../../xml';
import { attribute, child, children, descendants, isElement, rawText } from '../../xml/tree';
import { Unreadable } from '../format';
import { nitfBody } from '../nitf/body';
import { formalName, type Reader, say } from './reader';

/** Content of a ContentItem for readers, and the NITF header that came in it. */
export interface Content {
  readonly html: string;
  readonly media: readonly Media[];
  readonly edNotes: readonly EdNote[];
  /** `body.head`, or what stands over the text in its place. */
  readonly head?: XmlElement;
  readonly tail?: XmlElement;
}

/** What a ContentItem says of itself, in lower case, in one string: media type, format, MIME type, notation. */
export function formatOf(reader: Reader, item: XmlElement): string {
  const names = children(item, 'MediaType', 'Format', 'MimeType', 'Notation');
  return names
    .map((element) => formalName(reader, element) ?? '')
    .join(' ')
    .toLowerCase();
}

/** The DataContent of a ContentItem, through its Encodings; with the notations on the way. */
export function dataOf(item: XmlElement): { data: XmlElement; notations: readonly string[] } | undefined {
  let at: XmlElement = item;
  const notations: string[] = [];
  for (let depth = 0; depth < 8; depth += 1) {
    const data = child(at, 'DataContent');
    const encoding = child(at, 'Encoding');
    if (data) return { data, notations };
    if (!encoding) return undefined;
    notations.push((attribute(encoding, 'Notation') ?? '').toLowerCase());
    at = encoding;
  }
  return undefined;
}

/** Whether a ContentItem holds text that is no style sheet, script or binary data. */
export function isText(reader: Reader, item: XmlElement): boolean {
  const format = formatOf(reader, item);
  const found = dataOf(item);
  if (!found || /\bcss\b|javascript|\bxsl|\bjpe?g\b|\bgif\b|\bpng\b|mpeg|\bpdf\b|octet|msword/.test(format))
    return false;
  const isBinary =
    found.notations.some((notation) => /base64|uu|binhex|quoted/.test(notation)) && !/text|html|nitf/.test(format);
  return !isBinary && rawText(found.data).trim() !== '';
}

/** The content of a ContentItem: NITF, XHTML, HTML in CDATA, or plain text, whatever its Format calls it. */
export function contentOf(reader: Reader, item: XmlElement): Content {
  const found = dataOf(item);
  if (found === undefined) return nothing;
  const { data, notations } = found;
  if (data.children.some(isElement)) return marked(reader, data);
  const text = decoded(reader, data, notations);
  reader.taken.add(data);
  if (text === undefined) return nothing;
  const inner = /^\s*<(?:\?xml\b|!DOCTYPE nitf\b|nitf\b|body\.content\b|block\b)/i.test(text)
    ? parsed(text)
    : undefined;
  if (inner) return { ...marked(reader, inner), tail: undefined };
  const left = leftOut(text);
  if (left.length > 0) say(reader, 'What a body cannot hold is not kept.', data, left.join(' | '));
  return { ...nothing, html: textHtml(text, formatOf(reader, item)) };
}

const nothing: Content = { html: '', media: [], edNotes: [] };

function marked(reader: Reader, data: XmlElement): Content {
  const body = descendants(data, 'body.content')[0] ?? descendants(data, 'body')[0] ?? data;
  const root = child(data, 'nitf', 'html') ?? data;
  const { html, media, edNotes, notes } = nitfBody(body, reader.taken);
  for (const note of notes) reader.notes.push(note);
  for (const style of descendants(child(root, 'head'), 'style', 'script')) reader.taken.add(style);
  return { html, media, edNotes, head: descendants(data, 'body.head')[0], tail: descendants(data, 'body.end')[0] };
}

function parsed(text: string): XmlElement | undefined {
  try {
    const { roots, faults } = parseXml(text);
    const [root] = roots;
    return root !== undefined && faults.length === 0
      ? { ...root, name: 'DataContent', children: [...roots] }
      : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function decoded(reader: Reader, data: XmlElement, notations: readonly string[]): string | undefined {
  const text = rawText(data);
  if (!notations.some((notation) => notation.includes('base64'))) return text;
  const bytes = base64(text);
  const result = bytes && decode(bytes);
  if (result && 'text' in result) return result.text;
  say(reader, 'Encoded content could not be read as text.', data, text.slice(0, 4_000));
  return undefined;
}

function base64(text: string): Uint8Array | undefined {
  const packed = text.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(packed) || packed.length % 4 === 1) return undefined;
  return Uint8Array.from(atob(packed), (unit) => unit.charCodeAt(0));
}

/** HTML where tags are closed or the format says so, text with its own line ends otherwise. */
function textHtml(text: string, format: string): string {
  const closed = /<\/(?:p|div|br|b|i|strong|em|ul|ol|li|table|a|span|h[1-6])\s*>|<(?:br|p)\s*\/?>/i.test(text);
  if (closed || (/html/.test(format) && /<[a-z]/i.test(text))) return cleanHtml(text);
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  return htmlOf(textNodes(lines.map((line, index) => ({ text: line, number: index + 1 }))));
}
