import { linesBeyond } from '../../another-form';
import { textOf as textOfHtml } from '../../html';
import type { EdNote, Item } from '../../item';
import type { XmlElement } from '../../xml';
import { child, children, descendants, lineOf } from '../../xml/tree';
import { nitfText } from '../nitf/body';
import { type Content, contentOf } from './content';
import { datelineOf } from './metadata';
import { equivalents, type Part, type Use } from './parts';
import { type Reader, say } from './reader';

/** A text beside the story, and the same on one line. */
type Text = Content & { readonly line: string; readonly role?: string };

export type Texts = Partial<Record<Use, Text>>;

/** The texts that have a role beside the story; of several with one role the first. */
export function textsOf(reader: Reader, parts: readonly Part[], main: Part | undefined): Texts {
  const texts: { [use in Use]?: Text } = {};
  const list = main && equivalents(main);
  for (const part of parts) {
    if (!part.isText || part === main) continue;
    if (main && part.use === main.use && list && part.chain.includes(list)) same(reader, part, main);
    else if (part.use && part.use !== 'main' && part.use !== 'caption' && part.use !== 'style' && !texts[part.use]) {
      const content = contentOf(reader, part.item);
      texts[part.use] = { ...content, role: part.role, line: textOfHtml(content.html).replace(/\s+/g, ' ').trim() };
    }
  }
  return texts;
}

/** An equivalent of the story is read where it says the same words; else what it says is left for the notes. */
function same(reader: Reader, part: Part, main: Part): void {
  const words = (one: Part) => [...(lineOf(one.item) ?? '').matchAll(/[\p{L}\d]+/gu)].length;
  if (Math.abs(words(part) - words(main)) > words(main) * 0.1 + 5) return;
  reader.taken.add(part.item);
  const other = linesBeyond(textOfHtml(contentOf(reader, part.item).html), [lineOf(main.item)]);
  say(reader, 'An equivalent form of the story is not kept.', part.item, other.join(' ') || undefined);
}

/** Texts with a role whose field NewsLines have filled with something else. */
export function unused(reader: Reader, text: Texts, described: Partial<Item>): void {
  const fields = [
    [text.headline, described.headline],
    [text.byline, described.byline],
    [text.dateline, described.dateline],
    [text.copyright, described.copyrightNotice],
    [text.abstract, described.abstract],
    [text.subheadline, described.abstract ?? text.abstract?.line ?? text.lead?.line],
  ] as const;
  for (const [one, field] of fields) {
    if (one && field !== undefined && one.line !== field && one.line !== '')
      say(reader, 'A component says otherwise than NewsLines: not kept.', undefined, one.line);
  }
}

/** What the NITF in a component says over its text, where NewsLines or a component have filled the field otherwise. */
export function unusedHead(reader: Reader, nitf: Partial<Item>, described: Partial<Item>, text: Texts): void {
  for (const name of ['headline', 'byline', 'dateline', 'abstract'] as const) {
    const kept = described[name] ?? text[name]?.line;
    const own = nitf[name];
    if (own !== undefined && kept !== undefined && linesBeyond(own, [kept]).length > 0)
      say(reader, `The NITF in it has another ${name}: not kept.`, undefined, own);
  }
}

/** Texts with a role that speak to editors: contacts, notes. */
export function spoken({ editors }: Texts): readonly EdNote[] {
  if (editors === undefined || editors.line === '') return [];
  const text = textOfHtml(editors.html);
  const addresses = [...editors.html.matchAll(/ href="(?:mailto:)?([^"]*)"/g)].map(([, address = '']) => address);
  const unsaid = [...new Set(addresses)].filter((address) => !text.includes(address));
  return [{ role: editors.role, text: [text, ...unsaid].join('\n') }];
}

/** A lead that is a component of its own (Belga) comes before the body, unless the body begins with it. */
export function bodyOf(
  reader: Reader,
  content: Content | undefined,
  { lead }: Texts,
  headline: string | undefined,
): string | undefined {
  const body = withoutHeadline(reader, content?.html ?? '', headline);
  if (lead === undefined || lead.line === '') return body || undefined;
  const start = textOfHtml(body.slice(0, lead.html.length * 2 + 200))
    .replace(/\s+/g, ' ')
    .trim();
  return start.startsWith(lead.line) ? body : lead.html + body;
}

/** Pages that were made into a body begin with their own headline. */
function withoutHeadline(reader: Reader, html: string, headline: string | undefined): string {
  const heading = /^<h2>[^\n]{0,1000}?<\/h2>/.exec(html)?.[0];
  if (heading === undefined || textOfHtml(heading).replace(/\s+/g, ' ').trim() !== headline) return html;
  say(reader, 'The body began with its headline: dropped.', undefined, headline);
  return html.slice(heading.length);
}

/** What the head of a NITF body says, which counts where NewsLines say nothing. */
export function nitfHead(reader: Reader, content: Content | undefined): Partial<Item> {
  const { head, tail } = content ?? {};
  const text = (element: XmlElement | undefined) => {
    if (element) reader.taken.add(element);
    return nitfText(element);
  };
  const hedline = child(head, 'hedline');
  const [credit] = descendants(tail, 'tagline');
  if (credit) say(reader, 'The tagline is not kept.', credit, text(credit));
  const dateline = datelineOf(text(child(head, 'dateline')));
  return {
    headline: text(child(hedline, 'hl1') ?? (hedline && children(hedline).length === 0 ? hedline : undefined)),
    byline: text(child(head, 'byline')),
    abstract: text(child(head, 'abstract')) ?? text(child(hedline, 'hl2')),
    ...dateline,
  };
}
