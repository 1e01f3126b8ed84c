import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { createTar } from 'nanotar';
import type { Random } from '../random';
import { run } from './mutation';
import { nastyText, pieces } from './nasty';

/** A file to be put into a container; its content with each byte as one character. */
export interface File {
  readonly name: string;
  readonly text: string;
}

export type Wrap = (files: readonly File[], random: Random) => string;

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
/** The same bytes whenever they are made. */
const mtime = Date.UTC(2026, 0, 1);
const numbered = (files: readonly File[]) => files.map(({ name, text }, at) => [`${at}-${name}`, text] as const);

export const zip: Wrap = (files) =>
  textOf(
    zipSync(Object.fromEntries(numbered(files).map(([name, text]) => [name, bytesOf(text)])), { mtime, level: 1 }),
  );

export const tar: Wrap = (files) =>
  textOf(createTar(numbered(files).map(([name, text]) => ({ name, data: bytesOf(text), attrs: { mtime } }))));

/** One file alone. */
export const gzip: Wrap = ([first]) => textOf(gzipSync(bytesOf(first?.text ?? ''), { level: 1 }));

const boundary = '----parts-of-a-mail';

export const mail: Wrap = (files) => {
  const parts = files.map(({ name, text }, at) => {
    const body = Buffer.from(text, 'latin1')
      .toString('base64')
      .replace(/(.{76})/g, '$1\r\n');
    return `--${boundary}\r\nContent-Type: ${mediaTypeOf(name)}; name="${at}-${name}"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${at}-${name}"\r\n\r\n${body}\r\n`;
  });
  return `${mailHead}Content-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n${parts.join('')}--${boundary}--\r\n`;
};

/** Heads of mails, boundaries and encodings as no sender writes them. */
export const oddMail: Wrap = ([file], random) => {
  const text = file?.text ?? '';
  const many = random.pick([1, 50, 5_000]);
  const ways = [
    () => `${mailHead}X-${run('a', many)}: ${nastyText(random).replace(/[\r\n]+/g, ' ')}\r\n\r\n${text}`,
    () => `From: a@b.example\r\nSubject: ${run('=?utf-8?b?4piD?= ', many)}\r\nDate: x\r\n\r\n${text}`,
    () => `${mailHead}${run('Received: from a by b; x\r\n', many)}\r\n${text}`,
    () => `${mailHead}Content-Type: text/html; charset=${random.pick(['utf-8', 'x', 'utf-7'])}\r\n\r\n${text}`,
    () => `${mailHead}Content-Type: multipart/mixed; boundary="b"\r\n\r\n${run('--b\r\n\r\na\r\n', many)}${text}`,
    () => `${mailHead}${nestedParts(random.pick([3, 30, 300, 3_000]))}${text}`,
    () => `${mailHead}Content-Transfer-Encoding: ${random.pick(['base64', 'quoted-printable', 'x'])}\r\n\r\n${text}`,
    () => `${mailHead}Subject: ${run(random.anyOf(pieces) ?? 'a', many).replace(/[\r\n]/g, ' ')}\r\n\r\n${text}`,
    () => `${mailHead}To: ${run('"a" <a@b.example>, ', many)}\r\n\r\n${text}`,
    () => `${mailHead}Content-Type: message/rfc822\r\n\r\n${mailHead}\r\n${text}`,
  ] as const;
  return (random.anyOf(ways) ?? ways[0])();
};

const mailHead =
  'From: desk@agency.example\r\nTo: wire@paper.example\r\nDate: Mon, 5 Jan 2026 10:00:00 +0000\r\nMessage-ID: <1@agency.example>\r\nMIME-Version: 1.0\r\n';

function nestedParts(levels: number): string {
  const heads = Array.from(
    { length: levels },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
  );
  return `${heads.join('')}\r\n`;
}

function mediaTypeOf(name: string): string {
  if (/\.xml$/.test(name)) return 'application/xml';
  if (/\.json$/.test(name)) return 'application/json';
  return /\.html$/.test(name) ? 'text/html' : 'text/plain';
}
