/** A place in the headlines: after this article, at its `lastPublished` in epoch milliseconds. Stable while copy arrives. */
export interface Cursor {
  readonly at: number;
  readonly documentId: string;
}

/** Opaque to clients, and short: `<at in base 36>.<documentId>` in base64url. */
export function encodeCursor({ at, documentId }: Cursor): string {
  return Buffer.from(`${at.toString(36)}.${documentId}`).toString('base64url');
}

/** The place, or `undefined` for what `encodeCursor` never gave. */
export function decodeCursor(text: string): Cursor | undefined {
  if (!/^[A-Za-z0-9_-]{4,200}$/.test(text)) return undefined;
  const [, time, documentId] =
    /^([0-9a-z]{1,9})\.([A-Za-z0-9_-]{1,100})$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (time === undefined || documentId === undefined) return undefined;
  const cursor = { at: Number.parseInt(time, 36), documentId };
  return encodeCursor(cursor) === text ? cursor : undefined;
}
