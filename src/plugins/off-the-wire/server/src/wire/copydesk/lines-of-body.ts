import { type BodyParagraph, cutParagraph, firstBlocks, lastBlocks } from './paragraph';

/** A line of a body that a rule took, with what the rule made of it. */
export interface TakenLine<T> {
  readonly text: string;
  readonly value: T;
  /** Whether it is out of the body; what stands inside a list, a table or a listing stays there. */
  readonly cut: boolean;
}

type Reading<T> = (
  text: string,
) => { readonly value: T; readonly stay?: boolean; readonly through?: string } | undefined;

/** A body without the lines that a rule took. */
export interface Taken<T> {
  readonly body: string | undefined;
  readonly lines: readonly TakenLine<T>[];
}

/**
 * Takes lines out of the head and the end of a body: whole paragraphs, or the first lines of one that has line breaks.
 *
 * @param reach how many blocks from either end are looked at.
 * @param read what a line says; `undefined` for copy. `stay`: it says something, but its place is in the body.
 * `through`: it ends with the first such character, and what follows is copy.
 */
export function takeLines<T>(
  body: string | undefined,
  reach: { readonly first: number; readonly last: number },
  read: Reading<T>,
): Taken<T> {
  if (body === undefined) return { body, lines: [] };
  const first = firstBlocks(body, reach.first);
  const last = lastBlocks(body, reach.last).filter(({ start }) => start >= (first.at(-1)?.end ?? 0));
  const found = [...first, ...last].map((block) => ({ block, ...linesIn(block, read) }));
  // From the last to the first, so that the places of those before stay true.
  const rest = found.reduceRight((text, { block, to }) => (to > 0 ? cutParagraph(text, block, to) : text), body);
  return { body: rest === '' ? undefined : rest, lines: found.flatMap(({ lines }) => lines) };
}

/** Tags of what may be cut without leaving an empty list or table behind. */
const loose = /^(?:p|h[2-6])$/;

function linesIn<T>(
  block: BodyParagraph,
  read: Reading<T>,
): { readonly to: number; readonly lines: readonly TakenLine<T>[] } {
  const leading = block.text.includes('\n') ? leadingLines(block, read) : undefined;
  if (leading && leading.lines.length > 0) return leading;
  const whole = block.tag === 'pre' && leading ? undefined : read(oneLine(block.text));
  if (whole) {
    const cut = loose.test(block.tag) && !whole.stay;
    const to = whole.through ? block.text.indexOf(whole.through) + 1 : block.text.length;
    return { to: cut ? to : 0, lines: [{ text: oneLine(block.text), value: whole.value, cut }] };
  }
  return { to: 0, lines: [] };
}

function leadingLines<T>(
  block: BodyParagraph,
  read: Reading<T>,
): { readonly to: number; readonly lines: readonly TakenLine<T>[] } {
  const lines: TakenLine<T>[] = [];
  let to = 0;
  for (const line of block.text.split('\n', 6)) {
    const said = line.trim() === '' ? undefined : read(oneLine(line));
    if (!said && line.trim() !== '') break;
    const cut = said !== undefined && loose.test(block.tag) && !said.stay;
    if (said) lines.push({ text: oneLine(line), value: said.value, cut });
    if (said && !cut) break;
    to += line.length + 1;
  }
  const cutTo = lines.some(({ cut }) => cut) ? Math.min(to, block.text.length) : 0;
  return { to: cutTo, lines };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
