import type { Note } from './item';
import type { Said, Stated } from './unsaid';
import type { XmlElement } from './xml';
import { children, isElement } from './xml-tree';

/** The elements that a format has read, each with all that is in it. */
export type Taken = Set<XmlElement>;

/**
 * Notes on every text of a tree that no field took, so that nothing vanishes silently: one a text, with the path of its
 * element (`contentMeta/by`), its line and its words.
 */
export function restOf(root: XmlElement, taken: ReadonlySet<XmlElement>, rule: string): Note[] {
  const rest: Note[] = [];
  const visit = (element: XmlElement, path: readonly string[]) => {
    if (taken.has(element)) return;
    const text = element.children
      .filter((node) => !isElement(node))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (text)
      rest.push({ rule, message: `${path.join('/') || element.name} is not kept.`, line: element.line, was: text });
    for (const one of children(element)) visit(one, [...path, one.name]);
  };
  visit(root, []);
  return rest;
}

/** What of a format is not asked for. */
export interface StatedRules {
  readonly silent: Silent;
  /** Elements that are not asked, nor looked into: what they say is read, or told, another way. */
  readonly closed: ReadonlySet<string>;
  /** Elements whose text is kept in other words: a dateline without its agency. */
  readonly reworded?: (element: XmlElement) => boolean;
}

/** Attributes that say nothing of the story: some by name, some only of one element, some only of one value. */
export interface Silent {
  readonly names: ReadonlySet<string>;
  readonly ofElement: ReadonlyMap<string, ReadonlySet<string>>;
}

/** `rank`, `scheme@uri` or `RevisionId@Update=N`, parted by spaces. */
export function silent(words: string): Silent {
  const names = new Set('id class style dir'.split(' '));
  const ofElement = new Map<string, Set<string>>();
  for (const word of words.split(' ')) {
    const [element = '', attribute] = word.split('@');
    if (attribute === undefined) names.add(element);
    else ofElement.set(element, (ofElement.get(element) ?? new Set()).add(attribute));
  }
  return { names, ofElement };
}

/**
 * All that a tree says outside the story's text and `said` does not know, in attributes and in elements, each with its
 * element and the one around it (`located/broader@qcode`), for `unsaidNote`.
 */
export function statedIn(root: XmlElement, rules: StatedRules, said: Said = nothing): readonly Stated[] {
  const found: Stated[] = [];
  const visit = (element: XmlElement, parent: XmlElement | undefined, isReworded: boolean) => {
    const { name, attributes, children } = element;
    const own = rules.silent.ofElement.get(name);
    for (const key in attributes) {
      const text = attributes[key];
      if (!text || rules.silent.names.has(key) || own?.has(key) || own?.has(`${key}=${text}`) || isTechnical(key))
        continue;
      if (!said(text)) found.push({ at: `${pathTo(element, parent, root)}@${key}`, text });
    }
    for (const node of children) {
      if (isElement(node)) {
        if (!rules.closed.has(node.name)) visit(node, element, isReworded || rules.reworded?.(node) === true);
      } else if (!isReworded && ink.test(node) && !said(node))
        found.push({ at: pathTo(element, parent, root), text: node });
    }
  };
  visit(root, undefined, false);
  return found;
}

function pathTo({ name }: XmlElement, parent: XmlElement | undefined, root: XmlElement): string {
  return parent === undefined || parent === root ? name : `${parent.name}/${name}`;
}

const nothing: Said = () => false;
const ink = /\S/;

/** Of XML itself, of how a schema is found, and handlers. */
function isTechnical(name: string): boolean {
  const first = name.charCodeAt(0);
  return (first === 0x78 && /^(?:xmlns$|xmlns:|xsi:|xml:)/.test(name)) || (first === 0x6f && /^on[a-z]+$/.test(name));
}
