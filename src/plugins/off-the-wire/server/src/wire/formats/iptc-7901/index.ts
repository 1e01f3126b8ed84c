import type { Note, Parsed, UnreadableItem } from '../../item';
import { pastLimit, type WireLimits, wireLimits } from '../../limits';
import { type Document, type Format, Unreadable } from '../format';
import { frame, framed } from './controls';
import { headerLine, isSurelyHeader } from './header-line';
import { type Messages, messagesIn } from './messages';
import { storyOf } from './story';

/**
 * IPTC 7901 (revision 5, 1995): SOH, header line, keyword line, STX, text, ETX, day and time, EOT; with the marks as
 * control characters, written as text, or gone. Several messages may follow each other with anything between them.
 */
export const iptc7901 = { name: 'iptc-7901', lines: true, sniff, parse } as const satisfies Format;

/** How many printed lines may stand before a header that no SOH marks. */
const deepest = 5;

/** A header line after SOH; or, without any SOH, one that can be nothing else near the top. */
function sniff({ head }: Document): boolean {
  const text = framed(head);
  const lines = text.split('\n');
  if (text.includes(frame.soh))
    return lines.some((line, index) => startsMessage(line, lines.slice(index + 1, index + 4)));
  return lines
    .filter((line) => line.trim() !== '')
    .slice(0, deepest)
    .some(isSurelyHeader);
}

function startsMessage(line: string, next: readonly string[]): boolean {
  const at = line.lastIndexOf(frame.soh);
  if (at < 0) return false;
  const printed = [line.slice(at + 1), ...next].map((one) => one.replace(controls, '').trim());
  return headerLine(printed.find((one) => one !== '') ?? '') !== undefined;
}

const controls = /[\u0000-\u001f\u007f]/g;

function parse({ text, limits = wireLimits }: Document): Parsed {
  const found = messagesIn(framed(text), limits.items);
  const closed = found.messages.filter(({ isClosed }) => isClosed).length;
  const stories = found.messages.map((message) => storyOf(message, closed > 0));
  const items = stories.flatMap(({ item }) => (item ? [item] : []));
  const unreadable = [
    ...stories.flatMap((story) => (story.unreadable ? [story.unreadable] : [])),
    ...rest(found, limits),
  ];
  const [first] = unreadable;
  if (items.length === 0) throw new Unreadable(first?.reason ?? 'There is no message in this text.', lineOf(found));
  return {
    items,
    unreadable: unreadable.length > 0 ? unreadable : undefined,
    notes: [...between(found), ...stories.flatMap(({ notes }) => notes)],
  };
}

function lineOf({ messages }: Messages): { line: number } | undefined {
  const [first] = messages;
  return first && { line: first.line };
}

function rest({ cutAt }: Messages, limits: WireLimits): readonly UnreadableItem[] {
  if (cutAt === undefined) return [];
  return [{ at: `line ${cutAt}`, reason: `${pastLimit('items', limits)} From here on none was read.` }];
}

function between({ between: lines }: Messages): readonly Note[] {
  return lines.map(({ text, number }) => ({
    rule: 'iptc-7901',
    message: 'left out: between messages',
    line: number,
    was: text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim(),
  }));
}
