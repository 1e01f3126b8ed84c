import type { Note } from '../item';
import type { Said, Stated } from '../unsaid';
import type { XmlElement } from './index';
import { hasInk, isElement } from './tree';

/** The elements that a format has read, each with all that is in it. */
export type Taken = Set<XmlElement>;

/**
 * Notes on every text of a tree that no field took, so that nothing vanishes silently: one for each kind of element, by
 * its path (`contentMeta/by`), with the line of the first and the words of all. `saysOf` gives what an element says
 * besides its children, which is its own text unless a format knows more. Linear, however deep the tree and long its
 * names.
 */
export function restOf(
  root: XmlElement,
  taken: ReadonlySet<XmlElement>,
  rule: string,
  saysOf: (element: XmlElement) => string | undefined = ownText,
): Note[] {
  const found = gathering(rule);
  // The names on the way to an element: few elements are left, and only those need a path.
  const names: string[] = [];
  const visit = (element: XmlElement) => {
    const text = saysOf(element);
    if (text !== undefined) found.add(pathOf(names) || element.name.slice(0, longestName), text, element.line);
    for (const one of element.children) {
      if (!isElement(one) || taken.has(one)) continue;
      names.push(one.name);
      visit(one);
      names.pop();
    }
  };
  if (!taken.has(root)) visit(root);
  return found.notes('');
}

/** Texts that are not kept, by what they stood in: one note for each. Of more kinds than anyone reads one note tells. */
export function gathering(rule: string) {
  const found = new Map<string, { readonly line: number; readonly texts: Set<string> }>();
  return {
    add(what: string, text: string, line: number): void {
      const key = found.size < mostKinds || found.has(what) ? what : 'What else there is';
      const entry = found.get(key);
      if (entry) entry.texts.add(text);
      else found.set(key, { line, texts: new Set([text]) });
    },
    notes: (where: string): Note[] =>
      [...found].map(([what, { line, texts }]) => ({
        rule,
        message: `${what}${where} is not kept.`,
        line,
        was: [...texts].join(' | '),
      })),
  };
}

/** The text right in an element, on one line; `undefined` where there is none. */
export function ownText(element: XmlElement): string | undefined {
  let said: string | undefined;
  for (const node of element.children) {
    if (!isElement(node) && hasInk(node)) said = said === undefined ? node : `${said} ${node}`;
  }
  return said?.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

const mostKinds = 200;
const deepestPath = 8;
const longestName = 60;

/** Names are as long, and nested as deep, as whoever sends them likes: a path is cut. */
function pathOf(names: readonly string[]): string {
  return names
    .slice(0, deepestPath)
    .map((name) => name.slice(0, longestName))
    .join('/');
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
  readonly ofElement: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>;
}

/** Of any value. */
const any = '';

/** `rank`, `scheme@uri` or `RevisionId@Update=N`, parted by spaces. */
export function silent(words: string): Silent {
  const names = new Set('id class style dir'.split(' '));
  const ofElement = new Map<string, Map<string, Set<string>>>();
  for (const word of words.split(' ')) {
    const [element = '', attribute] = word.split('@');
    if (attribute === undefined) names.add(element);
    else {
      const [name = '', value = any] = attribute.split('=');
      const own = ofElement.get(element) ?? new Map<string, Set<string>>();
      ofElement.set(element, own.set(name, (own.get(name) ?? new Set()).add(value)));
    }
  }
  return { names, ofElement };
}

/**
 * All that a tree says outside the story's text and `said` does not know, in attributes and in elements, each with its
 * element and the one around it (`located/broader@qcode`), for `unsaidNote`.
 */
export function statedIn(root: XmlElement, rules: StatedRules, said: Said = nothing): readonly Stated[] {
  const { names: silentNames, ofElement } = rules.silent;
  const found: Stated[] = [];
  const tell = (at: string, text: string) => {
    if (found.length < mostStated) found.push({ at, text });
    else if (found.length === mostStated) found.push({ at: 'and more', text: 'There is more that has no field.' });
  };
  const visit = (element: XmlElement, parent: XmlElement | undefined, isReworded: boolean) => {
    const { name, attributes, children } = element;
    const own = ofElement.get(name);
    for (const key in attributes) {
      const text = attributes[key];
      if (!text || silentNames.has(key) || isTechnical(key)) continue;
      const unasked = own?.get(key);
      if (unasked !== undefined && (unasked.has(any) || unasked.has(text))) continue;
      if (!said(text)) tell(`${pathTo(element, parent, root)}@${key}`, text);
    }
    for (const node of children) {
      if (isElement(node)) {
        if (!rules.closed.has(node.name)) visit(node, element, isReworded || rules.reworded?.(node) === true);
      } else if (!isReworded && hasInk(node) && !said(node)) tell(pathTo(element, parent, root), node);
    }
  };
  visit(root, undefined, false);
  return found;
}

function pathTo({ name }: XmlElement, parent: XmlElement | undefined, root: XmlElement): string {
  return parent === undefined || parent === root ? name : `${parent.name}/${name}`;
}

const nothing: Said = () => false;
/** Of more than these nobody reads a note. */
const mostStated = 20_000;

/** Of XML itself, of how a schema is found, and handlers. */
function isTechnical(name: string): boolean {
  const first = name.charCodeAt(0);
  return (first === 0x78 && /^(?:xmlns$|xmlns:|xsi:|xml:)/.test(name)) || (first === 0x6f && /^on[a-z]+$/.test(name));
}
