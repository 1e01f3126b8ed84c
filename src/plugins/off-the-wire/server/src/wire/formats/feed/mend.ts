import type { XmlDocument, XmlElement, XmlNode } from '../../xml';
import { isElement } from '../../xml/tree';

/** A broken document as a sound one, written anew from how it was read leniently; entries that break off are left out. */
export function mended({ roots }: XmlDocument): string {
  return writtenAll(roots);
}

/** Not joined: that would copy the text once a level. */
function writtenAll(nodes: readonly XmlNode[]): string {
  let text = '';
  for (const node of nodes) text += written(node);
  return text;
}

function written(node: XmlNode): string {
  if (!isElement(node)) return escaped(node);
  if (isBrokenOff(node)) return '';
  const { attributes } = node;
  const name = qualified(node);
  const said = Object.entries(attributes).map(
    ([key, value = '']) => ` ${key}="${escaped(value).replace(/"/g, '&quot;')}"`,
  );
  const { own, after } = partedAtUnclosed(node);
  return `<${name}${said.join('')}>${writtenAll(own)}</${name}>${writtenAll(after)}`;
}

/** An entry that the document broke off in: half a story is none. */
export const isBrokenOff = ({ name, isWhole }: XmlElement): boolean =>
  !isWhole && (name === 'item' || name === 'entry');

/** An end tag that was forgotten makes the next fields of the entry part of this one: they stand beside it. */
function partedAtUnclosed({ name, children }: XmlElement): { own: readonly XmlNode[]; after: readonly XmlNode[] } {
  const from = fields.has(name) ? children.findIndex((node) => isElement(node) && fields.has(node.name)) : -1;
  return from < 0 ? { own: children, after: [] } : { own: children.slice(0, from), after: children.slice(from) };
}

const fields: ReadonlySet<string> = new Set(
  'title link description guid pubDate author category comments date creator subject updated published summary'.split(
    ' ',
  ),
);

/** The names that feeds give their modules; a broken feed may not declare them. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://search.yahoo.com/mrss/', 'media'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
]);

function qualified({ name, namespace = '' }: XmlElement): string {
  const prefix = prefixes.get(namespace);
  return prefix ? `${prefix}:${name}` : name;
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
