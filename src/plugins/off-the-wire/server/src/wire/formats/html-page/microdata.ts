import type { XmlElement } from '../../xml';
import { attribute, children, descendants, lineOf } from '../../xml/tree';
import { articleTypes, type Thing } from './json-ld';

/**
 * The article as microdata says it (`itemscope`, `itemprop`), in the form of JSON-LD. Its text is left out: the page's own
 * markup keeps more of it.
 */
export function microdataArticle(page: XmlElement): Thing | undefined {
  const article = descendants(page, 'article', 'main', 'div', 'section', 'body', 'html').find((one) =>
    articleTypes.test(typeOf(one) ?? ''),
  );
  return article && thingOf(article, 0);
}

/** HTML, 5.2.3: the last part of schema.org's address. */
function typeOf(element: XmlElement): string | undefined {
  return /^https?:\/\/schema\.org\/(\w{1,60})/i.exec(attribute(element, 'itemtype') ?? '')?.[1];
}

const deepest = 4;
const mostProperties = 500;

function thingOf(element: XmlElement, depth: number): Thing {
  const thing: Record<string, unknown> = Object.assign(Object.create(null), { '@type': typeOf(element) });
  let count = 0;
  const visit = (inside: XmlElement) => {
    for (const child of children(inside)) {
      const names = (attribute(child, 'itemprop') ?? '').split(/\s+/).filter((name) => /^[A-Za-z]{1,40}$/.test(name));
      const isThing = attribute(child, 'itemscope') !== undefined;
      const value = isThing && depth < deepest ? thingOf(child, depth + 1) : said(child);
      for (const name of names) {
        count += 1;
        if (name === 'articleBody' || value === undefined || count > mostProperties) continue;
        thing[name] = name in thing ? [thing[name], value].flat() : value;
      }
      if (!isThing) visit(child);
    }
  };
  visit(element);
  return thing;
}

/** HTML, 5.2.4: what an element with `itemprop` says. */
function said(element: XmlElement): string | undefined {
  const own = attribute(element, 'content') ?? attribute(element, 'datetime');
  if (own !== undefined) return own;
  if (element.name === 'a' || element.name === 'link') return attribute(element, 'href');
  if (element.name === 'img') return attribute(element, 'src');
  return lineOf(element);
}
