import type { RawLine } from '../../html/preformatted';
import { frame } from './controls';
import { type HeaderLine, headerLine, isSurelyHeader } from './header-line';

/** One message, in the parts that its frame makes of it. */
export interface Message {
  readonly line: number;
  /** Absent where the line after SOH is none. */
  readonly header?: HeaderLine;
  /** Between the header line and STX: the keyword line. Without STX all lines up to ETX. */
  readonly lead: readonly RawLine[];
  /** Between STX and ETX; absent without STX. */
  readonly text?: readonly RawLine[];
  /** After ETX, up to EOT. */
  readonly end: readonly RawLine[];
  /** Whether ETX or EOT closed the text. */
  readonly isClosed: boolean;
}

export interface Messages {
  readonly messages: readonly Message[];
  /** Printed lines that stand in no message. */
  readonly between: readonly RawLine[];
  /** The line from which on nothing was read, since there are too many messages. */
  readonly cutAt?: number;
}

/**
 * Parts a text (its frame as control characters, see `framed`) into messages, as many as are asked for; without SOH each
 * sure header starts one.
 */
export function messagesIn(text: string, most: number): Messages {
  const reader = messageReader(!text.includes(frame.soh), most);
  for (const [index, line] of text.split('\n').entries()) {
    for (const piece of line.split(marks)) reader.take({ text: piece, number: index + 1 });
  }
  return reader.messages();
}

const marks = /([\u0001-\u0004])/;

interface Open {
  readonly line: number;
  header?: HeaderLine;
  lead: RawLine[];
  text?: RawLine[];
  end: RawLine[];
  isClosed: boolean;
}

type State = 'between' | 'header' | 'lead' | 'text' | 'end';

function messageReader(unframed: boolean, most: number) {
  const messages: Open[] = [];
  const between: RawLine[] = [];
  let state: State = 'between';
  let cutAt: number | undefined;
  const open = (line: number, header?: HeaderLine) => {
    if (messages.length >= most) cutAt ??= line;
    messages.push({ line, header, lead: [], end: [], isClosed: false });
  };
  const mark = (sign: string, number: number) => {
    const message = messages.at(-1);
    if (sign === frame.soh) {
      open(number);
      state = 'header';
    } else if (message && state !== 'between') {
      if (sign === frame.stx && state === 'lead') message.text ??= [];
      if (sign !== frame.stx) message.isClosed = true;
      state = sign === frame.stx ? (state === 'lead' ? 'text' : state) : sign === frame.etx ? 'end' : 'between';
    }
  };
  const line = (one: RawLine) => {
    const message = messages.at(-1);
    const header = unframed && isSurelyHeader(one.text) ? headerLine(one.text.replace(/^\s*ZCZC\s*/, '')) : undefined;
    if (header) {
      open(one.number, header);
      state = 'lead';
    } else if (unframed && state !== 'between' && one.text.trim() === 'NNNN') {
      if (message) message.isClosed = true;
      message?.end.push(one);
      state = 'between';
    } else if (state === 'between' || !message) between.push(one);
    else if (state === 'header') state = headed(message, one) ? 'lead' : state;
    else if (state === 'lead') message.lead.push(one);
    else if (state === 'text') message.text?.push(one);
    else message.end.push(one);
  };
  return {
    take(piece: RawLine) {
      if (cutAt !== undefined) return;
      if (marks.test(piece.text)) mark(piece.text, piece.number);
      else if (piece.text !== '' || state === 'lead' || state === 'text') line(piece);
    },
    messages: (): Messages => ({
      messages: messages.slice(0, most),
      between: between.filter(({ text }) => /[^\s\u0000-\u001f\u007f]/.test(text)),
      cutAt,
    }),
  };
}

/** Takes the line after SOH; a second mark, selector or blank line may stand before it. */
function headed(message: Open, line: RawLine): boolean {
  if (line.text.replace(controls, '').trim() === '') return false;
  message.header = headerLine(line.text.replace(controls, ''));
  if (message.header === undefined) message.lead.push(line);
  return true;
}

const controls = /[\u0000-\u001f\u007f]/g;
