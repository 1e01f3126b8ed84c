import { blocks } from '../../wire/html/blocks';
import { htmlTree, type Node } from '../../wire/html/tree';
import { element, type Xml } from './xml';

/** The blocks of a body, clean whatever an editor put there: the allow-list once more. */
export function bodyTree(html: string): readonly Node[] {
  return blocks(htmlTree(html));
}

/** A body as XHTML: the same elements, as XML. */
export function xhtml(html: string): readonly Xml[] {
  return bodyTree(html).map(written);
}

function written(node: Node): Xml {
  if ('text' in node) return node.text;
  return element(node.tag, Object.fromEntries(node.attributes), node.children.map(written));
}
