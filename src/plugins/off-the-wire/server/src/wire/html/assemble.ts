import { unescaped } from './text';
import type { Node } from './tree';

/**
 * Reads what sanitize-html wrote, or `written`: balanced tags, quoted attributes, no `<` or `>` anywhere else. Anything
 * else gives a tree too, but not a true one.
 */
export function assemble(clean: string): readonly Node[] {
  const stack: Frame[] = [{ tag: '', attributes: new Map(), children: [] }];
  for (const [piece, slash, tag, attributes = ''] of clean.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>|[^<]+/g)) {
    const parent = stack[stack.length - 1];
    if (parent === undefined) {
      break;
    }
    if (tag === undefined) {
      parent.children.push({ text: decoded(piece) });
    } else if (slash === '/') {
      closeFrame(stack);
    } else {
      const frame: Frame = { tag, attributes: attributesOf(attributes), children: [] };
      parent.children.push(frame);
      if (!attributes.endsWith('/') && tag !== 'br' && tag !== 'img') {
        stack.push(frame);
      }
    }
  }
  return stack[0]?.children ?? [];
}

interface Frame {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Node[];
}

function closeFrame(stack: Frame[]): void {
  if (stack.length > 1) {
    stack.pop();
  }
}

function attributesOf(written: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of written.matchAll(/\s([^\s="/]+)(?:="([^"]*)")?/g)) {
    found.set(name, decoded(value));
  }
  return found;
}

/** Undoes sanitize-html's escaping, and takes out what no text holds: C0 controls and halves of surrogate pairs. */
function decoded(escaped: string): string {
  return unescaped(escaped)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}
