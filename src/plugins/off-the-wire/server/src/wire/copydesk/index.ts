import type { Item, Note, TickerRow } from '../item';
import { advisoryKind } from './advisory-kind';
import { bullets } from './bullets';
import { byline } from './byline';
import { dateline } from './dateline';
import { editorsNote } from './editors-note';
import { embargo, embargoEnd } from './embargo';
import { headlineInBody } from './headline-in-body';
import { localTime } from './local-time';
import { orders, pubStatus } from './orders';
import { plainFields } from './plain-fields';
import { provider } from './provider';
import type { Edited, Rule, RuleContext } from './rule';
import { series } from './series';
import { tagline } from './tagline';
import { terminator } from './terminator';
import { urgentLine } from './urgent-line';
import { versionKind } from './version-kind';

/** What a headline alone can be asked. Version words stand before the series or, rarely, after it: asked for twice. */
const headlineRules: readonly Rule[] = [bullets, versionKind, series, versionKind];
const rowRules: readonly Rule[] = [...headlineRules, plainFields];

/**
 * The copy desk, in its order: a rule may lean on what those before it found. A new rule is a file and a line. The order
 * matters where two rules could want the same line:
 *
 * - `provider` is first: what follows asks whose copy it is.
 * - `embargo` and `orders` are before every rule that moves or cuts text, so that no line is gone when they look: an
 *   embargo may stand in a note to editors, a kill in the first paragraph.
 * - `urgentLine` and `editorsNote` clear the way to the byline, the byline to the dateline.
 * - `terminator` is before and after `tagline`: the end mark may stand under the credits or over them.
 * - `versionKind` is after the body's rules; `advisoryKind` says something only where it did not.
 * - `pubStatus` is after everything that may make the copy a kill. `embargoEnd` asks for the date that `dateline` found,
 *   and `localTime` settles what it made.
 * - `headlineInBody` compares with the headline that every rule before it has left.
 * - `plainFields` is last: no rule after it may make a text of anything.
 */
export const rules: readonly Rule[] = [
  provider,
  embargo,
  orders,
  urgentLine,
  editorsNote,
  byline,
  dateline,
  terminator,
  tagline,
  terminator,
  ...headlineRules,
  advisoryKind,
  pubStatus,
  embargoEnd,
  localTime,
  headlineInBody,
  plainFields,
];

/** An item after every rule, with what each of them changed. */
export function edit(item: Item, context: RuleContext): Edited {
  return applied(rules, item, context);
}

/** A row of a ticker, read as a headline is. */
export function editRow(
  text: string,
  context: RuleContext,
): { readonly row: TickerRow; readonly notes: readonly Note[] } {
  const { item, notes } = applied(rowRules, { headline: text.trim() }, context);
  const { kicker, genre, versionKind: kind, leadNumber, urgency } = item;
  return { row: { text: item.headline ?? '', kicker, genre, versionKind: kind, leadNumber, urgency }, notes };
}

function applied(list: readonly Rule[], item: Item, context: RuleContext): Edited {
  return list.reduce<Edited>(
    (edited, rule) => {
      const next = rule(edited.item, context);
      return { item: next.item, notes: [...edited.notes, ...next.notes] };
    },
    { item, notes: [] },
  );
}
