import type { MediaNs } from 'feedsmith';
import { plain } from '../../html';
import type { Media } from '../../item';

/** A file that a feed encloses or names, by its address, type and size (bytes). */
export interface Enclosed {
  readonly url?: string;
  readonly type?: string;
  readonly length?: number;
}

/** What a feed's item brings besides text, each address once: Media RSS with its captions first, then enclosures. */
export function mediaOf(
  enclosed: readonly Enclosed[],
  media: MediaNs.ItemOrFeed | undefined,
): readonly Media[] | undefined {
  const groups = media?.groups ?? [];
  const described = [
    ...(media?.contents ?? []).flatMap((content) => fromContent(content, media) ?? []),
    ...groups.flatMap((group) => fromGroup(group, media)),
  ];
  const plainly = enclosed.flatMap((one) => fromEnclosure(one) ?? []);
  const thumbnails =
    described.length > 0 || plainly.length > 0
      ? []
      : (media?.thumbnails ?? []).flatMap(({ url, width, height }) =>
          isWeb(url)
            ? [{ kind: 'picture' as const, renditions: [{ href: url, width, height, name: 'thumbnail' }] }]
            : [],
        );
  const found = new Map<string, Media>();
  for (const one of [...described, ...plainly, ...thumbnails]) {
    const href = one.renditions[0]?.href;
    if (href !== undefined && !found.has(href) && found.size < mostMedia) found.set(href, one);
  }
  return found.size > 0 ? [...found.values()] : undefined;
}

const mostMedia = 100;

/** Media RSS: the contents of a group are the same thing in other forms. */
function fromGroup(group: MediaNs.Group, item: MediaNs.ItemOrFeed | undefined): readonly Media[] {
  const forms = (group.contents ?? []).flatMap((content) => fromContent(content, { ...item, ...group }) ?? []);
  const kinds = [...new Set(forms.map(({ kind }) => kind))];
  return kinds.flatMap((kind): readonly Media[] => {
    const same = forms.filter((form) => form.kind === kind);
    const best = same.find(({ caption }) => caption !== undefined) ?? same[0];
    const renditions = same.flatMap((form) => form.renditions);
    return best ? [{ ...best, renditions: renditions.slice(0, mostMedia) }] : [];
  });
}

function fromContent(content: MediaNs.Content, item: MediaNs.ItemOrFeed | undefined): Media | undefined {
  const { url, type, medium, width, height, duration, fileSize } = content;
  if (!isWeb(url)) return undefined;
  const caption = content.description ?? content.title ?? item?.description;
  const credits = content.credits ?? item?.credits ?? [];
  const makers = credits.filter(({ role }) => /photograph|author|artist|producer/i.test(role ?? ''));
  const houses = credits.filter((credit) => !makers.includes(credit));
  const thumbnails = (content.thumbnails ?? []).flatMap(({ url: href, width: wide, height: high }) =>
    isWeb(href) ? [{ name: 'thumbnail', href, width: wide, height: high }] : [],
  );
  const copyright = content.copyright ?? item?.copyright;
  return {
    kind: kindOf(medium ?? type, url),
    caption: caption?.value ? plain(caption.value) || undefined : undefined,
    byline: makers.flatMap(({ value }) => value ?? []).join(', ') || undefined,
    creditline: houses.flatMap(({ value }) => value ?? []).join(', ') || undefined,
    copyrightNotice: copyright?.value,
    renditions: [{ href: url, mimeType: type, width, height, duration, size: fileSize }, ...thumbnails],
  };
}

function fromEnclosure({ url, type, length }: Enclosed): Media | undefined {
  if (!isWeb(url)) return undefined;
  return {
    kind: kindOf(type, url),
    renditions: [{ href: url, mimeType: type?.includes('/') ? type : undefined, size: length || undefined }],
  };
}

const isWeb = (url: string | undefined): url is string => url !== undefined && /^https?:\/\/[^/\s]\S*$/i.test(url);

/** By what it is called (`image/jpeg`, Media RSS's `medium`), else by the end of its address. */
function kindOf(called: string | undefined, url: string): Media['kind'] {
  const name = `${called ?? ''} ${/\.([a-z0-9]{2,4})(?:[?#]|$)/i.exec(url)?.[1] ?? ''}`.toLowerCase();
  if (/image|\b(?:jpe?g|png|gif|webp|avif)\b/.test(name)) return 'picture';
  if (/video|\b(?:mp4|mov|webm|m3u8)\b/.test(name)) return 'video';
  return /audio|\b(?:mp3|m4a|ogg|wav)\b/.test(name) ? 'audio' : 'other';
}
