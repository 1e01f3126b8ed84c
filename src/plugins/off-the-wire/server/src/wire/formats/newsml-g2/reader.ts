import type { Note } from '../../item';
import type { XmlElement } from '../../xml';
import type { Taken } from '../../xml/rest';
import { attribute, hasInk, isElement } from '../../xml/tree';
import type { Codes } from './qcodes';
import { wordsOf } from './words';

export const rule = 'newsml-g2';

/** What those who read an item share. */
export interface Reader {
  readonly item: XmlElement;
  readonly itemMeta: Fields;
  readonly contentMeta: Fields;
  /** `partMeta`: what is said of a shot, a page, a part. */
  readonly parts: readonly XmlElement[];
  /** A picture, graphic, video or sound: a description without a role is its caption. */
  readonly isMediaItem: boolean;
  /** As the copy writes it; of several names and texts, those in it come first. */
  readonly language: string | undefined;
  readonly codes: Codes;
  /** What is said of a concept apart from where it is used: `assert` by its qcode, uri or literal. */
  readonly asserted: ReadonlyMap<string, XmlElement>;
  readonly taken: Taken;
  readonly notes: Note[];
}

/** The properties of a part of an item, by name, each in its order. */
export interface Fields {
  all(name: string): readonly XmlElement[];
  first(name: string): XmlElement | undefined;
}

export function fieldsOf(elements: readonly XmlElement[]): Fields {
  const named = new Map<string, XmlElement[]>();
  for (const element of elements) {
    for (const node of element.children) {
      if (!isElement(node)) continue;
      const list = named.get(node.name);
      if (list) list.push(node);
      else named.set(node.name, [node]);
    }
  }
  return { all: (name) => named.get(name) ?? nothing, first: (name) => named.get(name)?.[0] };
}

const nothing: readonly XmlElement[] = [];

/** Says what was doubted, with the line and the words it is about. */
export function remark(reader: Reader, message: string, element?: XmlElement, was?: string): void {
  reader.notes.push({ rule, message, line: element?.line, was });
}

/** All the text of an element on one line, which is thereby taken. */
export function taking(reader: Reader, element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  reader.taken.add(element);
  return wordsOf(element);
}

/** Takes an element that says all it has to say in attributes. What stands in one with content is still to be read. */
export function takeEmpty(reader: Reader, element: XmlElement): void {
  if (!element.children.some((node) => isElement(node) || hasInk(node))) reader.taken.add(element);
}

/** What an element names, by whichever attribute it does. */
export function codeOf(reader: Reader, element: XmlElement | undefined): string | undefined {
  const qcode = attribute(element, 'qcode');
  if (qcode !== undefined) return reader.codes.ofQcode(qcode);
  const uri = attribute(element, 'uri');
  return uri === undefined ? undefined : reader.codes.ofUri(uri);
}

/** 0 for the item's very language, or none said, which is the same; 1 for another kind of it; 2 for another one. */
export function foreignness(reader: Reader, element: XmlElement): 0 | 1 | 2 {
  const own = attribute(element, 'xml:lang')?.toLowerCase();
  const wanted = reader.language?.toLowerCase();
  if (own === undefined || wanted === undefined || own === wanted) return 0;
  return own.split(/[-_]/, 1)[0] === wanted.split(/[-_]/, 1)[0] ? 1 : 2;
}

/** The first of the elements that are nearest to the item's language. */
export function inItsLanguage(reader: Reader, elements: readonly XmlElement[]): XmlElement | undefined {
  return elements.length < 2 ? elements[0] : nearestOf(reader, elements)[0];
}

/** Those of the elements that are nearest to the item's language. */
export function nearestOf(reader: Reader, elements: readonly XmlElement[]): readonly XmlElement[] {
  const nearest = elements.reduce((least, element) => Math.min(least, foreignness(reader, element)), 2);
  return elements.filter((element) => foreignness(reader, element) === nearest);
}
