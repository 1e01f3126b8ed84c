import { plain } from '../../html';
import { leftOut } from '../../html/left-out';
import type { Item, Media, Moment, Note, Subject } from '../../item';
import { isoMoment } from '../../time';
import type { XmlElement } from '../../xml';
import { attribute, child, children, lineOf, rawText } from '../../xml/tree';
import { feedMoment } from '../feed/date';
import { shortcodesIn, storedHtml } from './text';

/** What the export says once for all of its posts. */
export interface Export {
  readonly title?: string;
  readonly language?: string;
  /** Names to print by login. */
  readonly authors: ReadonlyMap<string, string>;
  /** Addresses of uploaded files by post id. */
  readonly attachments: ReadonlyMap<string, Attachment>;
}

export interface Attachment {
  readonly href: string;
  readonly caption?: string;
}

/** A post as an item, or why it is none: a page, a draft, a revision. */
export type PostRead = { readonly item: Item; readonly notes: readonly Note[] } | { readonly skipped: string };

export function postOf(post: XmlElement, whole: Export): PostRead {
  const type = lineOf(child(post, 'post_type')) ?? 'post';
  const status = lineOf(child(post, 'status')) ?? 'publish';
  const title = plain(rawText(child(post, 'title')));
  if (type !== 'post') return { skipped: `"${title}" is a ${type}, no post.` };
  if (!['publish', 'future', 'private'].includes(status))
    return { skipped: `"${title}" is ${status}, never published.` };
  return { item: itemOf(post, status, title, whole), notes: notesOn(post) };
}

/** What a body cannot hold, and times that cannot be read; zeros stand for "not yet". */
function notesOn(post: XmlElement): readonly Note[] {
  const content = encoded(post, 'content') ?? '';
  const left = [...leftOut(content), ...shortcodesIn(content)].join(' | ');
  const dates = children(post, ...times).flatMap((one) => {
    const written = lineOf(one);
    return written && !written.startsWith('0000') && !readable(written) ? [`${one.name} ${written}`] : [];
  });
  return [
    ...(left ? [{ rule: 'wxr', message: 'What a body cannot hold is not kept.', line: post.line, was: left }] : []),
    ...dates.map((was) => ({ rule: 'wxr', message: 'A date that cannot be read.', line: post.line, was })),
  ];
}

const times = ['post_date', 'post_date_gmt', 'post_modified', 'post_modified_gmt', 'pubDate'];
const readable = (written: string) =>
  usualTime.test(written) ||
  isoMoment(`${written.replace(' ', 'T')}Z`) !== undefined ||
  feedMoment(written) !== undefined;
const usualTime = /^\d{4}-(?:0\d|1[0-2])-(?:[0-2]\d|30) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/;

function itemOf(post: XmlElement, status: string, title: string, whole: Export): Item {
  const link = lineOf(child(post, 'link'));
  const guid = lineOf(child(post, 'guid')) ?? link;
  const published = utc(post, 'post_date') ?? feedMoment(lineOf(child(post, 'pubDate')));
  const [content, excerpt] = ['content', 'excerpt'].map((prefix) => encoded(post, prefix));
  const author = lineOf(child(post, 'creator'));
  const isFuture = status === 'future';
  return {
    guid,
    altIds: link !== undefined && link !== guid ? [link] : undefined,
    headline: title || undefined,
    abstract: excerpt ? plain(excerpt) || undefined : undefined,
    body: content ? storedHtml(content) : undefined,
    byline: author === undefined ? undefined : (whole.authors.get(author) ?? author),
    language: whole.language,
    provider: whole.title,
    pubStatus: status === 'private' ? 'withheld' : undefined,
    embargo: isFuture
      ? {
          until: published ?? null,
          verbatim: `Scheduled in WordPress for ${published ?? 'a time that it does not tell'}`,
        }
      : undefined,
    firstCreated: published,
    versionCreated: utc(post, 'post_modified') ?? published,
    subjects: subjectsOf(post),
    keywords: tagsOf(post),
    media: mediaOf(post, whole),
  };
}

/** `content:encoded` and `excerpt:encoded` have one local name: told apart by their namespaces, whatever the prefix. */
function encoded(post: XmlElement, which: string): string | undefined {
  const found = children(post, 'encoded').find(({ namespace = '' }) => namespace.includes(which));
  return rawText(found).trim() || undefined;
}

/** WordPress keeps both its own time and GMT; zeros stand for "not yet". A time in the site's zone is left to the copy desk. */
function utc(post: XmlElement, name: string): Moment | undefined {
  const gmt = lineOf(child(post, `${name}_gmt`));
  const read = gmt === undefined || gmt.startsWith('0000') ? undefined : isoMoment(`${gmt.replace(' ', 'T')}Z`);
  const local = lineOf(child(post, name));
  return (
    read ??
    (local && !local.startsWith('0000') && isoMoment(`${local.replace(' ', 'T')}Z`)
      ? local.replace(' ', 'T')
      : undefined)
  );
}

function subjectsOf(post: XmlElement): readonly Subject[] | undefined {
  const names = children(post, 'category')
    .filter((one) => attribute(one, 'domain') === 'category' || attribute(one, 'domain') === undefined)
    .flatMap((one) => lineOf(one) ?? []);
  const known = [...new Set(names)].filter((name) => name !== 'Uncategorized');
  return known.length > 0 ? known.map((name) => ({ name })) : undefined;
}

function tagsOf(post: XmlElement): readonly string[] | undefined {
  const tags = children(post, 'category').filter((one) => /^(?:post_)?tag$/.test(attribute(one, 'domain') ?? ''));
  const names = [...new Set(tags.flatMap((one) => lineOf(one) ?? []))];
  return names.length > 0 ? names : undefined;
}

/** The post's own picture, which WordPress keeps as the id of an upload. */
function mediaOf(post: XmlElement, { attachments }: Export): readonly Media[] | undefined {
  const meta = children(post, 'postmeta').find((one) => lineOf(child(one, 'meta_key')) === '_thumbnail_id');
  const upload = attachments.get(lineOf(child(meta, 'meta_value')) ?? '');
  return upload && [{ kind: 'picture', caption: upload.caption, renditions: [{ href: upload.href }] }];
}
