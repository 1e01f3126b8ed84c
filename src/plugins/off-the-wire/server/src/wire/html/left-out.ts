import { Parser } from 'htmlparser2';
import { unseen } from './allow-list';

/**
 * What `cleanHtml` leaves out of a body that a reader of the page would have seen: addresses of embedded films, frames
 * and objects, and the words of buttons, choices and fallbacks. Scripts and styles say nothing to anyone.
 */
export function leftOut(html: string): readonly string[] {
  if (!mayHold.test(html)) return [];
  const found = new Set<string>();
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const name = tag.slice(tag.lastIndexOf(':') + 1);
        if (unseenTags.has(name)) open.push(name);
        const isSource = embedded.has(name) || (name === 'source' && open.length > 0);
        for (const key of isSource ? addresses : []) {
          const value = attributes[key]?.trim();
          if (value && found.size < most) found.add(value);
        }
      },
      ontext(text) {
        const words = text.replace(/\s+/g, ' ').trim();
        const isSaid = open.length > 0 && !open.some((name) => silent.has(name));
        if (isSaid && words !== '' && found.size < most) found.add(words);
      },
      onclosetag(tag) {
        const at = open.lastIndexOf(tag.slice(tag.lastIndexOf(':') + 1));
        if (at >= 0) open.length = at;
      },
    },
    { recognizeCDATA: true },
  );
  parser.end(html);
  return [...found];
}

const most = 200;
const unseenTags = new Set(unseen);
const silent = new Set(['script', 'style', 'math', 'template']);
const embedded = new Set(['iframe', 'embed', 'object', 'video', 'audio', 'frame', 'applet']);
const addresses = ['src', 'data', 'data-src', 'poster'];
const mayHold =
  /<(?:[a-z]{1,20}:)?(?:iframe|frame|embed|object|applet|video|audio|svg|map|canvas|button|select|textarea|noscript|noembed|noframes|datalist|title|xmp|plaintext)\b/i;
