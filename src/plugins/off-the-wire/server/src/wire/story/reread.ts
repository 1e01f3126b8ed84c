import type { Item } from '../item';
import type { StoryPolicy } from './policy';
import { asPrinted } from './printed';
import { same } from './same';
import { tell } from './tell';
import { editableFields, type Version } from './version';

/** An item of a delivery as it was read when it came. */
export interface FormerItem {
  readonly digest?: string;
  readonly guid?: string;
  readonly version?: string;
  readonly headline?: string;
}

/** An item as it is read today, with its digest. */
export interface NewItem {
  readonly digest: string;
  readonly item: Item;
}

/**
 * Which of the former items each new one is, by its place among them; `undefined`: none, it is new. Where as many are read
 * as then and nothing was lost (`whole`), they are the same in their order. Else by what does not change when a parser
 * learns: the very same reading, the agency's id and version, an id that comes once, a headline that comes once.
 */
export function formerOf(
  items: readonly NewItem[],
  former: readonly FormerItem[],
  whole: boolean,
): readonly (number | undefined)[] {
  if (whole && items.length === former.length) return items.map((_item, at) => at);
  const found: (number | undefined)[] = items.map(() => undefined);
  for (const { ofNew, ofFormer } of marks) {
    const free = freeOf(former, found, ofFormer);
    const wanted = once(items.map((one, at) => (found[at] === undefined ? ofNew(one) : undefined)));
    for (const [mark, at] of wanted) found[at] = free.get(mark) ?? found[at];
  }
  return found;
}

interface Mark {
  readonly ofNew: (one: NewItem) => string | undefined;
  readonly ofFormer: (one: FormerItem) => string | undefined;
}

const versioned = ({ guid, version }: FormerItem) => guid && JSON.stringify([guid, version]);

const marks: readonly Mark[] = [
  { ofNew: ({ digest }) => digest, ofFormer: ({ digest }) => digest },
  { ofNew: ({ item }) => versioned(item), ofFormer: versioned },
  { ofNew: ({ item }) => item.guid, ofFormer: ({ guid }) => guid },
  { ofNew: ({ item }) => asPrinted(item).headline, ofFormer: ({ headline }) => headline },
];

function freeOf(former: readonly FormerItem[], found: readonly (number | undefined)[], mark: Mark['ofFormer']) {
  const taken = new Set(found);
  return once(former.map((one, at) => (taken.has(at) ? undefined : mark(one))));
}

/** Where each mark stands that comes exactly once. */
function once(list: readonly (string | undefined)[]): Map<string, number> {
  const at = new Map<string, number>();
  const often = new Set<string>();
  for (const [place, mark] of list.entries()) {
    if (mark === undefined) continue;
    if (at.has(mark)) often.add(mark);
    at.set(mark, place);
  }
  for (const mark of often) at.delete(mark);
  return at;
}

/** A field that is read otherwise. */
export interface FieldChange {
  readonly field: string;
  readonly was: unknown;
  readonly is: unknown;
}

/** What today's reading says otherwise, field by field; absent is `undefined`. */
export function fieldChanges(was: Item, is: Item): FieldChange[] {
  const [before, after] = [was, is] as Record<string, unknown>[];
  const fields = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
  return fields
    .map((field) => ({ field, was: before?.[field], is: after?.[field] }))
    .filter((change) => !same(change.was, change.is));
}

/** Whether the copy says the same of what it is: a version of which kind, an order or none. */
export function saysSameKind(one: Item, other: Item): boolean {
  const word = ({ versionKind, pubStatus = 'usable' }: Item) => [versionKind, pubStatus];
  return same(word(one), word(other));
}

/**
 * Persons' changes over another reading of what they started from: where they had the agency's words before them, these
 * are today's, so that they and the agency do not clash over what a parser has learned. Gives only those that change.
 *
 * @param former a story's versions as they were read; `read`: as they are read today.
 */
export function rebased(former: readonly Version[], read: readonly Version[], policy: StoryPolicy): readonly Version[] {
  return former.flatMap((edit) => {
    if (edit.kind !== 'edit' || edit.was === undefined) return [];
    const pairs = startsOf(edit, former, read, policy);
    const own = editableFields.flatMap((field) => {
      const pair = field in (edit.was ?? {}) ? pairs.find(([was]) => same(was[field], edit.was?.[field])) : undefined;
      return pair && !same(pair[0][field], pair[1][field]) ? [[field, pair[1][field] ?? null]] : [];
    });
    return own.length > 0 ? [{ ...edit, was: { ...edit.was, ...Object.fromEntries(own) } }] : [];
  });
}

type Pair = readonly [was: Item, is: Item];

/** What an editor may have had before them, read then and today: the story's text at that time, else one of its versions. */
function startsOf(
  { arrived }: Version,
  former: readonly Version[],
  read: readonly Version[],
  policy: StoryPolicy,
): Pair[] {
  const before = (versions: readonly Version[]) =>
    versions.filter((one) => one.kind !== 'edit' && one.arrived < arrived);
  const [then, today] = [before(former), before(read)];
  const text = (versions: readonly Version[]) => tell(versions, policy, {}, Number.POSITIVE_INFINITY).item;
  const [was, is] = [text(then), text(today)];
  const each = then.flatMap((one, at): Pair[] => (today[at] ? [[one.item, today[at].item]] : [])).reverse();
  return was && is ? [[was, is], ...each] : each;
}
