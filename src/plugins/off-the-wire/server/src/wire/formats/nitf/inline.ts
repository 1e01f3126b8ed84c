import type { Node } from '../../html/tree';
import type { XmlElement, XmlNode } from '../../xml';
import { htmlNodes, type Translation } from '../../xml/html';
import { child, descendants, isElement, rawText } from '../../xml/tree';
import { deepestNest, type Reader, within } from './building';

/** What HTML has tags for, and NITF only classes. */
const emphases: ReadonlyMap<string, string> = new Map([
  ['bold b', 'b'],
  ['italic i', 'i'],
  ['underline', 'u'],
  ['strikethrough', 's'],
  ['small', 'small'],
  ['code', 'code'],
  ['cite', 'cite'],
]);

export function emphasis({ attributes }: XmlElement): string {
  const own = emphases.get(attributes.class ?? '');
  return own ?? (/bold|strong/i.test(`${attributes.class} ${attributes.style}`) ? 'strong' : 'em');
}

/** The first text in an element, without reading the rest of it, nor far down: quotations stand inside quotations. */
export function beginning(element: XmlElement): string {
  let first: XmlNode | undefined = element;
  for (let depth = 0; depth < deepestNest && first !== undefined && isElement(first); depth += 1)
    first = first.children[0];
  return first === undefined || isElement(first) ? '' : first.trimStart().slice(0, 1);
}

/** `1<frac>1/2</frac>` is one and a half, not eleven halves. */
export function fraction(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  const sign = child(element, 'frac-sep') || rawText(element).includes('/') ? undefined : '/';
  const parts = element.children.flatMap((node) => [
    ...(sign && isElement(node) && node.name === 'denom' ? [{ text: sign }] : []),
    ...htmlNodes([node], reader.translate, depth + 1),
  ]);
  return [{ text: ' ' }, ...parts];
}

/** Readings of ideographs stand in brackets behind them, as `rp` has them where it is given. */
export function ruby(element: XmlElement, depth: number, reader: Reader): ReturnType<Translation> {
  if (descendants(element, 'rp').length > 0) return undefined;
  return element.children.flatMap((node): readonly Node[] => {
    const nodes = htmlNodes([node], reader.translate, depth + 1);
    return isElement(node) && node.name === 'rt' ? [{ text: '(' }, ...nodes, { text: ')' }] : nodes;
  });
}

/** Lines of an address and the like, which the copy may write without a space between them. */
export function parted(element: XmlElement, depth: number, reader: Reader): readonly Node[] {
  return [{ text: ' ' }, ...within(element, depth, reader), { text: ' ' }];
}
