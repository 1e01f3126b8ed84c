import { readDateline } from '../dateline';
import type { Item, Note } from '../item';
import { agencyNamed } from './agencies';
import { type BodyParagraph, cutParagraph, firstParagraphs } from './paragraph';
import type { Edited, RuleContext } from './rule';

/**
 * Moves the dateline from the first paragraph to `dateline` and `located`, the agency in it to `provider`. A dateline that
 * the copy gave in a field of its own wins, and none is invented. Its date becomes `versionCreated` only with a year.
 */
export function dateline(item: Item, context: RuleContext): Edited {
  const first = item.body === undefined ? undefined : firstParagraphs(item.body, 1)[0];
  const knows = (name: string) => isKnown(name, item, context);
  const start = first ? first.text.length - first.text.trimStart().length : 0;
  const read = first && readDateline(first.text.slice(start), knows);
  if (item.body === undefined || !first || !read || isAll(item.body, first, start + read.length))
    return { item, notes: [] };
  const agency = read.agency && (agencyNamed(read.agency)?.name ?? read.agency);
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

/** Whether nothing would be left of the body. A paragraph that is a dateline and no more may stand over a table. */
function isAll(body: string, first: BodyParagraph, length: number): boolean {
  return length >= first.text.length && body.slice(first.end).trim() === '';
}

function isKnown(name: string, item: Item, context: RuleContext): boolean {
  const given = [item.provider, context.source.provider].map((provider) => provider?.toLowerCase());
  return agencyNamed(name) !== undefined || given.includes(name.trim().toLowerCase());
}
