import { plain } from '../../html';
import type { XmlElement } from '../../xml';
import { attribute, descendants, lineOf } from '../../xml-tree';

/** What the page's head says: `meta` by property or name, in lower case, each with all its values; and its links. */
export interface Meta {
  first(...names: readonly string[]): string | undefined;
  all(name: string): readonly string[];
  readonly canonical?: string;
  readonly language?: string;
  readonly title?: string;
}

export function metaOf(page: XmlElement): Meta {
  const values = new Map<string, string[]>();
  for (const meta of descendants(page, 'meta')) {
    const name = (attribute(meta, 'property') ?? attribute(meta, 'name') ?? attribute(meta, 'itemprop'))?.toLowerCase();
    const content = plain(attribute(meta, 'content') ?? '');
    const known = name ? values.get(name) : undefined;
    if (name && content && known) known.push(content);
    else if (name && content) values.set(name, [content]);
  }
  const all = (name: string) => values.get(name) ?? [];
  const canonical = descendants(page, 'link').find((link) => /\bcanonical\b/i.test(attribute(link, 'rel') ?? ''));
  const [html] = descendants(page, 'html');
  const [title] = descendants(page, 'title');
  return {
    first: (...names) => names.map((name) => all(name)[0]).find((value) => value !== undefined),
    all,
    canonical: attribute(canonical, 'href'),
    language: attribute(html, 'lang') ?? attribute(html, 'xml:lang'),
    title: lineOf(title),
  };
}
