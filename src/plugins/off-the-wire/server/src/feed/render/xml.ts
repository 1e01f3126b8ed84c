/** XML to be written: text, or an element with its attributes and what is in it. */
export type Xml = string | XmlElement;

export interface XmlElement {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly children: readonly Xml[];
}

type Value = string | number | undefined;
type Child = Xml | undefined | readonly (Xml | undefined)[];

/** An element. Attributes and children that are `undefined` are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly Child[]
): XmlElement {
  return {
    name,
    attributes: Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)] as const],
    ),
    children: children.flat().filter((child) => child !== undefined),
  };
}

/** An element that says nothing where its text is missing: then there is none. */
export function filled(
  name: string,
  text: string | undefined,
  attributes: Readonly<Record<string, Value>> = {},
): XmlElement | undefined {
  return text === undefined ? undefined : element(name, attributes, text);
}

/** A document of XML 1.0 in UTF-8, not indented: white space is text. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written(root)}\n`;
}

/** A node as XML, to stand in a document that somebody else writes. */
export const xmlText = (node: Xml): string => written(node);

function written(node: Xml): string {
  if (typeof node === 'string') return escaped(node);
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${inAttribute(value)}"`).join('');
  return node.children.length === 0
    ? `<${node.name}${attributes}/>`
    : `<${node.name}${attributes}>${node.children.map(written).join('')}</${node.name}>`;
}

/** `>` too: `]]>` may not stand in text. A carriage return would be read as a line feed. */
function escaped(text: string): string {
  return text
    .replace(forbidden, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[&<>\r]/g, (char) => references[char] ?? '');
}

/** White space in attributes is read as spaces unless it is written as references. */
function inAttribute(value: string): string {
  return escaped(value).replace(/["\t\n]/g, (char) => references[char] ?? '');
}

/** What XML 1.0 has no place for (2.2, Char), references included. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};
