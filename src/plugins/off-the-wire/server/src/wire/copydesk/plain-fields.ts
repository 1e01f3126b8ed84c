import type { Item, Note } from '../item';
import type { Edited } from './rule';

/**
 * Every text but the body is plain: no control characters, no half of a pair, and nothing in it runs even where a page puts it into its HTML unescaped. Copy may speak
 * of `<script>`, and says the same with `‹script›`; `<Company.N>`, `<desk@agency.example>` and `a < b` stay as they are.
 */
export function plainFields(item: Item): Edited {
  const notes: Note[] = [];
  const { body, ...texts } = item;
  const plain = plainly(texts, notes);
  return plain === texts ? { item, notes } : { item: { ...plain, body }, notes };
}

/** The same of one text. */
export function plainText(text: string): string {
  if (!suspect.test(text)) return text;
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(separators, ' ')
    .replace(controls, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
  return isActive.test(clean) ? clean.replace(tag, '‹$1›').replace(start, '‹') : clean;
}

/** A quick look, which nearly every text needs no more than. */
const suspect = /[<\u0000-\u0008\u000b-\u001f\u007f\ud800-\udfff]/;
const separators = /[\u000b\u000c\u001c-\u001f]/g;
const controls = /[\u0000-\u0008\u000e-\u001b\u007f]/g;

/** What brings something with it by its name alone, or by an attribute, whichever that is. */
const isActive =
  /<(?:script|style|i?frame|frameset|object|embed|applet|svg|math|form|input|button|select|textarea|link|meta|base|video|audio|ima?ge?|template|noscript|xmp|plaintext|noembed|noframes|marquee|portal)(?![\w-])|<[a-z][^<>]*=/i;
const tag = /<([a-z/!?][^<>]*)>/gi;
const start = /<(?=[a-z/!?])/gi;

/** Whatever holds the texts, and the same object where none of them changes. */
function plainly<Value>(value: Value, notes: Note[], field = ''): Value {
  if (typeof value === 'string') return changed(value, notes, field) as Value;
  if (typeof value !== 'object' || value === null) return value;
  let made: Value | undefined;
  for (const key in value) {
    const was = value[key];
    const is = plainly(was, notes, field === '' ? key : field);
    if (is === was) continue;
    made ??= (Array.isArray(value) ? [...value] : { ...value }) as Value;
    made[key] = is;
  }
  return made ?? value;
}

function changed(text: string, notes: Note[], field: string): string {
  const is = plainText(text);
  // That control characters are gone is not worth a word: they say nothing.
  if (is !== text && is.includes('‹')) {
    const message = `what could be active HTML in ${field} is written with other brackets`;
    notes.push({ rule: 'plain-fields', message, was: text.slice(0, longestTold), is: is.slice(0, longestTold) });
  }
  return is;
}

const longestTold = 500;
