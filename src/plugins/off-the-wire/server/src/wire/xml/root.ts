/** What a document's first element says of itself, before anything is parsed. */
export interface XmlRoot {
  /** Without its prefix, as written: `newsItem`. */
  readonly name: string;
  /** What its own start tag says that its prefix, or the lack of one, stands for. */
  readonly namespace?: string;
  /** The whole start tag, as far as the look reaches. */
  readonly tag: string;
}

/** What stands before the content of a document that may be XML or HTML. */
export interface XmlStart {
  /** The first word after `<!DOCTYPE`, in lower case: `html`. */
  readonly doctype?: string;
  /** Absent where no element follows. */
  readonly root?: XmlRoot;
}

/**
 * The start of an XML or HTML document: declarations, processing instructions, comments and a document type are passed
 * over. A few words that a gateway left before the first `<` are, too, since agencies' files have them. Linear in the
 * 64 kB that it looks at; `undefined` where the text begins with no markup.
 */
export function xmlStart(text: string): XmlStart | undefined {
  const head = text.slice(0, reach);
  let at = head.indexOf('<');
  let doctype: string | undefined;
  if (at < 0 || head.slice(0, at).replace(/^[\s\ufeff]+/, '').length > mostBefore) return undefined;
  while (at >= 0) {
    const skipped = afterProlog(head, at);
    if (skipped === undefined) break;
    doctype ??= doctypeForm.exec(head.slice(at, at + 100))?.[1]?.toLowerCase();
    const next = head.indexOf('<', skipped);
    // Text between them is no prolog: what comes after it is inside something else.
    at = next >= 0 && head.slice(skipped, next).trim() === '' ? next : -1;
  }
  const root = at < 0 ? undefined : rootAt(head, at);
  return root || doctype ? { doctype, root } : undefined;
}

/** The first element of XML (see `xmlStart`). */
export function xmlRoot(text: string): XmlRoot | undefined {
  return xmlStart(text)?.root;
}

const reach = 64 * 1024;
const mostBefore = 200;
const doctypeForm = /^<!doctype\s+([\w:.-]{1,60})/i;
const tagForm = /<(?:([A-Za-z_][\w.-]{0,60}):)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])/y;

/** Where the comment, declaration or document type that starts here ends; `undefined` for anything else. */
function afterProlog(head: string, at: number): number | undefined {
  if (head.startsWith('<!--', at)) return after(head, '-->', at + 4);
  if (head.startsWith('<?', at)) return after(head, '>', at);
  if (!doctypeForm.test(head.slice(at, at + 100))) return undefined;
  const end = head.indexOf('>', at);
  const subset = head.indexOf('[', at);
  return subset < 0 || subset > end ? after(head, '>', at) : after(head, '>', after(head, ']', subset));
}

function after(head: string, mark: string, from: number): number {
  const found = head.indexOf(mark, from);
  return found < 0 ? head.length : found + mark.length;
}

function rootAt(head: string, at: number): XmlRoot | undefined {
  tagForm.lastIndex = at;
  const [, prefix, name] = tagForm.exec(head) ?? [];
  if (name === undefined) return undefined;
  const tag = head.slice(at, after(head, '>', at));
  return { name, namespace: namespaceIn(tag, prefix), tag };
}

function namespaceIn(tag: string, prefix: string | undefined): string | undefined {
  const wanted = prefix === undefined ? 'xmlns' : `xmlns:${prefix}`;
  for (const [, name, double, single] of tag.matchAll(/\s(xmlns(?::[\w.-]{1,60})?)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name === wanted) return double ?? single;
  }
  return undefined;
}
