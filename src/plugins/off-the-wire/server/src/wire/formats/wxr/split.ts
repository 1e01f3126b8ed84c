/** A file's bytes in pieces, as often as it is asked for: an export is walked twice. */
export type Pieces = () => AsyncIterable<Uint8Array>;

/** How much of an export goes into one document. */
export interface SplitSizes {
  /** Characters of posts. */
  readonly length: number;
  readonly posts: number;
  /** A post longer than this, in characters, is left out and counted: it is no post. */
  readonly longestPost: number;
}

export const splitSizes: SplitSizes = { length: 1024 * 1024, posts: 500, longestPost: 16 * 1024 * 1024 };

/**
 * A WordPress export of any size as a row of small ones, each whole in itself: the head with its authors, the uploads
 * that its posts show, and the posts. Only one of them, and the list of uploads, is in memory at a time.
 */
export async function* splitExport(pieces: Pieces, sizes: SplitSizes = splitSizes): AsyncGenerator<string> {
  const uploads = new Map<string, string>();
  for await (const part of parts(pieces, sizes)) {
    const id = /<wp:post_id>(?:<!\[CDATA\[)?\s*(\d{1,20})/.exec(part.post ?? '')?.[1];
    const address = /<wp:attachment_url>[\s\S]{0,2000}?<\/wp:attachment_url>/.exec(part.post ?? '')?.[0];
    const caption = /<excerpt:encoded>[\s\S]{0,2000}?<\/excerpt:encoded>/.exec(part.post ?? '')?.[0] ?? '';
    if (id && address) uploads.set(detached(id), detached(address + caption));
  }
  let head = '';
  let open: string[] = [];
  let length = 0;
  for await (const part of parts(pieces, sizes)) {
    if (part.head !== undefined) head = part.head;
    if (part.post === undefined || part.post.includes('<wp:attachment_url>')) continue;
    if (open.length > 0 && (open.length >= sizes.posts || length + part.post.length > sizes.length)) {
      yield documentOf(head, open, uploads);
      [open, length] = [[], 0];
    }
    open.push(part.post);
    length += part.post.length;
  }
  if (open.length > 0) yield documentOf(head, open, uploads);
}

/** A copy. A piece of a text keeps all of that text in memory, and these are kept to the end. */
function detached(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

function documentOf(head: string, posts: readonly string[], uploads: ReadonlyMap<string, string>): string {
  const shown = new Set(posts.flatMap((post) => thumbnailOf(post) ?? []));
  const items = [...shown].flatMap((id) => {
    const address = uploads.get(id);
    return address
      ? [`<item><wp:post_id>${id}</wp:post_id><wp:post_type>attachment</wp:post_type>${address}</item>`]
      : [];
  });
  return `${head}${[...items, ...posts].join('\n')}\n</channel>\n</rss>\n`;
}

function thumbnailOf(post: string): string | undefined {
  const at = post.indexOf('_thumbnail_id');
  return at < 0 ? undefined : /<wp:meta_value>(?:<!\[CDATA\[)?\s*(\d{1,20})/.exec(post.slice(at, at + 300))?.[1];
}

interface Part {
  /** What stands before the first post. */
  readonly head?: string;
  readonly post?: string;
}

/** The head, then each post, in the order of the file. The end of a post is not looked for inside CDATA. */
async function* parts(pieces: Pieces, { longestPost }: SplitSizes): AsyncGenerator<Part> {
  const decoder = new TextDecoder();
  let text = '';
  let isHead = true;
  for await (const piece of pieces()) {
    text += decoder.decode(piece, { stream: true });
    for (let found = nextPost(text); found; found = nextPost(text)) {
      if (isHead) yield { head: text.slice(0, found.from) };
      isHead = false;
      yield { post: text.slice(found.from, found.to) };
      text = text.slice(found.to);
    }
    if (text.length > longestPost)
      throw new RangeError(`A post of this export is longer than ${longestPost} characters.`);
  }
}

function nextPost(text: string): { readonly from: number; readonly to: number } | undefined {
  const from = /<item[\s>]/.exec(text)?.index;
  if (from === undefined) return undefined;
  const mark = /<!\[CDATA\[|<\/item>/g;
  mark.lastIndex = from;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '</item>') return { from, to: mark.lastIndex };
    const end = text.indexOf(']]>', mark.lastIndex);
    if (end < 0) return undefined;
    mark.lastIndex = end + 3;
  }
  return undefined;
}
