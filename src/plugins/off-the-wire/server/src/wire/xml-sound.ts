import type { WireLimits } from './limits';
import type { XmlDocument, XmlElement, XmlNode } from './xml';
import { resolved } from './xml-entities';
import { isDeclaration, type Scope, type SplitName, scopeOf, splitName, topScope } from './xml-scope';

/**
 * Reads XML that is as XML asks, which nearly all of it is, in a quarter of the time that a parser needs which can tell
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

const declaration =
  /<\?xml\s+version\s*=\s*(?:"1\.0"|'1\.0')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>/y;
const doctypeForm = /<!DOCTYPE(\s[^>["'&]*(?:(?:"[^"[&]*"|'[^'[&]*')[^>["'&]*){0,4})>/y;
const instruction = /<\?(?!xml[\s?])[A-Za-z_][\w.-]*(?:\s|\?>)/iy;

interface Growing extends XmlElement {
  children: XmlNode[];
}

interface Open {
  readonly qualified: string;
  readonly element: Growing;
  readonly scope: Scope;
}

/** A name, and what its prefix stands for in the scope where it was met last. */
interface Name extends SplitName {
  scope?: Scope;
  namespace?: string;
}

/** Where a piece ends; `undefined` where it is not sound. */
type End = number | undefined;

interface StartTag {
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly declares: boolean;
  readonly isEmpty: boolean;
  readonly end: number;
}

/** An object that inherits nothing, as `Object.create(null)` gives, but one that the engine keeps as it keeps others. */
const Attributes = function Attributes() {} as unknown as new () => Record<string, string | undefined>;
Attributes.prototype = Object.freeze(Object.create(null));

const noAttributes: Readonly<Record<string, string | undefined>> = Object.freeze(Object.create(null));

/** What an element is given before its first child: most hold one, and a list that grows by one takes room for many. */
const noChildren: XmlNode[] = [];

function reader(text: string, limits: WireLimits) {
  const names = new Map<string, Name>();
  const stack: Open[] = [];
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
    const last = children[children.length - 1];
    if (typeof last === 'string') children[children.length - 1] = last + piece;
    else if (piece !== '') add(element, piece);
  };

  const characters = (from: number, to: number): End => {
    const parent = stack[stack.length - 1];
    const piece = text.slice(from, to);
    if (parent === undefined) return piece.trim() === '' ? to : undefined;
    const decoded = ampersand(from) < to ? resolved(piece) : piece;
    if (decoded === undefined || sectionEnd(from) < to) return undefined;
    addText(parent.element, decoded);
    return to;
  };

  const nameOf = (qualified: string, scope: Scope): Name => {
    let name = names.get(qualified);
    if (name === undefined) names.set(qualified, (name = splitName(qualified)));
    if (name.scope !== scope) {
      name.scope = scope;
      name.namespace = scope[name.prefix] || undefined;
    }
    return name;
  };

  const open = (at: number): End => {
    const nameEnd = endOfName(text, at + 1);
    const tag = nameEnd === at + 1 ? undefined : startTag(nameEnd);
    const parent = stack[stack.length - 1];
    elements += 1;
    if (!tag || elements > limits.elements || stack.length >= limits.depth || (!parent && root)) return undefined;
    const outer = parent?.scope ?? topScope;
    const scope = tag.declares ? scopeOf(tag.attributes, outer) : outer;
    const qualified = text.slice(at + 1, nameEnd);
    const { local, namespace } = nameOf(qualified, scope);
    const { attributes, end } = tag;
    const element = { name: local, namespace, attributes, children: noChildren, line: lineAt(end - 1), isWhole: true };
    if (parent) add(parent.element, element);
    else root = element;
    if (!tag.isEmpty) stack.push({ qualified, element, scope });
    return end;
  };

  const close = (at: number): End => {
    const qualified = stack.pop()?.qualified;
    if (qualified === undefined || !text.startsWith(qualified, at + 2)) return undefined;
    const end = afterSpace(text, at + 2 + qualified.length);
    return text.charCodeAt(end) === code.greater ? end + 1 : undefined;
  };

  const section = (at: number): End => {
    const end = sectionEnd(at);
    const parent = stack[stack.length - 1];
    if (parent === undefined || end === text.length) return undefined;
    addText(parent.element, text.slice(at + 9, end));
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
      const isWhole = root !== undefined && stack.length === 0 && text.slice(at).trim() === '';
      return isWhole && root ? { roots: [root], doctype, faults: [] } : undefined;
    },
  };
}

/** Where a mark next stands at or after rising positions, the text's end where it does not: each part is searched once. */
function finder(text: string, mark: string) {
  let next = -1;
  return (from: number): number => {
    if (next < from) {
      const found = text.indexOf(mark, from);
      next = found < 0 ? text.length : found;
    }
    return next;
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

const code = { greater: 62, slash: 47, exclamation: 33, question: 63, equals: 61, double: 34, single: 39 } as const;

/** 1 for what a name may begin with, 2 for what may stand in it. Other than ASCII is left to the lenient parser. */
const inNames = Uint8Array.from({ length: 128 }, (_, at) => {
  const character = String.fromCharCode(at);
  return /[A-Za-z_]/.test(character) ? 1 : /[\d.:-]/.test(character) ? 2 : 0;
});

function endOfName(text: string, from: number): number {
  if (inNames[text.charCodeAt(from)] !== 1) return from;
  let at = from + 1;
  while ((inNames[text.charCodeAt(at)] ?? 0) > 0) at += 1;
  return at;
}

function afterSpace(text: string, from: number): number {
  let at = from;
  for (let one = text.charCodeAt(at); one === 32 || one === 10 || one === 9; one = text.charCodeAt(at)) at += 1;
  return at;
}

/** What is known of an attribute's name, and the tag that had it last: to ask an object for what it has not is slow. */
interface AttributeName {
  readonly name: string;
  readonly declares: boolean;
  tag: number;
}

function startTagReader(text: string, limits: WireLimits, ampersand: (from: number) => number) {
  const names = new Map<string, AttributeName>();
  const marks = [ampersand, ...['<', '\n', '\t'].map((mark) => finder(text, mark))];
  let clear = -1;

  const valueOf = (from: number, to: number): string | undefined => {
    const raw = text.slice(from, to);
    if (clear < from) clear = marks.reduce((least, next) => Math.min(least, next(from)), text.length);
    if (clear >= to) return raw;
    // White space in a value is a space (XML 1.0, 3.3.3), before references are resolved.
    return raw.includes('<') ? undefined : resolved(raw.replace(/[\n\t]/g, ' '));
  };

  const nameOf = (written: string): AttributeName => {
    let name = names.get(written);
    if (name === undefined) names.set(written, (name = { name: written, declares: isDeclaration(written), tag: -1 }));
    return name;
  };

  return (nameEnd: number): StartTag | undefined => {
    let attributes: Record<string, string | undefined> | undefined;
    let declares = false;
    let count = 0;
    for (let at = nameEnd; ; ) {
      const start = afterSpace(text, at);
      const first = text.charCodeAt(start);
      if (first === code.greater || (first === code.slash && text.charCodeAt(start + 1) === code.greater)) {
        const isEmpty = first === code.slash;
        return { attributes: attributes ?? noAttributes, declares, isEmpty, end: start + (isEmpty ? 2 : 1) };
      }
      const end = endOfName(text, start);
      const quote = valueStart(text, end);
      if (start === at || end === start || quote < 0) return undefined;
      const close = text.indexOf(text.charCodeAt(quote) === code.double ? '"' : "'", quote + 1);
      if (close < 0 || close - quote > limits.attributeLength) return undefined;
      const name = nameOf(text.slice(start, end));
      const value = valueOf(quote + 1, close);
      attributes ??= new Attributes();
      count += 1;
      if (value === undefined || count > limits.attributes || name.tag === nameEnd) return undefined;
      attributes[name.name] = value;
      name.tag = nameEnd;
      declares ||= name.declares;
      at = close + 1;
    }
  };
}

/** Where the quotation mark stands that follows a name and an equals sign; -1 where none does. */
function valueStart(text: string, nameEnd: number): number {
  const equals = afterSpace(text, nameEnd);
  if (text.charCodeAt(equals) !== code.equals) return -1;
  const quote = afterSpace(text, equals + 1);
  const mark = text.charCodeAt(quote);
  return mark === code.double || mark === code.single ? quote : -1;
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
