import { SaxesParser } from 'saxes';
import { Unreadable } from '../formats/format';
import { type LimitName, PastLimit, type WireLimits, wireLimits } from '../limits';
import { namedCharacter } from './entities';
import { namespaceOf, type Scope, scopeOf, splitName, topScope } from './scope';
import { soundXml } from './sound';

/** An element with its name parted from its prefix. Attributes stand under their names as written (`xml:lang`). */
export interface XmlElement {
  /** Without its prefix: `newsItem`. */
  readonly name: string;
  /** What the prefix, or the lack of one, stands for; `undefined` where nothing declares it. */
  readonly namespace: string | undefined;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  /** In their order: text (entities decoded, CDATA taken as text) and elements. */
  readonly children: readonly XmlNode[];
  /** 1-based line of its start tag. */
  readonly line: number;
  /** False where the document broke off before its end: the rest of it is lost. */
  readonly isWhole: boolean;
}

export type XmlNode = XmlElement | string;

/** Something that is not as XML asks, and was read all the same. */
export interface XmlFault {
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** The text that was left out for it. */
  readonly was?: string;
}

export interface XmlDocument {
  /** One, where all is well; some agencies put one document after the other in a file. */
  readonly roots: readonly XmlElement[];
  /** As written after `<!DOCTYPE`: ` nitf SYSTEM "nitf-3-6.dtd"`. It is never fetched. */
  readonly doctype?: string;
  /** At most the first twenty. */
  readonly faults: readonly XmlFault[];
}

/**
 * XML as a tree, read leniently: unknown entities and stray ampersands stay text, HTML's named entities are known, more
 * than one root is fine, and an element whose end is missing is marked. Nothing is fetched and nothing expanded. Throws
 * `PastLimit` for a limit that is passed, definitions in the document type among them, and `Unreadable` where there is no
 * element at all.
 */
export function parseXml(text: string, limits: WireLimits = wireLimits): XmlDocument {
  const start = text.trimStart();
  return soundXml(start, limits) ?? lenientXml(start, limits);
}

/** What `parseXml` gives where something is not sound, and the same tree as it where all is. */
export function lenientXml(text: string, limits: WireLimits = wireLimits): XmlDocument {
  const builder = treeBuilder(limits);
  const parser = new SaxesParser({ position: true });
  parser.ENTITIES = namedEntities(parser.ENTITIES);
  const line = () => parser.line;
  parser.on('error', ({ message }) => builder.fault(message.replace(/^\d+:\d+: /, ''), line()));
  parser.on('doctype', (doctype) => builder.doctype(doctype, line()));
  parser.on('opentag', (tag) => builder.open(tag.name, tag.attributes as Record<string, string>, line()));
  parser.on('closetag', () => builder.close());
  parser.on('text', (piece) => builder.text(piece));
  parser.on('cdata', (piece) => builder.text(piece));
  // With half a character as the last one, saxes would make a character of nothing.
  parser.write(withoutStrays(text).replace(/[\ud800-\udbff]$/, '\ufffd')).close();
  return builder.document();
}

interface OpenElement {
  name: string;
  namespace: string | undefined;
  attributes: Readonly<Record<string, string | undefined>>;
  children: XmlNode[];
  line: number;
  isWhole: boolean;
  readonly scope: Scope;
}

const mostFaultsTold = 20;
const mostOutside = 1_000;
const isOutside = ({ message }: XmlFault) => message.startsWith('text data outside');
const ofSeveralDocuments = /only one root|^an XML declaration must be at the start|^expected one of/;

function treeBuilder(limits: WireLimits) {
  const roots: XmlElement[] = [];
  const stack: OpenElement[] = [];
  const faults: XmlFault[] = [];
  const outside: string[] = [];
  let elements = 0;
  let found = 0;
  let doctype: string | undefined;
  return {
    open(qualified: string, attributes: Record<string, string>, line: number) {
      elements += 1;
      within(elements, 'elements', limits, line);
      within(stack.length + 1, 'depth', limits, line);
      const parent = stack[stack.length - 1];
      checkAttributes(attributes, limits, line);
      const element = openElement(qualified, attributes, line, parent?.scope ?? topScope);
      (parent?.children ?? roots).push(element);
      stack.push(element);
    },
    close() {
      stack.pop();
    },
    text(piece: string) {
      const children = stack[stack.length - 1]?.children;
      if (children === undefined) {
        if (outside.length < mostFaultsTold && piece.trim() !== '') outside.push(piece.trim().slice(0, mostOutside));
        return;
      }
      const last = children[children.length - 1];
      // CDATA beside text is one text.
      if (typeof last === 'string') children[children.length - 1] = last + withoutControls(piece);
      else children.push(withoutControls(piece));
    },
    doctype(text: string, line: number) {
      within(definitionsIn(text), 'entityDefinitions', limits, line);
      doctype = text;
    },
    fault(message: string, line: number) {
      // Of several documents in one file each element after the first is one.
      if (faults.length > 0 && ofSeveralDocuments.test(message)) return;
      found += 1;
      within(found, 'faults', limits, line);
      if (faults.length < mostFaultsTold) faults.push({ message, line });
      if (message.startsWith('unclosed tag')) for (const element of stack) element.isWhole = false;
    },
    document(): XmlDocument {
      const [first] = faults;
      if (roots.length === 0) throw new Unreadable(first?.message ?? 'There is no XML element.', first);
      return {
        roots,
        doctype,
        faults: faults.map((fault) => (isOutside(fault) ? { ...fault, was: outside.join(' ') } : fault)),
      };
    },
  };
}

function within(count: number, limit: LimitName, limits: WireLimits, line: number): void {
  if (count > limits[limit]) throw new PastLimit(limit, limits, { line });
}

/** What a document type defines by itself, between square brackets; an empty pair of them counts, too. */
function definitionsIn(doctype: string): number {
  const from = doctype.indexOf('[');
  if (from < 0) return 0;
  let count = 0;
  for (let at = doctype.indexOf('<!', from); at >= 0; at = doctype.indexOf('<!', at + 2)) count += 1;
  return Math.max(count, 1);
}

function checkAttributes(attributes: Record<string, string>, limits: WireLimits, line: number): void {
  let count = 0;
  for (const name in attributes) {
    count += 1;
    within(attributes[name]?.length ?? 0, 'attributeLength', limits, line);
  }
  within(count, 'attributes', limits, line);
}

function openElement(qualified: string, attributes: Record<string, string>, line: number, outer: Scope): OpenElement {
  const scope = scopeOf(attributes, outer);
  const { local, prefix } = splitName(qualified);
  return { name: local, namespace: namespaceOf(prefix, scope), attributes, children: [], line, isWhole: true, scope };
}

const stray = /&(?!(?:#\d{1,8}|#x[0-9a-f]{1,7}|[a-z][a-z0-9]{0,31});)/i;

/** The parser takes all up to the next semicolon for the name of an entity: an ampersand that begins none is escaped. */
function withoutStrays(text: string): string {
  if (!hasStray(text)) return text;
  const every = new RegExp(stray, 'gi');
  let done = '';
  let from = 0;
  for (const [begin, end] of verbatimSections(text)) {
    done += text.slice(from, begin).replace(every, '&amp;') + text.slice(begin, end);
    from = end;
  }
  return done + text.slice(from).replace(every, '&amp;');
}

/** To look for the ampersands and at what follows each is far quicker than to ask the expression of every character. */
function hasStray(text: string): boolean {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    if (stray.test(text.slice(at, at + longestReference))) return true;
  }
  return false;
}

/** `&`, a name of 32 characters and `;`. */
const longestReference = 34;

/** Where CDATA sections and comments stand: in them an ampersand is itself. */
function* verbatimSections(text: string): Generator<readonly [begin: number, end: number]> {
  const start = /<!\[CDATA\[|<!--/g;
  for (let found = start.exec(text); found !== null; found = start.exec(text)) {
    const close = found[0] === '<!--' ? '-->' : ']]>';
    const end = text.indexOf(close, start.lastIndex);
    if (end < 0) return;
    start.lastIndex = end + close.length;
    yield [found.index, start.lastIndex];
  }
}

/** Text without C0 controls but tab and line ends; half a surrogate pair is a replacement character. */
export function withoutControls(text: string): string {
  return unclean.test(text) ? text.replace(controls, '').replace(/\p{Surrogate}/gu, '\ufffd') : text;
}

const unclean = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** XML's five entities, and HTML's by name: NITF bodies are full of them. */
function namedEntities(own: Record<string, string>): Record<string, string> {
  return new Proxy(own, {
    get(target, name) {
      if (typeof name !== 'string' || Object.hasOwn(target, name)) return Reflect.get(target, name);
      return namedCharacter(name);
    },
  });
}
