import type { WireLimits } from '../limits';
import { resolved } from './entities';
import type { XmlDocument, XmlElement, XmlNode } from './index';
import { namespaceOf, type Scope, type SplitName, scopeOf, splitName, topScope } from './scope';
import { afterSpace, code, endOfName, finder, startTagReader } from './start-tag';

/**
 * Reads XML that is as XML asks, which nearly all of it is, in less than half the time that a parser needs which tells
 * what is wrong. Gives `undefined` at the first thing that is not sound, unusual or beyond a limit: then the lenient
 * parser of xml.ts reads all of it. Where both read a document, they give the same tree. Linear.
 */
export function soundXml(text: string, limits: WireLimits): XmlDocument | undefined {
  // In a document type or a comment, too, the lenient parser says what does not belong there.
  if (!isSound(text)) return undefined;
  return reader(text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text, limits).document();
}

/** Controls, halves of surrogate pairs and what is no character are the lenient parser's to clean. */
const unsound = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/u;
/** A quick look that spares nearly every text the other; what may stand there is named, which is looked through fastest. */
const suspect = /[^\t\n\r -~\u0080-\ud7ff\ue000-\ufffd]/;

function isSound(text: string): boolean {
  return !suspect.test(text) || !unsound.test(text);
}

/** White space as XML counts (2.3), of which `\s` knows more. */
const white = '[ \\t\\r\\n]';
const declaration = new RegExp(
  [
    `<\\?xml${white}+version${white}*=${white}*(?:"1\\.0"|'1\\.0')`,
    `(?:${white}+encoding${white}*=${white}*(?:"[A-Za-z][\\w.-]*"|'[A-Za-z][\\w.-]*'))?`,
    `(?:${white}+standalone${white}*=${white}*(?:"(?:yes|no)"|'(?:yes|no)'))?${white}*\\?>`,
  ].join(''),
  'y',
);
const doctypeForm = /<!DOCTYPE([ \t\r\n][^>["'&]*(?:(?:"[^"[&]*"|'[^'[&]*')[^>["'&]*){0,4})>/y;
const instruction = /<\?(?!xml[ \t\r\n?])[A-Za-z_][\w.-]*(?:[ \t\r\n]|\?>)/iy;
const unblank = /[^ \t\r\n]/;

interface Growing extends XmlElement {
  children: XmlNode[];
}

/** A name, and what its prefix stands for in the scope where it was met last. */
interface Name extends SplitName {
  scope?: Scope;
  namespace?: string;
}

/** Where a piece ends; `undefined` where it is not sound. */
type End = number | undefined;

/** What an element is given before its first child: most hold one, and a list that grows by one takes room for many. */
const noChildren: XmlNode[] = [];

function reader(text: string, limits: WireLimits) {
  const names = new Map<string, Name>();
  // What is open, outermost first: its name as written, what prefixes stand for in it.
  const stack: Growing[] = [];
  const qualifieds: string[] = [];
  const scopes: Scope[] = [];
  const lineAt = lineCounter(text);
  const ampersand = finder(text, '&');
  const sectionEnd = finder(text, ']]>');
  const startTag = startTagReader(text, limits, ampersand);
  let root: XmlElement | undefined;
  let doctype: string | undefined;
  let elements = 0;

  const add = (element: Growing, node: XmlNode) => {
    const { children } = element;
    if (children === noChildren) element.children = [node];
    else children.push(node);
  };

  /** CDATA beside text is one text. */
  const addText = (element: Growing, piece: string) => {
    const { children } = element;
    const at = children.length - 1;
    const last = at < 0 ? undefined : children[at];
    if (typeof last === 'string') children[at] = last + piece;
    else if (piece !== '') add(element, piece);
  };

  const characters = (from: number, to: number): End => {
    const parent = stack[stack.length - 1];
    const piece = text.slice(from, to);
    if (parent === undefined) return unblank.test(piece) ? undefined : to;
    const decoded = ampersand(from) < to ? resolved(piece) : piece;
    if (decoded === undefined || sectionEnd(from) < to) return undefined;
    addText(parent, decoded);
    return to;
  };

  const nameOf = (qualified: string, scope: Scope): Name => {
    let name = names.get(qualified);
    if (name === undefined) {
      name = splitName(qualified);
      names.set(qualified, name);
    }
    if (name.scope !== scope) {
      name.scope = scope;
      name.namespace = namespaceOf(name.prefix, scope);
    }
    return name;
  };

  const push = (element: Growing, qualified: string, scope: Scope) => {
    stack.push(element);
    qualifieds.push(qualified);
    scopes.push(scope);
  };

  const open = (at: number): End => {
    const nameEnd = endOfName(text, at + 1);
    const tag = nameEnd === at + 1 ? undefined : startTag(nameEnd);
    const parent = stack[stack.length - 1];
    elements += 1;
    if (!tag || elements > limits.elements || stack.length >= limits.depth || (!parent && root)) return undefined;
    const outer = scopes[scopes.length - 1] ?? topScope;
    const scope = tag.declares ? scopeOf(tag.attributes, outer) : outer;
    const qualified = text.slice(at + 1, nameEnd);
    const { local, namespace } = nameOf(qualified, scope);
    const { attributes, end } = tag;
    const element = { name: local, namespace, attributes, children: noChildren, line: lineAt(end - 1), isWhole: true };
    if (parent) add(parent, element);
    else root = element;
    if (!tag.isEmpty) push(element, qualified, scope);
    return end;
  };

  const close = (at: number): End => {
    const qualified = qualifieds.pop();
    stack.pop();
    scopes.pop();
    if (qualified === undefined || !text.startsWith(qualified, at + 2)) return undefined;
    const end = afterSpace(text, at + 2 + qualified.length);
    return text.charCodeAt(end) === code.greater ? end + 1 : undefined;
  };

  const section = (at: number): End => {
    const end = sectionEnd(at);
    const parent = stack[stack.length - 1];
    if (parent === undefined || end === text.length) return undefined;
    addText(parent, text.slice(at + 9, end));
    return end + 3;
  };

  const declared = (at: number): End => {
    if (text.startsWith('<!--', at)) return endOfComment(text, at);
    if (text.startsWith('<![CDATA[', at)) return section(at);
    doctypeForm.lastIndex = at;
    const found = root || doctype !== undefined ? null : doctypeForm.exec(text);
    doctype = found?.[1];
    return found ? doctypeForm.lastIndex : undefined;
  };

  const markup = (at: number): End => {
    const next = text.charCodeAt(at + 1);
    if (next === code.slash) return close(at);
    if (next === code.exclamation) return declared(at);
    if (next === code.question) return endOfInstruction(text, at);
    return open(at);
  };

  return {
    document(): XmlDocument | undefined {
      declaration.lastIndex = 0;
      let at = declaration.test(text) ? declaration.lastIndex : 0;
      for (let next = text.indexOf('<', at); next >= 0; next = text.indexOf('<', at)) {
        const end = next > at && characters(at, next) === undefined ? undefined : markup(next);
        if (end === undefined) return undefined;
        at = end;
      }
      const isWhole = root !== undefined && stack.length === 0 && !unblank.test(text.slice(at));
      return isWhole && root ? { roots: [root], doctype, faults: [] } : undefined;
    },
  };
}

/** The lines of rising positions, 1-based. */
function lineCounter(text: string) {
  let line = 1;
  let next = text.indexOf('\n');
  return (position: number) => {
    while (next >= 0 && next < position) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}

/** Two hyphens in a comment are a fault. */
function endOfComment(text: string, at: number): End {
  const hyphens = text.indexOf('--', at + 4);
  const isEnd = hyphens >= 0 && text.charCodeAt(hyphens + 2) === code.greater;
  return isEnd ? hyphens + 3 : undefined;
}

function endOfInstruction(text: string, at: number): End {
  instruction.lastIndex = at;
  const end = instruction.test(text) ? text.indexOf('?>', at) : -1;
  return end < 0 ? undefined : end + 2;
}
