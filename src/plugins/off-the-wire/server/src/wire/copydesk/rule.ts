import type { Item, Note, SourceHabits } from '../item';

/** What a rule may know besides the item. */
export interface RuleContext {
  readonly source: SourceHabits;
}

/** An item after a rule, and what the rule has to say of it. */
export interface Edited {
  readonly item: Item;
  readonly notes: readonly Note[];
}

/**
 * One habit of the trade, applied to one item. A rule returns a new item or the same one; it says in a note what it
 * changed (`was`, `is`), and one that is not sure leaves the copy alone.
 */
export type Rule = (item: Item, context: RuleContext) => Edited;
