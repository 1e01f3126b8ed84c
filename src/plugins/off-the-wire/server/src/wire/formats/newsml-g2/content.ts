import { linesBeyond } from '../../another-form';
import { cleanHtml, htmlOf, textOf } from '../../html';
import { leftOut } from '../../html/left-out';
import type { EdNote, Item, Media } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, children, isElement, rawText } from '../../xml/tree';
import { nitfContent, nitfString } from './nitf-content';
import { foreignness, type Reader, remark } from './reader';
import { wireNodes } from './wire-text';
import { folded } from './words';
import { type Known, xhtmlBody } from './xhtml';

/** The story's text, and what else stood in it. */
export interface Content {
  readonly body?: string;
  readonly edNotes: readonly EdNote[];
  readonly media: readonly Media[];
  /** What NITF says in fields of its own: it counts only where G2 says nothing. */
  readonly fields: Partial<Item>;
}

/**
 * The text of the best of an item's contents; the others are the same story in another form. In the item's language
 * first, then XHTML, NITF, HTML, text.
 */
export function contentOf(reader: Reader, known: () => Known): Content {
  const forms = children(reader.item, 'contentSet').flatMap((set) => children(set, 'inlineXML', 'inlineData'));
  const ranked = forms
    .map((form) => ({ form, rank: foreignness(reader, form) * 10 + ranks[kindOf(form)] }))
    .sort((one, other) => one.rank - other.rank);
  for (const [at, { form }] of ranked.entries()) {
    const content = reading[kindOf(form)](reader, form, known);
    if (content.body === undefined && Object.keys(content.fields).length === 0) continue;
    for (const { form: other } of ranked.slice(at + 1)) noteOther(reader, other, form);
    return content;
  }
  return { edNotes: [], media: [], fields: {} };
}

type Kind = 'xhtml' | 'nitf' | 'html' | 'text' | 'data';

const ranks: Readonly<Record<Kind, number>> = { xhtml: 0, nitf: 1, html: 2, text: 3, data: 4 };

/** What it is counts more than what it calls itself. */
function kindOf(form: XmlElement): Kind {
  const first = form.children.find(isElement);
  if (first) return first.name === 'nitf' || /^(?:body\.content|block)$/.test(first.name) ? 'nitf' : 'xhtml';
  const type = (attribute(form, 'contenttype') ?? '').toLowerCase();
  if (/nitf/.test(type) || nitfText.test(rawText(form).slice(0, 1_000))) return 'nitf';
  if (/html|xml/.test(type)) return 'html';
  return type === '' || type.startsWith('text/') ? 'text' : 'data';
}

const nitfText = /^[\s\ufeff]*(?:<\?[^>]*>\s*)?(?:<!DOCTYPE nitf\b|<nitf[\s>]|<body\.content[\s>])/i;

type Read = (reader: Reader, form: XmlElement, known: () => Known) => Content;

const reading: Readonly<Record<Kind, Read>> = {
  xhtml(reader, form, known) {
    reader.taken.add(form);
    const { html, edNotes, notes } = xhtmlBody(form, known);
    for (const note of notes) reader.notes.push(note);
    return { body: html || undefined, edNotes, media: [], fields: {} };
  },
  nitf(reader, form) {
    if (form.children.some(isElement)) return nitfContent(reader, form);
    reader.taken.add(form);
    const text = decoded(reader, form);
    return text === undefined
      ? nothing
      : (nitfString(reader, text) ?? { ...nothing, body: cleaned(reader, form, text) });
  },
  html: (reader, form) => bodyOf(reader, form, (text) => cleaned(reader, form, text)),
  text: (reader, form) => bodyOf(reader, form, (text) => htmlOf(wireNodes(text))),
  data(reader, form) {
    const type = attribute(form, 'contenttype');
    if (rawText(form).trim() !== '') remark(reader, `Data of the type ${type} is not kept.`, form);
    reader.taken.add(form);
    return nothing;
  },
};

const nothing: Content = { edNotes: [], media: [], fields: {} };

function bodyOf(reader: Reader, form: XmlElement, clean: (text: string) => string | undefined): Content {
  reader.taken.add(form);
  const text = decoded(reader, form);
  return { ...nothing, body: (text && clean(text)) || undefined };
}

function cleaned(reader: Reader, form: XmlElement, text: string): string | undefined {
  const left = leftOut(text);
  if (left.length > 0) remark(reader, 'What a body cannot hold is not kept.', form, left.join(' | '));
  return cleanHtml(text) || undefined;
}

/** `encd:base64` of the NewsCodes; text in UTF-8. */
function decoded(reader: Reader, form: XmlElement): string | undefined {
  const raw = rawText(form);
  const encoding = attribute(form, 'encoding') ?? attribute(form, 'encodinguri');
  if (encoding === undefined) return raw;
  try {
    if (!/base64$/i.test(encoding)) throw new TypeError(`${encoding} is not known.`);
    const bytes = Uint8Array.from(atob(raw.replace(/\s+/g, '')), (char) => char.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error;
    remark(reader, `The content cannot be decoded (${encoding}).`, form, raw.trim().slice(0, 4_000));
    return undefined;
  }
}

/** The same words in another form are no loss; other words are in the note. */
function noteOther(reader: Reader, other: XmlElement, taken: XmlElement): void {
  reader.taken.add(other);
  const text = decoded(reader, other);
  if (text === undefined || folded(text) === '') return;
  const type = attribute(other, 'contenttype') ?? other.name;
  const lines = linesBeyond(/^(?:html|nitf)$/.test(kindOf(other)) ? textOf(cleanHtml(text)) : text, [rawText(taken)]);
  remark(reader, `Another form of the text was left out (${type}).`, other, lines.join('\n') || undefined);
}
