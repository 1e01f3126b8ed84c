import type { Note } from './item';
import type { Stated } from './unsaid';
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
  /** Attributes that say nothing of the story, by name, or with element and value (`scheme@uri`, `RevisionId@Update=N`). */
  readonly silent: ReadonlySet<string>;
  /** Elements that are not asked, nor looked into: what they say is read, or told, another way. */
  readonly closed: ReadonlySet<string>;
  /** Elements whose text is kept in other words: a dateline without its agency. */
  readonly reworded?: (element: XmlElement) => boolean;
}

/**
 * All that a tree says outside the story's text, in attributes and in elements, each with its element and the one around
 * it (`located/broader@qcode`), for `unsaidNote`.
 */
export function statedIn(root: XmlElement, { silent, closed, reworded }: StatedRules): readonly Stated[] {
  const found: Stated[] = [];
  const visit = (element: XmlElement, around: string, isReworded: boolean) => {
    const at = around + element.name;
    for (const name in element.attributes) {
      const text = element.attributes[name];
      if (!text || technical.test(name) || silent.has(name) || isSilent(`${element.name}@${name}`, text, silent))
        continue;
      found.push({ at: `${at}@${name}`.slice(-150), text });
    }
    const inside = element === root ? '' : `${element.name}/`;
    for (const node of element.children) {
      if (isElement(node)) {
        if (!closed.has(node.name)) visit(node, inside, isReworded || reworded?.(node) === true);
      } else if (!isReworded && ink.test(node)) found.push({ at: at.slice(-150), text: node });
    }
  };
  visit(root, '', false);
  return found;
}

const ink = /\S/;

function isSilent(name: string, text: string, silent: ReadonlySet<string>): boolean {
  return silent.has(name) || silent.has(`${name}=${text}`);
}

/** Of XML itself, of how a schema is found, and of what things look like. */
const technical = /^(?:xmlns(?::.*)?|xsi:.*|xml:.*|id|class|style|dir|on[a-z]+)$/;
