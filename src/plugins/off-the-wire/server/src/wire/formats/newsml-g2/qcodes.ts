import type { XmlElement } from '../../xml';
import { attribute, children } from '../../xml/tree';
import { usualAliases } from './schemes';

/** Codes as the rest of the house writes them: the same concept has the same qcode, whatever alias a provider gave it. */
export interface Codes {
  /** `mt:04000000` is `medtop:04000000` where the document's catalog says that `mt` stands for IPTC's media topics. */
  ofQcode(qcode: string): string;
  /** `http://cv.iptc.org/newscodes/mediatopic/04000000` is `medtop:04000000`; an unknown address stays whole. */
  ofUri(uri: string): string;
}

/**
 * Reads the catalogs in these elements (an item, the header of its message). References to catalogs are not followed:
 * IPTC's own are known here, and an alias that nobody declares stays as it is written.
 */
export function codesOf(...holders: readonly (XmlElement | undefined)[]): Codes {
  const declared = new Map<string, string>();
  for (const holder of holders) {
    for (const catalog of children(holder, 'catalog')) {
      for (const scheme of children(catalog, 'scheme').slice(0, mostSchemes)) declare(declared, scheme);
    }
  }
  if (declared.size === 0) return undeclared;
  const aliases = new Map([...declared].map(([alias, uri]) => [addressOf(uri), alias]));
  return {
    ofQcode: (qcode) => resolved(qcode, declared),
    ofUri: (uri) => shortened(uri, aliases),
  };
}

/** The code without its vocabulary, in lower case, for what is told by words: `stat:Usable`, `.../pubstatusg2/usable`. */
export function wordOf(code: string): string {
  return code
    .slice(Math.max(code.lastIndexOf('/'), code.lastIndexOf(':'), code.lastIndexOf('#')) + 1)
    .trim()
    .toLowerCase();
}

const undeclared: Codes = { ofQcode: (qcode) => qcode, ofUri: (uri) => shortened(uri, new Map()) };
const mostSchemes = 2_000;
const ours: ReadonlySet<string> = new Set(usualAliases.values());

function declare(declared: Map<string, string>, scheme: XmlElement): void {
  const [alias, uri] = [attribute(scheme, 'alias'), attribute(scheme, 'uri')];
  if (alias !== undefined && uri !== undefined) declared.set(alias, uri);
}

function resolved(qcode: string, declared: ReadonlyMap<string, string>): string {
  const colon = qcode.indexOf(':');
  const alias = qcode.slice(0, Math.max(colon, 0));
  const uri = declared.get(alias);
  if (uri === undefined) return qcode;
  const usual = usualAliases.get(addressOf(uri));
  if (usual !== undefined) return usual + qcode.slice(colon);
  // One of our aliases, but another vocabulary: only the whole address is sure.
  return ours.has(alias) ? uri + qcode.slice(colon + 1) : qcode;
}

function shortened(uri: string, aliases: ReadonlyMap<string, string>): string {
  const end = Math.max(uri.lastIndexOf('/'), uri.lastIndexOf('#')) + 1;
  const scheme = addressOf(uri.slice(0, end));
  const alias = usualAliases.get(scheme) ?? aliases.get(scheme);
  return alias === undefined || end >= uri.length ? uri : `${alias}:${uri.slice(end)}`;
}

function addressOf(uri: string): string {
  return uri.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}
