import { parseXml, type XmlElement } from '../../xml';
import { descendants } from '../../xml-tree';
import { Unreadable } from '../format';

/** NITF that stands in a string of another format: a document, or a `body.content`, a block, bare paragraphs. */
export type Serialised =
  | { readonly documents: readonly XmlElement[]; readonly content?: undefined; readonly fault?: undefined }
  | { readonly documents?: undefined; readonly content: XmlElement; readonly fault?: undefined }
  | { readonly documents?: undefined; readonly content?: undefined; readonly fault: string };

/** Parses NITF in a string, declarations before it passed over. */
export function serialised(text: string): Serialised {
  try {
    const [root] = parseXml(`<body.content>${text.replace(prolog, '')}</body.content>`).roots;
    const documents = descendants(root, 'nitf');
    if (documents.length > 0) return { documents };
    return root === undefined ? { fault: 'there is nothing in it' } : { content: root };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { fault: error.message };
  }
}

const prolog = /^[\s\ufeff]*(?:<\?[^>]*>\s*)?(?:<!DOCTYPE\s[^>[]*>)?/i;
