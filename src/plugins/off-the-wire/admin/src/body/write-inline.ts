import type { Mark } from '@tiptap/pm/model';
import type { Element, Node } from '../../../server/src/wire/html/tree';

/** A piece of a line: text, a break or a picture, and the marks on it with the elements that they become. */
export interface Run {
  readonly node: Node;
  readonly marks: readonly RunMark[];
}

interface RunMark {
  readonly mark: Mark;
  readonly around: Element;
}

/**
 * A line's runs as nested elements: the mark that reaches furthest stands outside, so that each is written once. Where
 * two marks overlap, the firmer one is kept whole: readers would see two pieces of it.
 */
export function nested(runs: readonly Run[]): readonly Node[] {
  const nodes: Node[] = [];
  let at = 0;
  while (at < runs.length) {
    const outer = outermost(runs, at);
    if (outer === undefined) {
      nodes.push(...runs.slice(at, at + 1).map(({ node }) => node));
      at += 1;
    } else {
      const { mark, end } = outer;
      nodes.push({ ...mark.around, children: nested(runs.slice(at, end).map((run) => without(run, mark.mark))) });
      at = end;
    }
  }
  return nodes;
}

const firmness: Readonly<Record<string, number>> = { quote: 2, link: 1, abbr: 1, code: 1 };
const firmnessOf = (mark: Mark) => firmness[mark.type.name] ?? 0;

function outermost(runs: readonly Run[], at: number): { readonly mark: RunMark; readonly end: number } | undefined {
  const ends = (runs[at]?.marks ?? []).map((mark) => ({ mark, end: endOf(runs, at, mark.mark) }));
  const [furthest] = ends.sort(
    (one, other) =>
      other.end - one.end ||
      firmnessOf(other.mark.mark) - firmnessOf(one.mark.mark) ||
      depthOf(one.mark.mark) - depthOf(other.mark.mark),
  );
  if (furthest === undefined) return undefined;
  return { mark: furthest.mark, end: cut(runs, at, furthest.end, firmnessOf(furthest.mark.mark)) };
}

const depthOf = (mark: Mark) => Number(mark.attrs.depth ?? 0);

function endOf(runs: readonly Run[], at: number, mark: Mark): number {
  let end = at + 1;
  while (end < runs.length && mark.isInSet(runs[end]?.marks.map((each) => each.mark) ?? [])) {
    end += 1;
  }
  return end;
}

/** Ends a mark before a firmer one that begins inside it and reaches further. */
function cut(runs: readonly Run[], from: number, end: number, firm: number): number {
  for (let at = from + 1; at < end; at += 1) {
    const crosses = (runs[at]?.marks ?? []).some(
      ({ mark }) =>
        firmnessOf(mark) > firm &&
        !mark.isInSet(runs[at - 1]?.marks.map((each) => each.mark) ?? []) &&
        endOf(runs, at, mark) > end,
    );
    if (crosses) return at;
  }
  return end;
}

function without(run: Run, mark: Mark): Run {
  return { node: run.node, marks: run.marks.filter((each) => !each.mark.eq(mark)) };
}
