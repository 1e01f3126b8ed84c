/** A message of a file, taken apart by its frame. The texts hold no frame characters. */
export interface Message {
  /** Before the text: selector codes, story number, the line of codes. */
  readonly header: readonly RawLine[];
  readonly text: readonly RawLine[];
  /** After the text: date and time. */
  readonly trailer: readonly RawLine[];
  /** 1-based line on which the message starts. */
  readonly line: number;
  /** Whether the end of the text was marked. */
  readonly isEnded: boolean;
}

/** A line as sent, its control characters included. */
export interface RawLine {
  readonly raw: string;
  /** 1-based. */
  readonly number: number;
}

/**
 * The messages of a file, by their frames: SYN SYN SOH header STX text ETX trailer EOT (ANPA 1312, message structure), or,
 * where a system has dropped the control characters, by their header lines.
 */
export function messagesOf(text: string): readonly Message[] {
  const framed = /[\u0001\u0002]/.test(text);
  const lines = rawLines(text);
  const starts = framed ? framedStarts(lines) : bareStarts(lines);
  return starts
    .map((start, index) => lines.slice(start, starts[index + 1] ?? lines.length))
    .filter((own) => own.some(({ raw }) => /[^\s\u0000-\u001f\u007f]/.test(raw)))
    .map((own) => (framed ? framedMessage(own) : bareMessage(own)));
}

/**
 * `r d BC-US--Lobster 1stLd-Writethru   08-29 0590`: priority, category, keyword, version, date, number of words. Without
 * control characters this line is what tells ANPA copy.
 */
export function isCodesLine(raw: string): boolean {
  return raw.length < 140 && codesLine.test(raw.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim());
}

const codesLine = /^[a-z]{1,2} [a-z]{1,2} {1,4}[^\s-]{1,24}-.{1,80} \d\d-\d\d(?:-\d\d)? {1,4}\d{3,5}$/i;

function rawLines(text: string): readonly RawLine[] {
  // Looked at once: of a run of returns only the first may begin the end of a line with a line feed.
  return text.split(/(?<!\r)\r*\n|\r/).map((raw, index) => ({ raw, number: index + 1 }));
}

/** A message starts where SOH does, with what a line sends before it (ENQ, selector codes); EOT ends one. */
function framedStarts(lines: readonly RawLine[]): readonly number[] {
  const starts = [0];
  let open = false;
  for (const [index, { raw }] of lines.entries()) {
    if (open && raw.includes('\u0001')) {
      starts.push(firstOfFrame(lines, index, starts.at(-1) ?? 0));
    }
    open ||= /[\u0001\u0002]/.test(raw);
  }
  return starts;
}

/** The line of the frame's first characters, at most three above SOH: `ENQ ENQ ENQ F RM`, and what is blank. */
function firstOfFrame(lines: readonly RawLine[], soh: number, after: number): number {
  let start = soh;
  for (let at = soh - 1; at > after && at >= soh - 3; at -= 1) {
    const raw = lines[at]?.raw ?? '';
    if (/\u0005/.test(raw)) start = at;
    else if (raw.trim() !== '') break;
  }
  return start;
}

function bareStarts(lines: readonly RawLine[]): readonly number[] {
  const starts: number[] = [];
  for (const [index, { raw }] of lines.entries()) {
    if (!isCodesLine(raw)) continue;
    const above = index - (starts.at(-1) ?? -1) > 1 ? lines[index - 1]?.raw : undefined;
    starts.push(above !== undefined && numberLine.test(above.trim()) ? index - 1 : index);
  }
  return starts.length > 0 && starts[0] !== 0 ? [0, ...starts] : starts.length > 0 ? starts : [0];
}

/** `g7787 glbsm`: the story's number and where it is routed. */
const numberLine = /^[a-z]\d{4}[\s\u001f]?[a-z-]{0,8}$/i;

type Part = 'header' | 'text' | 'trailer';

/** STX and ETX part the message; both may stand inside a line. */
function framedMessage(lines: readonly RawLine[]): Message {
  const parts: Record<Part, RawLine[]> = { header: [], text: [], trailer: [] };
  const begins = lines.some(({ raw }) => raw.includes('\u0002'));
  const last = begins ? undefined : lastOfHeader(lines);
  let part = 'header' as Part;
  for (const { raw, number } of lines) {
    for (const piece of raw.split(/(?=[\u0002\u0003\u0004])/)) {
      if (piece.startsWith('\u0002') && part === 'header') part = 'text';
      else if (/^[\u0003\u0004]/.test(piece) && part === 'text') part = 'trailer';
      parts[part].push({ raw: piece.replace(/^[\u0002-\u0004]/, ''), number });
    }
    if (number === last) part = 'text';
  }
  return { ...parts, line: lines[0]?.number ?? 1, isEnded: part === 'trailer' };
}

/** Where STX was lost: the line of codes, or the one with the story's number. */
function lastOfHeader(lines: readonly RawLine[]): number | undefined {
  const soh = lines.findIndex(({ raw }) => raw.includes('\u0001'));
  const cut = lines[soh + 1];
  const codes = lines.find(({ raw }) => isCodesLine(raw)) ?? (cut && cutCodes.test(shown(cut.raw)) ? cut : undefined);
  return (codes ?? lines[soh])?.number;
}

/** A line of codes that breaks off. */
const cutCodes = /^[a-z]{1,2} [a-z]{1,2} {1,4}(?:BC|AM|PM|AP)-\S{1,40}/i;
const shown = (raw: string) =>
  raw
    .slice(0, 200)
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim();

function bareMessage(lines: readonly RawLine[]): Message {
  const codes = lines.findIndex(({ raw }) => isCodesLine(raw));
  const header = lines.slice(0, codes + 1);
  return { header, text: lines.slice(codes + 1), trailer: [], line: lines[0]?.number ?? 1, isEnded: true };
}
