import { plain } from '../../html';
import type { Item, Note, Parsed, UnreadableItem } from '../../item';
import { saidBy, unsaidNote } from '../../unsaid';
import { parseXml, type XmlElement } from '../../xml';
import { type StatedRules, statedIn } from '../../xml-rest';
import { at, child, children, lineOf, rawText } from '../../xml-tree';
import { isExport } from '../feed/sniff';
import { type Document, type Format, Unreadable } from '../format';
import { type Attachment, type Export, postOf } from './item';

export { isExport };

/** WordPress eXtended RSS 1.0 to 1.2: posts that are published or scheduled. Pages, drafts and uploads are told in notes. */
export const wxr = { name: 'wxr', sniff: ({ text }: Document) => isExport(text), parse } as const satisfies Format;

function parse({ text }: Document): Parsed {
  const [root] = parseXml(text).roots;
  const channel = root?.name === 'rss' ? child(root, 'channel') : undefined;
  if (!channel) throw new Unreadable('This WordPress export has no channel.', { line: root?.line });
  const posts = children(channel, 'item');
  const whole = exportOf(channel, posts);
  const items: Item[] = [];
  const unreadable: UnreadableItem[] = [];
  const notes: Note[] = [];
  for (const post of posts) {
    if (!post.isWhole) unreadable.push({ at: `line ${post.line}`, reason: 'The document breaks off in it.' });
    else collect(post, whole, items, notes);
  }
  const built = children(channel, 'pubDate').map((one) => ({ at: 'pubDate', text: lineOf(one) ?? '' }));
  const rest = unsaidNote(
    [...statedIn(channel, rules), ...built],
    saidBy(items, notes),
    'wxr',
    'What the export says besides.',
  );
  return { items, unreadable, notes: [...notes, ...rest] };
}

/**
 * The text of a post, which its item has; the same times in the site's own zone; how the database files a post; and the
 * posts themselves where they are no items: those have notes with all their words.
 */
const rules: StatedRules = {
  silent: new Set(
    'rss@version isPermaLink category@nicename category@domain=category category@domain=post_tag'.split(' '),
  ),
  closed: new Set(
    'encoded post_id post_type post_date post_modified post_date_gmt post_modified_gmt pubDate'.split(' '),
  ),
};

/** A post that is no item is told whole. */
const everything: StatedRules = { silent: new Set(['isPermaLink']), closed: new Set() };

function collect(post: XmlElement, whole: Export, items: Item[], notes: Note[]): void {
  const read = postOf(post, whole);
  if ('item' in read) {
    items.push(read.item);
    notes.push(...read.notes);
    return;
  }
  notes.push({
    rule: 'wxr',
    message: read.skipped,
    line: post.line,
    was: statedIn(post, everything)
      .map(({ text }) => text.replace(/\s+/g, ' ').trim())
      .join(' | ')
      .slice(0, 20_000),
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
