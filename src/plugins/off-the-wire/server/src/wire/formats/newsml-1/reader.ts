import { plain } from '../../html';
import type { Moment, Note } from '../../item';
import { isLocalTime, isoMoment } from '../../time';
import type { XmlElement } from '../../xml';
import type { Taken } from '../../xml/rest';
import { attribute, child, children, lineOf } from '../../xml/tree';
import type { Names } from './names';

/** What reading one NewsItem takes along: what has been read, what there is to say, what names stand for. */
export interface Reader {
  readonly taken: Taken;
  readonly notes: Note[];
  readonly names: Names;
}

export const rule = 'newsml-1';

export function say(reader: Reader, message: string, element?: XmlElement, was?: string): void {
  reader.notes.push({ rule, message, line: element?.line, was: was?.slice(0, 10_000) });
}

/** An element's text on one line, markup in CDATA undone; the element is read then. */
export function textOf(reader: Reader, element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  reader.taken.add(element);
  const line = lineOf(element);
  return line === undefined ? undefined : plain(line) || undefined;
}

/** The text of the first child of these names that has any. */
export function childText(reader: Reader, parent: XmlElement | undefined, ...names: string[]): string | undefined {
  return children(parent, ...names)
    .map((element) => textOf(reader, element))
    .find((text) => text !== undefined);
}

/** What a formal name stands for: its description in the document's topics, else itself. */
export function named(reader: Reader, element: XmlElement | undefined): string | undefined {
  const formal = formalName(reader, element);
  return formal === undefined ? undefined : (reader.names.described(formal) ?? formal);
}

export function formalName(reader: Reader, element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const name = attribute(element, 'FormalName');
  if (name !== undefined) reader.taken.add(element);
  return name === undefined ? undefined : plain(name) || undefined;
}

/** `http://.../Main`, `rol:Main` and ` main ` are `main`. */
export function role(reader: Reader, component: XmlElement): string | undefined {
  const name = formalName(reader, child(component, 'Role'));
  return name?.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1).toLowerCase();
}

/** A date of NewsML: `20150913T020000+0200`, `20150913`; without a zone it stays local. */
export function momentOf(reader: Reader, element: XmlElement | undefined): Moment | undefined {
  const text = element && textOf(reader, element);
  if (text === undefined) return undefined;
  const moment = isoMoment(text);
  if (moment !== undefined) return moment;
  const local = isLocalTime(text) ? isoMoment(text, 'UTC')?.slice(0, 19) : undefined;
  if (local === undefined) say(reader, `${element?.name} is no date.`, element, text);
  return local;
}

export function unique<T>(values: readonly T[]): readonly T[] | undefined {
  const seen = new Map(values.map((value) => [JSON.stringify(value), value] as const));
  return seen.size > 0 ? [...seen.values()] : undefined;
}
