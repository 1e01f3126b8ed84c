import type { Line } from '../../lines';
import { endOf } from '../../terminators';
import { isFurniture } from './furniture';
import { type TickerOnPage, tickerIn } from './ticker';
import { type Trail, trailOf } from './trail';

/** The parts of a page, from top to bottom. */
export interface Layout {
  readonly ticker?: TickerOnPage;
  readonly trail?: Trail & { readonly line: Line };
  /** Lines that stand before the story and belong to nothing. */
  readonly above: readonly Line[];
  /** Headline, date line and body. */
  readonly story: readonly Line[];
  /** The mark that ended the story, as it was printed. */
  readonly mark?: Line;
  /** Lines after that mark. */
  readonly below: readonly Line[];
}

/** Takes a page apart. Ticker and breadcrumb may stand in either order before the story, the ticker also at its end. */
export function layoutOf(lines: readonly Line[]): Layout {
  const at = trailIndex(lines);
  const found = at < 0 ? undefined : trailAt(lines, at);
  const top = found ? lines.slice(0, at) : [];
  const rest = lines.slice(found ? at + found.lines : 0);
  const whole = found ? tickerIn(top, true) : undefined;
  const early = whole ? undefined : tickerIn(head(rest), false);
  const { story, mark, below } = ended(early ? without(rest, head(rest), early.rest) : rest);
  const before = whole ?? early;
  const late = before ? undefined : tickerIn(below, false);
  const inside = before || late ? undefined : tickerIn(story, false);
  return {
    ticker: before ?? late ?? inside,
    trail: found && { ...found.trail, line: found.line },
    above: (whole ? whole.rest : top).filter((line) => line.text !== ''),
    story: inside
      ? without(
          story,
          story.filter((line) => line.text !== ''),
          inside.rest,
        )
      : story,
    mark,
    below: (late ? late.rest : below).filter((line) => line.text !== ''),
  };
}

/** How many printed lines may come before the breadcrumb. */
const deepest = 60;
/** How many lines are looked at for a ticker that no breadcrumb ends. */
const tickerDepth = 80;

function trailIndex(lines: readonly Line[]): number {
  const first = lines.slice(0, deepest * 2);
  const sure = first.findIndex((line) => trailOf(line.text)?.sure);
  return sure >= 0 ? sure : first.findIndex((line) => line.text !== '' && trailOf(line.text) !== undefined);
}

/** "You are here:" may have its labels on the next line. */
function trailAt(lines: readonly Line[], at: number): { trail: Trail; line: Line; lines: number } | undefined {
  const line = lines[at];
  const trail = line && trailOf(line.text);
  if (!line || !trail) return undefined;
  const next = lines[at + 1];
  const more = trail.labels.length === 0 && next ? trailOf(`You are here: ${next.text}`) : undefined;
  const goesOn = more !== undefined && next !== undefined && trailOf(next.text) !== undefined;
  return goesOn
    ? { trail: more, line: { ...line, text: `${line.text} ${next.text}` }, lines: 2 }
    : { trail, line, lines: 1 };
}

/** The start of a page, up to where a ticker can begin: its first two lines that say something. */
function head(lines: readonly Line[]): readonly Line[] {
  const printed = lines.filter((line) => line.text !== '').slice(0, tickerDepth);
  const titleAt = printed.findIndex(
    (line, index) => index < 3 && tickerIn([line, ...printed.slice(index + 1, index + 2)], false),
  );
  return titleAt < 0 ? [] : printed;
}

function without(lines: readonly Line[], seen: readonly Line[], left: readonly Line[]): readonly Line[] {
  const gone = new Set(seen.map((line) => line.number));
  for (const line of left) gone.delete(line.number);
  return lines.filter((line) => !gone.has(line.number));
}

/** A sure mark ends a story wherever it stands; any other only where nothing but furniture comes after it. */
function ended(lines: readonly Line[]): Pick<Layout, 'story' | 'mark' | 'below'> {
  const last = lines.findLastIndex((line) => line.text !== '' && !isFurniture(line.text));
  const at = lines.findIndex((line, index) => {
    const end = endOf(line.text);
    return end !== undefined && (end.terminator.sure || index === last);
  });
  const line = lines[at];
  const end = line && endOf(line.text);
  if (!line || !end) return { story: lines, below: [] };
  const story = [...lines.slice(0, at), { ...line, text: end.text }];
  return { story, mark: { ...line, text: end.cut }, below: lines.slice(at + 1) };
}
