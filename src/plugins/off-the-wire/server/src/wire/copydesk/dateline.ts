import { readDateline } from '../dateline';
import type { Item, Note } from '../item';
import { agencyNamed } from './agencies';
import { type BodyParagraph, cutParagraph, openingParagraph } from './paragraph';
import type { Edited, RuleContext } from './rule';

/**
 * Moves the dateline from the first paragraph to `dateline` and `located`, the agency in it to `provider`. A dateline that
 * the copy gave in a field of its own wins, and none is invented. Its date becomes `versionCreated` only with a year.
 */
export function dateline(given: Item, context: RuleContext): Edited {
  const knows = (name: string) => isKnown(name, given, context);
  const { item, notes } = fieldAlone(given, knows);
  const edited = fromBody(item, knows);
  const short = withoutDateline(edited.item, knows);
  return { item: short.item, notes: [...notes, ...edited.notes, ...short.notes] };
}

type Knows = (agency: string) => boolean;

/** The field without agency and dash, as it is printed in none: `SYDNEY, May 11 AAP -` is `SYDNEY, May 11`. */
function fieldAlone(item: Item, knows: Knows): Edited {
  const was = item.dateline;
  if (was === undefined) return { item, notes: [] };
  const bare = was.replace(/\s*(?:---?|[-–—―−_=])$/u, '') || was;
  const read = readDateline(`${bare} - `, knows);
  const isWhole = read !== undefined && read.length >= bare.length;
  const is = isWhole ? read.dateline : bare;
  if (is === was) return { item, notes: [] };
  const located = item.located ?? (isWhole ? read.located : undefined);
  const provider = item.provider ?? (isWhole && read.agency ? agencyIn(read.agency) : undefined);
  return {
    item: { ...item, dateline: is, located, provider },
    notes: [{ rule: 'dateline', message: 'without agency and dash', was, is }],
  };
}

function fromBody(item: Item, knows: Knows): Edited {
  const first = item.body === undefined ? undefined : openingParagraph(item.body);
  const start = first ? first.text.length - first.text.trimStart().length : 0;
  const text = first?.text.slice(start) ?? '';
  const read = readDateline(text, knows) ?? knownAgain(text, item);
  if (item.body === undefined || !first || !read || isAll(item.body, first, start + read.length))
    return { item, notes: [] };
  const agency = read.agency && agencyIn(read.agency);
  const edited: Item = {
    ...item,
    body: cutParagraph(item.body, first, start + read.length),
    dateline: item.dateline ?? read.dateline,
    located: item.located ?? read.located,
    byline: item.byline ?? read.byline,
    provider: item.provider ?? agency,
    versionCreated: item.versionCreated ?? read.date?.moment,
  };
  const was = first.text.slice(0, start + read.length).trim();
  const notes: Note[] = [{ rule: 'dateline', message: 'moved from the first paragraph', was, is: edited.dateline }];
  if (agency && edited.provider !== agency) {
    notes.push({ rule: 'dateline', message: `the dateline names ${agency}, the copy ${edited.provider}: kept` });
  }
  return { item: edited, notes };
}

/** What the field says, before a dash: `HALIFAX — ` alone would be none, since it has neither date nor agency. */
function knownAgain(text: string, { dateline: known }: Item): ReturnType<typeof readDateline> {
  if (known === undefined || text.slice(0, known.length).toLowerCase() !== known.toLowerCase()) return undefined;
  const dash = /^\s{0,3}(?:\([^()]{2,30}\)\s{0,3})?(?:---?|[-–—―−_])\s{1,3}(?=\S)/u.exec(text.slice(known.length));
  return dash ? { dateline: known, length: known.length + dash[0].length } : undefined;
}

/** A summary that is cut from the text begins as the text does. */
function withoutDateline(item: Item, knows: Knows): Edited {
  const was = item.abstract;
  const read = was === undefined || item.dateline === undefined ? undefined : readDateline(was, knows);
  const is = read && was?.slice(read.length).trim();
  if (!is) return { item, notes: [] };
  return {
    item: { ...item, abstract: is },
    notes: [{ rule: 'dateline', message: 'cut off the abstract', was: was?.slice(0, read.length).trim() }],
  };
}

const agencyIn = (name: string): string => agencyNamed(name)?.name ?? name;

/** Whether nothing would be left of the body. A paragraph that is a dateline and no more may stand over a table. */
function isAll(body: string, first: BodyParagraph, length: number): boolean {
  return length >= first.text.length && body.slice(first.end).trim() === '';
}

function isKnown(name: string, item: Item, context: RuleContext): boolean {
  const given = [item.provider, context.source.provider].map((provider) => provider?.toLowerCase());
  return agencyNamed(name) !== undefined || given.includes(name.trim().toLowerCase());
}
