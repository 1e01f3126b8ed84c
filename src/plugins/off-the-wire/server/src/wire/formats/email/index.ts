import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { linesBeyond } from '../../another-form';
import type { Entry } from '../../containers';
import { cleanHtml, htmlOf, plain, textOf } from '../../html';
import { plainNodes } from '../../html/from-text';
import { leftOut } from '../../html/left-out';
import type { Item, Link, Note } from '../../item';
import { type Bounds, boundsOf, measureLines, PastLimit, type WireLimits } from '../../limits';
import { lineEnds } from '../../lines';
import { isoMoment } from '../../time';
import { Unreadable } from '../format';
import { forwarded } from './forwarded';
import { mailHtml } from './mail-html';

/** A mail (RFC 5322, MIME) taken apart. */
export interface Mail {
  /** Its own words as an item; absent where it has none. */
  readonly item?: Item;
  /** Its plain text, for copy that is pasted into a mail in a format of its own. */
  readonly text?: string;
  readonly attachments: readonly Entry[];
  readonly notes: readonly Note[];
  /** Why it could not be taken apart. */
  readonly problem?: Unreadable;
}

/**
 * Whether bytes are a mail: header fields from the first line on, who it is from or how it came among them, and when or
 * what it is. Wire copy that begins with labels of its own ("Headline: ...") has no such pair.
 */
export function isMail(bytes: Uint8Array): boolean {
  // Most deliveries are none, and their first character or word says so.
  if (bytes[0] === 0x3c || bytes[0] === 0x7b) return false;
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 8_192));
  if (!/^\s*(?:From \S|[A-Za-z][A-Za-z0-9-]{1,60}:)/.test(start)) return false;
  const head = start.replace(/^(?:From \S[^\n]*\n|\s)+/, '');
  const names = new Set<string>();
  for (const line of head.split(/\r?\n/)) {
    if (line === '') break;
    const field = /^([A-Za-z][A-Za-z0-9-]{1,60}):/.exec(line)?.[1];
    if (field) names.add(field.toLowerCase());
    else if (!/^[ \t]/.test(line)) return false;
  }
  const has = (...some: readonly string[]) => some.some((name) => names.has(name));
  return (
    has('from', 'received', 'return-path', 'sender') &&
    has('message-id', 'mime-version', 'date', 'received') &&
    has('subject', 'content-type', 'to', 'date')
  );
}

/**
 * Takes a mail apart, within its bounds: subject in pieces of any charset, text and HTML bodies, attachments. Never throws
 * for its bytes.
 */
export async function openMail(bytes: Uint8Array, some?: Partial<Bounds>): Promise<Mail> {
  const { limits, guarded } = boundsOf(some);
  if (isOfScraps(bytes, limits)) return { attachments: [], notes: [], problem: new PastLimit('mailScraps', limits) };
  try {
    const email = await PostalMime.parse(bytes, {
      maxNestingDepth: limits.mailDepth,
      maxHeadersSize: limits.mailHeaderBytes,
      forceRfc822Attachments: true,
    });
    return guarded(() => mailOf(email, limits));
  } catch (error) {
    return { attachments: [], notes: [], problem: problemOf(error, limits) };
  }
}

/** The library tells its limits in words alone. */
function problemOf(error: unknown, limits: WireLimits): Unreadable {
  if (error instanceof PastLimit) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/nesting depth/i.test(message)) return new PastLimit('mailDepth', limits);
  if (/header size/i.test(message)) return new PastLimit('mailHeaderBytes', limits);
  return new Unreadable(`This mail cannot be read: ${message}`, { cause: error });
}

/** Of text each line goes through the parser by itself, at a price: so many that are so short are no mail. */
const shortLine = 40;

function isOfScraps(bytes: Uint8Array, limits: WireLimits): boolean {
  const lineEnd = 10;
  const most = Math.max(limits.mailScraps, bytes.length / shortLine);
  let lines = 0;
  for (let at = bytes.indexOf(lineEnd); at >= 0 && lines <= most; at = bytes.indexOf(lineEnd, at + 1)) lines += 1;
  return lines > most;
}

function mailOf(email: Email, limits: WireLimits): Mail {
  for (const { length } of [email.text ?? '', email.html ?? ''])
    if (length > limits.textLength) throw new PastLimit('textLength', limits);
  measureLines(email.text ?? '', limits);
  const { item, notes } = itemOf(email);
  const attachments = email.attachments.flatMap((attachment, at) => entryOf(attachment, at));
  return { item, text: email.text?.trim() || undefined, attachments, notes };
}

function itemOf(email: Email): { readonly item?: Item; readonly notes: readonly Note[] } {
  const { subject, cut } = subjectOf(email.subject);
  const passed = cut ? forwarded(email.text ?? '') : undefined;
  const text = withoutSignature(passed?.text ?? email.text ?? '');
  const hidden: Note[] = [];
  const body = bodyOf(passed ? undefined : email.html, text.kept, hidden);
  if (subject === undefined && body === undefined) return { notes: [] };
  const sent = email.date === undefined ? undefined : isoMoment(email.date);
  const left = leftOut(email.html ?? '');
  const headers = email.headers.flatMap(({ key, value }) => (telling.has(key) ? [`${key}: ${value}`] : []));
  const notes = [
    ...(cut ? [note('The subject is without its prefix.', email.subject, subject)] : []),
    ...hidden,
    ...(passed ? [note('The fields of the mail that is passed on are left out.', passed.fields)] : []),
    ...(text.cut && (!email.html || passed) ? [note('The signature is left out.', text.cut)] : []),
    ...(email.date !== undefined && sent === undefined ? [note('The date cannot be read.', email.date)] : []),
    ...(left.length > 0 ? [note('What a body cannot hold is not kept.', left.join(' | '))] : []),
    ...otherForm(email, passed !== undefined, [body && textOf(body), subject]),
    ...(headers.length > 0 ? [note('Header fields that have no field.', headers.join('; '))] : []),
    ...(email.from?.address ? [note('The sender is not kept.', [email.from.name, email.from.address].join(' '))] : []),
  ];
  const item: Item = {
    guid: bare(email.messageId),
    headline: subject,
    body,
    versionCreated: sent,
    language: header(email, 'content-language')?.split(',')[0]?.trim(),
    keywords: listOf(header(email, 'keywords')),
    links: linksOf(email),
    edNotes: passed?.cover ? [{ role: 'covering mail', text: passed.cover }] : undefined,
  };
  return { item, notes };
}

/** Of HTML and plain text one is kept: of a mail that is passed on the text, else the HTML. */
function otherForm({ html, text }: Email, isPassedOn: boolean, kept: readonly (string | undefined)[]): readonly Note[] {
  if (!html || !text) return [];
  const lines = isPassedOn ? linesBeyond(textOf(cleanHtml(html)), [text, ...kept]) : linesBeyond(text, kept);
  const [more, less] = isPassedOn ? ['HTML', 'plain text'] : ['plain text', 'HTML'];
  return lines.length > 0 ? [note(`The ${more} says more than the ${less}.`, lines.join('\n'))] : [];
}

/** Header fields that may say something of the copy; all others are about the transport, and partly private. */
const telling = new Set(
  'sender reply-to organization comments importance priority x-priority expires expiry-date list-id summary'.split(' '),
);

/** Answers and forwardings say so in many languages; the copy is what stands behind. */
const prefixes =
  /^(?:(?:re|fw|fwd|aw|wg|tr|rv|sv|vs|i|enc|doorst|pd|vb|vl|ynt|ilt|转发|轉寄|转寄|回复|回覆|전달)(?:\[\d+\])?\s*:\s*)+/i;

function subjectOf(written: string | undefined): { readonly subject?: string; readonly cut: boolean } {
  const whole = plain(written ?? '');
  const subject = whole.replace(prefixes, '');
  return { subject: subject || undefined, cut: subject !== whole };
}

/** RFC 3676, 4.3: two hyphens and a space part a message from its signature. */
function withoutSignature(text: string): { readonly kept: string; readonly cut: string } {
  const at = /(?:^|\n)-- ?\r?\n/.exec(text);
  return at ? { kept: text.slice(0, at.index), cut: text.slice(at.index).trim() } : { kept: text, cut: '' };
}

function bodyOf(html: string | undefined, text: string, hidden: Note[]): string | undefined {
  const clean = html === undefined ? '' : mailHtml(html, hidden);
  const lines = text.split(lineEnds).map((line, at) => ({ text: line, number: at + 1 }));
  return clean || htmlOf(plainNodes(lines)) || undefined;
}

function linksOf({ inReplyTo, references }: Email): readonly Link[] | undefined {
  const refs = [...`${references ?? ''} ${inReplyTo ?? ''}`.matchAll(/<([^<>\s]{1,500})>/g)].map(([, ref = '']) => ref);
  return refs.length > 0 ? [...new Set(refs)].slice(-20).map((ref) => ({ rel: 'related', ref })) : undefined;
}

const bare = (id: string | undefined) => id?.replace(/^[<\s]+|(?<![>\s])[>\s]+$/g, '') || undefined;
const header = (email: Email, name: string) => email.headers.find(({ key }) => key === name)?.value.trim() || undefined;

function listOf(value: string | undefined): readonly string[] | undefined {
  const words = (value ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
    .slice(0, 100);
  return words.length > 0 ? words : undefined;
}

function entryOf({ filename, mimeType, content }: Attachment, at: number): Entry[] {
  const bytes =
    typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content as ArrayBuffer);
  if (bytes.length === 0) return [];
  return [{ name: filename ?? `attachment ${at + 1} (${mimeType})`, bytes }];
}

function note(message: string, was?: string, is?: string): Note {
  return { rule: 'email', message, was, is };
}
