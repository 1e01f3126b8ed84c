import type { Item, Note, TickerRow } from '../item';
import { bullets } from './bullets';
import { byline } from './byline';
import { dateline } from './dateline';
import { editorsNote } from './editors-note';
import { localTime } from './local-time';
import { provider } from './provider';
import type { Edited, Rule, RuleContext } from './rule';
import { series } from './series';
import { terminator } from './terminator';
import { versionKind } from './version-kind';

/** What a headline alone can be asked. Version words stand before the series or, rarely, after it: asked for twice. */
const headlineRules: readonly Rule[] = [bullets, versionKind, series, versionKind];

/** The copy desk, in its order: a rule may lean on what those before it found. A new rule is a file and a line. */
export const rules: readonly Rule[] = [
  provider,
  editorsNote,
  byline,
  dateline,
  terminator,
  ...headlineRules,
  localTime,
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
  const { item, notes } = applied(headlineRules, { headline: text.trim() }, context);
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
