import { decodeHTML } from 'entities';

/**
 * Text with its references resolved: numbers, XML's five names and HTML's, of which NITF bodies are full. `undefined`
 * where an ampersand begins none, or one that no character stands for.
 */
export function resolved(text: string): string | undefined {
  let done = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at);
    const character = end < 0 || end - at > longest ? undefined : characterOf(text.slice(at + 1, end));
    if (character === undefined) return undefined;
    done += text.slice(from, at) + character;
    from = end + 1;
  }
  return done + text.slice(from);
}

/** What a name stands for in HTML; `undefined` where it is unknown. */
export function namedCharacter(name: string): string | undefined {
  const reference = `&${name};`;
  const decoded = name.length <= 32 ? decodeHTML(reference) : reference;
  return decoded === reference ? undefined : decoded;
}

/** `&`, a name of 32 characters. */
const longest = 33;
const xmlNames: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function characterOf(reference: string): string | undefined {
  const known = xmlNames.get(reference);
  if (known !== undefined) return known;
  if (/^[A-Za-z][A-Za-z\d]*$/.test(reference)) return namedCharacter(reference);
  const [, decimal, hex] = /^#(?:(\d{1,8})|x([\dA-Fa-f]{1,7}))$/.exec(reference) ?? [];
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return isCharacter(point) ? String.fromCodePoint(point) : undefined;
}

/** XML 1.0, 2.2, without DEL, which no copy means. */
function isCharacter(point: number): boolean {
  return (
    point === 9 ||
    point === 10 ||
    (point >= 32 && point < 0xd800 && point !== 127) ||
    (point >= 0xe000 && point < 0xfffe) ||
    (point > 0xffff && point <= 0x10ffff)
  );
}
