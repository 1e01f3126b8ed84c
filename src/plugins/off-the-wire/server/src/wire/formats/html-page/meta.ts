import { plain } from '../../html';
import type { Stated } from '../../unsaid';
import type { XmlElement } from '../../xml';
import { attribute, descendants, lineOf } from '../../xml/tree';

/** What the page's head says: `meta` by property or name, in lower case, each with all its values; and its links. */
export interface Meta {
  first(...names: readonly string[]): string | undefined;
  all(name: string): readonly string[];
  readonly canonical?: string;
  readonly language?: string;
  readonly title?: string;
  /** All of it, to see what no field takes; how a browser shows the page is none of it. */
  readonly stated: readonly Stated[];
}

/** Names of meta that speak to browsers, robots and other sites' boxes. */
const technical =
  /^(?:viewport|robots|googlebot|bingbot|theme-color|format-detection|referrer|generator|og:type|og:locale:.*|twitter:card|x-ua-compatible|.*-verification|apple-.*|msapplication-.*|fb:.*|position)$/;

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
    stated: [...values].flatMap(([at, texts]) => (technical.test(at) ? [] : texts.map((text) => ({ at, text })))),
  };
}
