import { parseXml, type XmlElement } from '../../xml';
import { restOf } from '../../xml/rest';
import { descendants } from '../../xml/tree';
import { Unreadable } from '../format';

/** NITF that stands in a string of another format: a document (and what stands `beside` it), or a `body.content`, a block, bare paragraphs. */
export type Serialised =
  | {
      readonly documents: readonly XmlElement[];
      readonly beside?: string;
      readonly content?: undefined;
      readonly fault?: undefined;
    }
  | {
      readonly documents?: undefined;
      readonly beside?: undefined;
      readonly content: XmlElement;
      readonly fault?: undefined;
    }
  | {
      readonly documents?: undefined;
      readonly beside?: undefined;
      readonly content?: undefined;
      readonly fault: string;
    };

/** Parses NITF in a string, declarations before it passed over. */
export function serialised(text: string): Serialised {
  try {
    const [root] = parseXml(`<body.content>${text.replace(prolog, '')}</body.content>`).roots;
    const documents = descendants(root, 'nitf');
    if (documents.length > 0) return { documents, beside: besideOf(root, documents) };
    return root === undefined ? { fault: 'there is nothing in it' } : { content: root };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { fault: error.message };
  }
}

/** What stands between the documents and behind them. */
function besideOf(root: XmlElement | undefined, documents: readonly XmlElement[]): string | undefined {
  const left = root ? restOf(root, new Set(documents), 'nitf').flatMap(({ was }) => was ?? []) : [];
  return left.join('\n') || undefined;
}

const prolog = /^[\s\ufeff]*(?:<\?[^>]*>\s*)?(?:<!DOCTYPE\s[^>[]*>)?/i;
