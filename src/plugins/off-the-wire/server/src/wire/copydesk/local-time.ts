import type { Item, Moment, Note, SourceHabits } from '../item';
import { isLocalTime, isoMoment } from '../time';
import type { Edited, RuleContext } from './rule';

/**
 * Settles times that the copy printed without a zone. With the source's time zone they become instants; without one only
 * the date stays, and of an embargo nothing: an editor must release it.
 */
export function localTime(item: Item, context: RuleContext): Edited {
  const notes: Note[] = [];
  const settle = (name: string, was: Moment | undefined): Moment | undefined => {
    if (was === undefined || !isLocalTime(was)) return was;
    const is = settledTime(was, context.source);
    const message = is.length > 10 ? `${name} in the source's time zone` : `${name} gives no zone: only the date stays`;
    notes.push({ rule: 'local-time', message, was, is });
    return is;
  };
  const versionCreated = settle('versionCreated', item.versionCreated);
  const firstCreated = settle('firstCreated', item.firstCreated);
  const expires = settle('expires', item.expires);
  const until = item.embargo?.until ? settle('embargo', item.embargo.until) : undefined;
  if (notes.length === 0) return { item, notes };
  const embargo =
    item.embargo && until !== undefined ? { ...item.embargo, until: until.length > 10 ? until : null } : item.embargo;
  return { item: { ...item, versionCreated, firstCreated, expires, embargo }, notes };
}

/** A time without a zone as an instant by the source's zone, or as its date alone. Other moments as they are. */
export function settledTime(moment: Moment, source: SourceHabits): Moment {
  if (!isLocalTime(moment)) return moment;
  return isoMoment(moment, source.timeZone) ?? moment.slice(0, 10);
}
