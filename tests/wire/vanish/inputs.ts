import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import PostalMime from 'postal-mime';
import { decode } from '../../../src/plugins/off-the-wire/server/src/wire/charset';
import { htmlPieces, jsonPieces, linePieces, type Piece, xmlPieces } from './pieces';

/** A file of copy, and how it is taken apart. */
export interface Input {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const root = join(__dirname, '..', '..', '..');

/** Every document below a folder of the repository, or beside it; none where there is no such folder. */
export function inputsIn(folder: string): readonly Input[] {
  return filesIn(join(root, folder))
    .filter((path) => !/\.items\.json$|README|newsroom\.json$|\.xsd$|\/schemas\/|\.gz$/.test(path))
    .map((path) => ({ path: relative(root, path), bytes: readFileSync(path) }));
}

function filesIn(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/** The pieces of a file, by what it is and not by how we read it. */
export async function piecesOf({ path, bytes }: Input): Promise<readonly Piece[]> {
  const end = basename(path).slice(basename(path).lastIndexOf('.') + 1);
  if (end === 'eml') return mailPieces(bytes);
  const decoded = decode(bytes);
  const text = 'text' in decoded ? decoded.text : '';
  if (end === 'xml') return xmlPieces(text);
  if (end === 'html') return htmlPieces(text);
  return end === 'json' || end === 'ndjson' ? jsonPieces(text) : linePieces(text);
}

async function mailPieces(bytes: Uint8Array): Promise<readonly Piece[]> {
  const mail = await PostalMime.parse(bytes);
  const headers = mail.headers.map(({ key }) => key);
  const texts = [
    mail.subject,
    mail.messageId,
    mail.date,
    mail.inReplyTo,
    mail.references,
    mail.from?.address,
    mail.from?.name,
  ];
  const others = mail.headers.filter(({ key }) => !decodedHeaders.has(key));
  const attached = await Promise.all(
    mail.attachments.map(({ filename, content }) =>
      piecesOf({
        path: filename ?? 'attached.txt',
        bytes: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content as ArrayBuffer),
      }),
    ),
  );
  return [
    ...texts.flatMap((text) => (text ? [{ at: `mail/${headers.length > 0 ? 'header' : ''}`, text }] : [])),
    ...others.map(({ key, value }) => ({ at: `mail/header/${key}`, text: value })),
    ...linePieces(mail.text ?? ''),
    ...htmlPieces(mail.html ?? ''),
    ...attached.flat(),
  ];
}

const decodedHeaders = new Set(['subject', 'message-id', 'date', 'in-reply-to', 'references', 'from']);
