import { plain } from '../../html';
import type { Item, Note, Parsed, UnreadableItem } from '../../item';
import { wireLimits, within } from '../../limits';
import { type Stated, saidBy, unsaidNote } from '../../unsaid';
import { parseXml, type XmlElement } from '../../xml';
import { type StatedRules, silent, statedIn } from '../../xml/rest';
import { at, child, children, lineOf, rawText } from '../../xml/tree';
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
  const left: Stated[] = [...besides(channel)];
  for (const post of posts) {
    if (!post.isWhole) unreadable.push({ at: `line ${post.line}`, reason: 'The document breaks off in it.' });
    else collect(post, whole, { items, notes, left });
  }
  const said = saidBy(items.slice(0, 1), []);
  return { items, unreadable, notes: [...notes, ...unsaidNote(left, said, 'wxr', 'What the export says besides.')] };
}

/** What the export says of itself. */
function besides(channel: XmlElement): readonly Stated[] {
  const built = children(channel, 'pubDate').map((one) => ({ at: 'pubDate', text: lineOf(one) ?? '' }));
  return [...statedIn(channel, rules), ...built];
}

/**
 * The text of a post, which its item has; the same times in the site's own zone; how the database files a post; and the
 * posts themselves where they are no items: those have notes with all their words.
 */
const rules: StatedRules = {
  silent: silent('rss@version isPermaLink category@nicename category@domain=category category@domain=post_tag'),
  closed: new Set(
    'item encoded post_id post_type post_date post_modified post_date_gmt post_modified_gmt pubDate'.split(' '),
  ),
};

/** A post that is no item is told whole. */
const everything: StatedRules = { silent: silent('isPermaLink'), closed: new Set() };

interface Collected {
  readonly items: Item[];
  readonly notes: Note[];
  /** What no field takes. */
  readonly left: Stated[];
}

function collect(post: XmlElement, whole: Export, { items, notes, left }: Collected): void {
  const read = postOf(post, whole);
  if ('item' in read) {
    items.push(read.item);
    notes.push(...read.notes);
    left.push(...statedIn(post, rules, saidBy([read.item], read.notes)));
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
