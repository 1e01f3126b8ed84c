import type { JsonFeed } from 'feedsmith';
import type { Entry } from './entry';
import { mediaOf } from './media';

/** JSON Feed 1.0 and 1.1. */
export function jsonEntries({ items = [], language, title, authors = [] }: JsonFeed.Feed<string>): Entry[] {
  return items.map((item) => ({
    id: item.id,
    link: item.url ?? item.external_url,
    title: item.title,
    content: item.content_html,
    text: item.content_text,
    summary: item.summary,
    published: item.date_published,
    updated: item.date_modified,
    authors: (item.authors ?? authors).map(({ name }) => name),
    keywords: item.tags,
    language: item.language ?? language,
    provider: title,
    media: mediaOf(
      [
        ...[item.image ?? item.banner_image].map((url) => ({ url, type: 'image' })),
        ...(item.attachments ?? []).map(({ url, mime_type, size_in_bytes }) => ({
          url,
          type: mime_type,
          length: size_in_bytes,
        })),
      ],
      undefined,
    ),
  }));
}
