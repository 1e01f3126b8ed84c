import type { FieldDifference } from '../../../../shared/contracts';
import type { Embargo, Item, Subject } from '../../wire/item';
import { same } from '../../wire/story/same';
import { type EditableField, editableFields } from '../../wire/story/version';
import { changedBody } from './bodies';
import { type Budget, changedWords, newBudget, type Word, wordsOf } from './words';

/** How an item became another: the fields that read otherwise, in the order in which a form shows them. */
export function changedFields(before: Item, after: Item): readonly FieldDifference[] {
  const budget = newBudget();
  return editableFields
    .filter((field) => !same(before[field], after[field]))
    .map((field) => changedField(field, before[field], after[field], budget));
}

/** How one field became other than it was. */
export function changedField(
  field: EditableField,
  before: unknown,
  after: unknown,
  budget: Budget = newBudget(),
): FieldDifference {
  const isSpent = budget.isSpent;
  budget.isSpent = false;
  const blocks =
    field === 'body'
      ? changedBody(text(before), text(after), budget)
      : [{ tag: 'p', change: 'words' as const, runs: changedWords(words(field, before), words(field, after), budget) }];
  const difference = { field, blocks, ...(budget.isSpent ? { isCoarse: true } : {}) };
  budget.isSpent ||= isSpent;
  return difference;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** A list is compared thing by thing, all else word by word. */
function words(field: EditableField, value: unknown): readonly Word[] {
  if (Array.isArray(value)) return value.map((one) => ({ text: `${nameOf(one)}, `, marks: [] }));
  if (field === 'embargo') return wordsOf(embargoWords(value as Embargo | null | undefined));
  return wordsOf(value === null || value === undefined ? '' : String(value));
}

const nameOf = (one: string | Subject) => (typeof one === 'string' ? one : (one.name ?? one.qcode ?? ''));

function embargoWords(embargo: Embargo | null | undefined): string {
  if (!embargo) return '';
  return [embargo.until ?? undefined, embargo.verbatim].filter(Boolean).join(' ');
}
