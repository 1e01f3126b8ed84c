import { authorityOf } from '../../guid';
import type { XmlElement } from '../../xml';
import { attribute, child } from '../../xml/tree';
import { calledBy, conceptOf } from './concepts';
import { authorRoles, providerRoles } from './habits';
import { wordOf } from './qcodes';
import { nearestOf, type Reader, remark, taking } from './reader';

/** Whose copy it is: as the item names its provider; failing that, as its id, its sources or the message do. */
export function providerOf(reader: Reader, sender: string | undefined): string | undefined {
  const named = calledBy(reader, reader.itemMeta.first('provider'));
  if (named !== undefined) return named;
  const source = reader.contentMeta.all('infoSource').find((element) => providerRoles.has(roleOf(element)));
  const found = calledBy(reader, source) ?? authorityOf(attribute(reader.item, 'guid')) ?? sender;
  if (found !== undefined)
    remark(reader, 'The item names no provider: taken from its source, its id or its sender.', undefined, found);
  return found;
}

/** Where the provider had it from. */
export function infoSourceOf(reader: Reader): string | undefined {
  const sources = reader.contentMeta.all('infoSource').slice(0, 20);
  const names = sources.flatMap((element) => calledBy(reader, element) ?? []);
  return names.length > 0 ? [...new Set(names)].join(', ') : undefined;
}

/** The line as printed. */
export function bylineOf(reader: Reader): string | undefined {
  const lines = reader.contentMeta.all('by');
  const own = nearestOf(reader, lines).slice(0, 50);
  const printed = own.flatMap((line) => taking(reader, line) ?? []);
  return printed.length > 0 ? [...new Set(printed)].join(', ') : undefined;
}

/** The creators who are people, where no line is printed. What others did to the copy is in the notes. */
export function authorsOf(reader: Reader): string | undefined {
  const makers = [...reader.contentMeta.all('creator'), ...reader.contentMeta.all('contributor')];
  const names = makers
    .filter(isAuthor)
    .slice(0, 20)
    .flatMap((element) => conceptOf(reader, element).name ?? []);
  return names.length > 0 ? [...new Set(names)].join(', ') : undefined;
}

/** A name alone may be a company's or a login: only one that is said to be a person, or to have written, is an author. */
function isAuthor(element: XmlElement): boolean {
  const type = wordOf(attribute(element, 'type') ?? '');
  if (/^(?:organi[sz]ation|company|agency)$/.test(type)) return false;
  if (element.name === 'contributor') return authorRoles.has(roleOf(element));
  const isPerson = type === 'person' || child(element, 'personDetails') !== undefined;
  const id = attribute(element, 'uri') ?? attribute(element, 'qcode') ?? '';
  return isPerson || authorRoles.has(roleOf(element)) || /\/(?:staff|people|authors?|journalists?)\//i.test(id);
}

function roleOf(element: XmlElement): string {
  return wordOf(attribute(element, 'role') ?? '');
}
