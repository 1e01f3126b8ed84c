import { readDateline } from '../../dateline';
import type { Item } from '../../item';
import type { XmlElement } from '../../xml';
import { conceptOf } from './concepts';
import { inItsLanguage, type Reader, taking } from './reader';

/**
 * Where it happened, as the dateline names it. A dateline is kept without agency and dash: `Berlin (dpa) - ` is `Berlin`.
 * The places around a place are no places of their own.
 */
export function placeOf(reader: Reader): Pick<Item, 'dateline' | 'located'> {
  const printed = taking(reader, inItsLanguage(reader, reader.contentMeta.all('dateline')));
  const read = printed === undefined ? undefined : datelineIn(printed);
  const located = reader.contentMeta
    .all('located')
    .slice(0, 20)
    .map((element) => placeName(reader, element));
  return {
    dateline: printed === undefined ? undefined : (read?.dateline ?? withoutDash(printed)),
    located: located.find((name) => name !== undefined) ?? read?.located,
  };
}

type Read = Pick<Item, 'dateline' | 'located'>;

/** `Berlin (dpa) - ` and no more is most of them; for the rest there is the reader of first paragraphs. */
function datelineIn(printed: string): Read | undefined {
  const place = simpleForm.exec(printed)?.[1];
  if (place !== undefined && place !== place.toUpperCase()) return { dateline: place, located: place };
  return readDateline(/[-–—―_]\s*$/.test(printed) ? `${printed} ` : `${printed} - `, () => true);
}

const simpleForm = /^(\p{Lu}[\p{L}.'’/-]{1,40}(?: \p{Lu}[\p{L}.'’/-]{0,40}){0,3}) \([^()\d]{2,40}\)\s?[-–—_]{0,2}$/u;

/** A code that reads like a name (`city:Philadelphia`) is one; a number is none. */
function placeName(reader: Reader, element: XmlElement): string | undefined {
  const { name, literal, code } = conceptOf(reader, element);
  const local = code?.slice(code.lastIndexOf(':') + 1) ?? '';
  return name ?? literal ?? (/^\p{Lu}\p{Ll}[\p{L} .'’-]{1,60}$/u.test(local) ? local : undefined);
}

function withoutDash(text: string): string {
  return text.replace(/\s*(?:---?|[-–—―−_=])\s*$/u, '') || text;
}
