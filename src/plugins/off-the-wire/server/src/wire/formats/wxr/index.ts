import { plain } from '../../html';
import type { Item, Note, Parsed, UnreadableItem } from '../../item';
import { wireLimits, within } from '../../limits';
import { parseXml, type XmlElement } from '../../xml';
import { restOf, type Taken } from '../../xml-rest';
import { at, child, children, lineOf, rawText } from '../../xml-tree';
import { isExport } from '../feed/sniff';
import { type Document, type Format, Unreadable } from '../format';
import { type Attachment, type Export, postOf } from './item';

export { isExport };

/** WordPress eXtended RSS 1.0 to 1.2: posts that are published or scheduled. Pages, drafts and uploads are told in notes. */
export const wxr = { name: 'wxr', sniff: ({ text }: Document) => isExport(text), parse } as const satisfies Format;

function parse({ text, limits = wireLimits }: Document): Parsed {
  const [root] = parseXml(text, limits).roots;
  const channel = root?.name === 'rss' ? child(root, 'channel') : undefined;
  if (!channel) throw new Unreadable('This WordPress export has no channel.', { line: root?.line });
  const { read: posts, rest } = within(children(channel, 'item'), limits, ({ line }) => `line ${line}`);
  const whole = exportOf(channel, posts);
  const items: Item[] = [];
  const unreadable: UnreadableItem[] = [...rest];
  const notes: Note[] = [];
  const taken: Taken = new Set();
  for (const post of posts) {
    if (!post.isWhole) unreadable.push({ at: `line ${post.line}`, reason: 'The document breaks off in it.' });
    else collect(post, whole, taken, items, notes);
  }
  return { items, unreadable, notes: [...notes, ...restOf(channel, taken, 'wxr')] };
}

function collect(post: XmlElement, whole: Export, taken: Taken, items: Item[], notes: Note[]): void {
  const read = postOf(post, whole, taken);
  if ('item' in read) {
    items.push(read.item);
    return;
  }
  taken.add(post);
  notes.push({
    rule: 'wxr',
    message: read.skipped,
    line: post.line,
    was: rawText(post).replace(/\s+/g, ' ').trim().slice(0, 20_000),
  });
}

function exportOf(channel: XmlElement, posts: readonly XmlElement[]): Export {
  const authors = children(channel, 'author').map(
    (author) =>
      [lineOf(child(author, 'author_login')) ?? '', lineOf(child(author, 'author_display_name')) ?? ''] as const,
  );
  const uploads = posts.map(uploadOf).filter((upload) => upload !== undefined);
  return {
    title: plain(rawText(at(channel, 'title'))) || undefined,
    language: lineOf(at(channel, 'language'))?.replace(/_/g, '-'),
    authors: new Map(authors.filter(([login, name]) => login && name)),
    attachments: new Map(uploads),
  };
}

function uploadOf(post: XmlElement): readonly [id: string, upload: Attachment] | undefined {
  const href = lineOf(child(post, 'attachment_url'));
  const id = lineOf(child(post, 'post_id'));
  if (!href || !id || !/^https?:\/\/[^/]/i.test(href)) return undefined;
  const caption = children(post, 'encoded')
    .map((one) => plain(rawText(one)))
    .find(Boolean);
  return [id, { href, caption }];
}
