import { linesBeyond } from '../../another-form';
import { type Dateline, readDateline } from '../../dateline';
import type { Item } from '../../item';
import { weekdayNumber } from '../../time/month-names';
import type { XmlElement } from '../../xml';
import { conceptOf } from './concepts';
import { inItsLanguage, type Reader, remark, taking } from './reader';

/**
 * Where it happened, as the dateline names it. A dateline is kept without agency and dash: `Berlin (dpa) - ` is `Berlin`.
 * The places around a place are no places of their own.
 */
export function placeOf(reader: Reader, provider: string | undefined): Pick<Item, 'dateline' | 'located'> {
  const element = inItsLanguage(reader, reader.contentMeta.all('dateline'));
  const printed = taking(reader, element);
  const read = printed === undefined ? undefined : datelineIn(printed);
  if (read?.agency && read.agency.toLowerCase() !== provider?.toLowerCase()) {
    remark(reader, 'The dateline names another agency.', element, read.agency);
  }
  if (read && printed !== undefined) {
    const rest = linesBeyond(printed, [`${read.dateline}${read.agency ?? ''}`]);
    if (rest.length > 0) remark(reader, 'The dateline is not kept as printed.', element, printed);
  }
  const places = reader.contentMeta.all('located').slice(0, 20);
  const located = places.map((place) => placeName(reader, place));
  return {
    dateline: printed === undefined ? undefined : (read?.dateline ?? withoutDash(printed)),
    located: located.find((name) => name !== undefined) ?? read?.located,
  };
}

/** `Berlin (dpa) - ` and no more is most of them; for the rest there is the reader of first paragraphs. */
function datelineIn(printed: string): Pick<Dateline, 'dateline' | 'located' | 'agency'> | undefined {
  const [, place, agency] = simpleForm.exec(printed) ?? [];
  if (place !== undefined && place !== place.toUpperCase()) return { dateline: place, located: place, agency };
  return readDateline(/[-–—―_]\s*$/.test(printed) ? `${printed} ` : `${printed} - `, isWord);
}

/** A year or a day of the week behind the date is no agency. */
const isWord = (agency: string) => /\p{L}/u.test(agency) && weekdayNumber(agency) === undefined;

const simpleForm = /^(\p{Lu}[\p{L}.'’/-]{1,40}(?: \p{Lu}[\p{L}.'’/-]{0,40}){0,3}) \(([^()\d]{2,40})\)\s?[-–—_]{0,2}$/u;

/** A code that reads like a name (`city:Philadelphia`) is one; a number is none. */
function placeName(reader: Reader, element: XmlElement): string | undefined {
  const { name, literal, code } = conceptOf(reader, element);
  const local = code?.slice(code.lastIndexOf(':') + 1) ?? '';
  return name ?? literal ?? (/^\p{Lu}\p{Ll}[\p{L} .'’-]{1,60}$/u.test(local) ? local : undefined);
}

function withoutDash(text: string): string {
  return text.replace(/\s*(?:---?|[-–—―−_=])\s*$/u, '') || text;
}
