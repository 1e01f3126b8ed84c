import { htmlOf, textOf } from '../../html';
import { inlineText } from '../../html/inline';
import type { Node } from '../../html/tree';
import type { EdNote, Media, Note } from '../../item';
import type { XmlElement } from '../../xml';
import { deepest, htmlNodes, type Translation } from '../../xml/html';

/** What is gathered while the content of a story is read. */
export interface Reader {
  readonly translate: Translation;
  readonly media: Media[];
  readonly edNotes: EdNote[];
  readonly notes: Note[];
  readonly footnotes: Node[];
}

/** Makes nodes of an element that HTML has no tag for, or a tag. */
export type Build = (element: XmlElement, depth: number, reader: Reader) => ReturnType<Translation>;

/** Elements that are built read what is in them twice: in a nest of them only so many are, to stay linear. */
export const deepestNest = 8;

export const none: ReadonlyMap<string, string> = new Map();

/** What is in an element, translated. */
export function within(element: XmlElement, depth: number, { translate }: Reader): readonly Node[] {
  return htmlNodes(element.children, translate, depth + 1);
}

/** An element made here, as deep as the allow-list goes; below that only what is in it. */
export function made(tag: string, nodes: readonly Node[], depth: number, attributes = none): readonly Node[] {
  return depth < deepest ? [{ tag, attributes, children: nodes }] : nodes;
}

/** Nodes as one line of text. */
export function lineIn(nodes: readonly Node[]): string | undefined {
  return (inlineText(nodes) ?? textOf(htmlOf(nodes)).replace(/\s+/g, ' ').trim()) || undefined;
}
