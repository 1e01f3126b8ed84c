import { xmlRoot } from '../../xml/root';
import type { Document } from '../format';

/** Whether a document is RSS, RDF, Atom or a JSON Feed. A WordPress export is RSS, too, but no feed. */
export function isFeed(document: Document): boolean {
  if (isJsonFeed(document)) return true;
  const root = xmlRoot(document.text);
  if (root === undefined) return false;
  if (root.name === 'rss') return !isExport(document.text);
  if (root.name === 'RDF') return /purl\.org\/rss|channel|my\.netscape\.com/.test(root.tag + document.head);
  return root.name === 'feed' && /Atom|purl\.org\/atom|<entry|<title/.test(root.tag + document.head);
}

/** JSON Feed tells itself by its version; a media type does, too. */
export function isJsonFeed({ head, mediaType = '' }: Document): boolean {
  return (
    /^\s*\{/.test(head) &&
    (/"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\//.test(head) || mediaType === 'application/feed+json')
  );
}

/** Whether a file begins as a WordPress export does. */
export function isExport(text: string): boolean {
  const root = xmlRoot(text);
  return root?.name === 'rss' && (/wordpress\.org\/export\//.test(root.tag) || text.slice(0, reach).includes(version));
}

const version = '<wp:wxr_version>';
/** The version stands among the first elements of the channel. */
const reach = 16 * 1024;
