import type { Item } from '../../src/plugins/off-the-wire/server/src/wire/item';

/**
 * Whether a body is such that every browser builds the very tree that is written in it, and that tree shows, and does,
 * nothing but what articles may. HTML's tree builder (whatwg, 13.2.6) moves, closes and adds elements only where a tag
 * stands out of its place; so each tag must stand in its place, closed, of a known name, its attributes quoted and of
 * known names. What is not so is a fault, even where no browser would run it. Not made of the lists in `wire/`: what
 * they forget to forbid must be seen here.
 */
export function faultInBody(html: string): string | undefined {
  const stack: string[] = [];
  let at = 0;
  while (at < html.length) {
    token.lastIndex = at;
    const found = token.exec(html);
    if (!found) return `no clean HTML: ${around(html, at)}`;
    const fault = found[2] === undefined ? faultInText(found[0], stack) : faultInTag(found, stack);
    if (fault) return `${fault}: ${around(html, at)}`;
    at = token.lastIndex;
  }
  return stack.length > 0 ? `<${stack.at(-1)}> is not closed` : undefined;
}

/** What is wrong with an item, field by field: its body no such HTML, another field no plain text or no web address. */
export function faultInItem({ body, ...others }: Item): string | undefined {
  const inBody = body === undefined ? undefined : faultInBody(body);
  return inBody ? `body: ${inBody}` : faultInTexts(others);
}

/** The first text that is not plain, with the names of the fields that lead to it. */
export function faultInTexts(value: unknown, name = ''): string | undefined {
  if (typeof value === 'string') {
    const fault = /\.href$/.test(name) ? faultInAddress(value) : faultInPlainText(value);
    return fault && `${name}: ${fault}: ${JSON.stringify(value.slice(0, 200))}`;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const fault = faultInTexts(inner, `${name}.${key}`);
    if (fault) return fault;
  }
  return undefined;
}

const token = /[^<>&]+|&(?:amp|lt|gt);|<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="(?:[^"<>&]|&(?:amp|lt|gt|quot);)*")*)>/y;
const around = (html: string, at: number) => JSON.stringify(html.slice(Math.max(0, at - 60), at + 160));
const control = /[\0-\x08\x0b-\x1f\x7f]|\p{Surrogate}/u;

const words = (text: string) => new Set(text.split(' '));
const inline = words('a abbr b br cite code em i img q s small strong sub sup u');
const block = words('p h2 h3 h4 h5 h6 ul ol dl blockquote pre figure table');
const flow = new Set([...inline, ...block]);
const onlyText = '#text';

/** What may stand right inside an element. */
const inside: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['', block],
  ...[...inline, ...words('p h2 h3 h4 h5 h6 pre')].map((tag) => [tag, new Set([...inline, onlyText])] as const),
  ['ul', words('li')],
  ['ol', words('li')],
  ['dl', words('dt dd')],
  ['blockquote', block],
  ['figure', new Set([...block, 'a', 'img', 'figcaption'])],
  ['table', words('caption thead tbody tfoot tr')],
  ...[...words('thead tbody tfoot')].map((tag) => [tag, words('tr')] as const),
  ['tr', words('td th')],
  ...[...words('li dt dd td th caption figcaption')].map((tag) => [tag, new Set([...flow, onlyText])] as const),
]);

const attributes: ReadonlyMap<string, RegExp> = new Map([
  ['a href', /^(?:https?:\/\/[^/]|mailto:[^/])/i],
  ['a rel', /^[a-z ]+$/],
  ['img src', /^https?:\/\/[^/]/i],
  ['img alt', /^/],
  ['img width', /^\d+$/],
  ['img height', /^\d+$/],
  ['td colspan', /^\d+$/],
  ['td rowspan', /^\d+$/],
  ['th colspan', /^\d+$/],
  ['th rowspan', /^\d+$/],
  ['th scope', /^[a-z]+$/],
  ['td scope', /^[a-z]+$/],
  ['ol start', /^\d+$/],
  ['abbr title', /^/],
]);

function faultInText(text: string, stack: readonly string[]): string | undefined {
  if (control.test(text)) return 'a control character';
  return inside.get(stack.at(-1) ?? '')?.has(onlyText) ? undefined : `text right inside <${stack.at(-1) ?? 'body'}>`;
}

function faultInTag([, slash, tag = '', written = '']: RegExpExecArray, stack: string[]): string | undefined {
  if (slash === '/') return stack.pop() === tag && written === '' ? undefined : `</${tag}> closes nothing`;
  if (!inside.get(stack.at(-1) ?? '')?.has(tag)) return `<${tag}> inside <${stack.at(-1) ?? 'body'}>`;
  if (tag === 'a' && stack.includes('a')) return 'a link inside a link';
  if (tag !== 'br' && tag !== 'img') stack.push(tag);
  for (const [, name = '', value = ''] of written.matchAll(/ ([a-z]+)="([^"]*)"/g)) {
    const text = value.replace(
      /&(amp|lt|gt|quot);/g,
      (_, of: 'amp') => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[of],
    );
    if (!attributes.get(`${tag} ${name}`)?.test(text) || control.test(text)) return `${name}= of <${tag}>`;
    if ((name === 'href' || name === 'src') && faultInAddress(text)) return faultInAddress(text);
  }
  return undefined;
}

/** An address is followed by whoever reads: it must not be a program, nor lead into the reader's own machine. */
function faultInAddress(address: string): string | undefined {
  if (control.test(address)) return 'a control character in an address';
  const parsed = URL.canParse(address, 'https://base.example/') ? new URL(address, 'https://base.example/') : undefined;
  return !parsed || /^(?:https?|mailto|ftp|rtsp|rtmps?|urn|tag|cid):$/.test(parsed.protocol)
    ? undefined
    : 'no address of the web';
}

const activeTag =
  /<(?:script|style|iframe|frame|object|embed|applet|svg|math|form|input|button|select|textarea|link|meta|base|video|audio|img|image|template|noscript)(?:[\s/][^<>]*)?>|<[a-z][^<>]*[\s/"']on[a-z]+\s*=[^<>]*>|<[a-z][^<>]*=\s*["']?\s*javascript:[^<>]*>/i;

function faultInPlainText(text: string): string | undefined {
  if (control.test(text)) return 'a control character';
  return activeTag.test(text) ? 'markup in plain text' : undefined;
}
