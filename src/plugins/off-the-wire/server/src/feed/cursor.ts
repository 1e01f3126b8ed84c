/** By what a list is sorted: by when each article became public here, or by when readers last saw it change. */
export const orders = ['published', 'updated'] as const;
export type Order = (typeof orders)[number];

/** Where an article stands in a list: epoch milliseconds by the list's order, and then by its id. */
export interface Place {
  readonly at: number;
  readonly documentId: string;
}

/** A place to go on from, down to what is older or up to what is newer. Stable while copy arrives. */
export interface Cursor extends Place {
  readonly order: Order;
  readonly direction: 'down' | 'up';
  /** Whether the page begins with the place itself, not with the next one. */
  readonly including?: boolean;
}

/** The first sign of every cursor. One that means something else gets another, so that an old one is refused. */
const version = '1';

/** Opaque to clients, and short: `1<order, direction>.<at in base 36>.<documentId>.<check>` in base64url. */
export function encodeCursor({ at, documentId, order, direction, including }: Cursor): string {
  const kind = `${order === 'updated' ? 'u' : 'p'}${direction === 'up' ? 'u' : 'd'}${including ? 'i' : ''}`;
  const text = `${version}${kind}.${at.toString(36)}.${documentId}`;
  return Buffer.from(`${text}.${checkOf(text)}`).toString('base64url');
}

/** The place, or `undefined` for what `encodeCursor` never gave. */
export function decodeCursor(text: string): Cursor | undefined {
  if (!/^[A-Za-z0-9_-]{4,250}$/.test(text)) return undefined;
  const [, order, direction, including, time, documentId] =
    /^1([pu])([du])(i?)\.([0-9a-z]{1,9})\.([A-Za-z0-9_-]{1,100})\.[0-9a-z]+$/.exec(
      Buffer.from(text, 'base64url').toString(),
    ) ?? [];
  if (time === undefined || documentId === undefined) return undefined;
  const cursor: Cursor = {
    at: Number.parseInt(time, 36),
    documentId,
    order: order === 'u' ? 'updated' : 'published',
    direction: direction === 'u' ? 'up' : 'down',
    ...(including ? { including: true } : {}),
  };
  return encodeCursor(cursor) === text ? cursor : undefined;
}

/** FNV-1a: tells a cursor that was cut or typed from one that was given. No secret: a reader may ask for any place. */
function checkOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
