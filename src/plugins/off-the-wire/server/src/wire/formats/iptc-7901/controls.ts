import { headerLine } from './header-line';

/** IPTC 7901's frame: start of header, start of text, end of text, end of transmission. */
export const frame = { soh: '\u0001', stx: '\u0002', etx: '\u0003', eot: '\u0004' } as const;

/** A way of writing the four marks as text, which gateways and editors leave behind. In the frame's order. */
interface Spelling {
  readonly marks: readonly [soh: string, stx: string, etx: string, eot: string];
  readonly seen: string;
}

const spellings: readonly Spelling[] = [
  { marks: ['[SOH]', '[STX]', '[ETX]', '[EOT]'], seen: 'agenturjournalismus.de on IPTC 7901' },
  { marks: ['<SOH>', '<STX>', '<ETX>', '<EOT>'], seen: 'text editors' },
  { marks: ['^A', '^B', '^C', '^D'], seen: 'terminals (caret notation)' },
  { marks: ['\u2401', '\u2402', '\u2403', '\u2404'], seen: 'Unicode control pictures' },
];

/**
 * Text with one kind of line end and its frame as control characters. Marks that are written as text count only where
 * the first of them stands before a header line, and then only at the ends of lines: elsewhere they are text.
 */
export function framed(text: string): string {
  const lines = text.replace(/\r{0,4}\n\r?|\r/g, '\n').replace(/\u0085/g, '\n');
  if (lines.includes(frame.soh)) return lines;
  const spelling = spellings.find(({ marks: [soh] }) => startsHeader(lines, soh));
  return spelling === undefined
    ? lines
    : lines
        .split('\n')
        .map((line) => respelt(line, spelling.marks))
        .join('\n');
}

const mostLooks = 50;

function startsHeader(text: string, mark: string): boolean {
  let at = text.indexOf(mark);
  for (let looks = 0; at >= 0 && looks < mostLooks; looks += 1) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at + mark.length, end < 0 ? at + 300 : Math.min(end, at + 300));
    const next = line.trim() === '' ? text.slice(end + 1, end + 300).split('\n', 1)[0] : line;
    if (headerLine(next ?? '')) return true;
    at = text.indexOf(mark, at + 1);
  }
  return false;
}

function respelt(line: string, marks: Spelling['marks']): string {
  const trimmed = line.trim();
  const start = marks.findIndex((mark) => trimmed.startsWith(mark));
  const mark = marks[start];
  const rest = mark === undefined ? line : trimmed.slice(mark.length);
  const end = marks.findIndex((one) => rest.trimEnd().endsWith(one));
  const last = marks[end];
  const middle = last === undefined ? rest : rest.trimEnd().slice(0, -last.length);
  return controlOf(start) + middle + controlOf(end);
}

function controlOf(index: number): string {
  return Object.values(frame)[index] ?? '';
}
