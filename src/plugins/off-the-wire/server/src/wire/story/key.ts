import type { Item } from '../item';
import { dayInCopyGuid, isCopyGuid, isMessageGuid } from '../message-guid';
import { policyOf } from './policy';

/** By what a story is known. `exact` ids never change between versions; `probable` are its keywords, today and the day before. */
export interface StoryKeys {
  /** Ids, the most telling first; empty where the copy has none. */
  readonly exact: readonly string[];
  readonly probable: readonly string[];
  /** Its keywords cut short, for repairs whose header had no room for more. */
  readonly cut: readonly string[];
  /** Further names by which other copy may call it: alternative ids, the agency's number on that day. */
  readonly names: readonly string[];
  /** Of each story that the copy itself names, what it grew out of or takes back: the keys that it may be known by. */
  readonly refs: readonly (readonly string[])[];
}

/** Copy that names more stories than this is a list. */
const mostRefs = 20;
const mostNames = 8;

/**
 * The keys of an item's story: the provider's word, never the channel's, and never the headline.
 *
 * @param channel stands in where no provider is known: the source's code.
 * @param arrived epoch milliseconds UTC; its date is the cycle where the copy has none.
 */
export function storyKeys(item: Item, channel: string, arrived: number): StoryKeys {
  const provider = (item.provider ?? `source:${channel}`).trim().toLowerCase();
  const exact = idsOf(item).map((id) => `guid|${provider}|${id}`);
  const day = cycleOf(item, arrived);
  const others = [...(item.guid && isMessageGuid(item.guid) ? [item.guid] : []), ...(item.altIds ?? [])];
  const names = others.slice(0, mostNames).flatMap((id) => nameKey(provider, id, day) ?? []);
  const links = (item.links ?? []).filter(({ rel }) => rel === 'evolvedFrom').slice(0, mostRefs);
  const refs = links.map(({ ref }) => [`guid|${provider}|${ref}`, ...namesOf(provider, ref, day)]);
  return { exact, ...probableKeys(item, provider, day), names: [...new Set(names)], refs };
}

/**
 * The day of a number or a keyword, `2026-11-20`: of the copy, else the one that its header gives without a year, else
 * of its arrival.
 */
function cycleOf({ versionCreated, guid }: Item, arrived: number): string {
  if (versionCreated) return versionCreated.slice(0, 10);
  const today = new Date(arrived).toISOString();
  const day = guid === undefined ? undefined : dayInCopyGuid(guid);
  if (day === undefined) return today.slice(0, 10);
  const year = Number(today.slice(0, 4));
  // Copy comes from the past; a clock ahead by a day is no other year.
  const isAhead = day > new Date(arrived + 86_400_000).toISOString().slice(5, 10);
  return `${isAhead ? year - 1 : year}-${day}`;
}

/**
 * The id as it was sent comes before the id without its version: some agencies number stories where others number
 * versions (`...:2`), and only what was seen before can tell which.
 */
function idsOf({ guid, altIds = [] }: Item): string[] {
  if (guid === undefined) return [];
  const asSent = altIds.find((id) => id.startsWith(guid) && /^[:#/_.-]v?\w{1,40}$/.test(id.slice(guid.length)));
  return asSent === undefined ? [guid] : [asSent, guid];
}

/** A number that comes again every day names a story of its day: `dpa 157`, `dpa0157`, `message:dpa0157:201020`. */
const numbered = /^(?:message:)?[a-z]{0,6}[ -]?0*(\d{1,6})(?::.*)?$/i;
const reference = /^[a-z]\d{4}$/i;

function nameKey(provider: string, id: string, day: string): string | undefined {
  if (isCopyGuid(id) || id.length < 2) return undefined;
  const number = reference.test(id) ? id.toLowerCase() : numbered.exec(id)?.[1];
  return number === undefined ? `name|${provider}|${id.toLowerCase()}` : `name|${provider}|${number}|${day}`;
}

/** The names that a reference may stand for: a number is of today, or of the night before. */
function namesOf(provider: string, ref: string, day: string): string[] {
  return [...new Set(nightsOf(day).flatMap((one) => nameKey(provider, ref, one) ?? []))];
}

function probableKeys(item: Item, provider: string, cycle: string): Pick<StoryKeys, 'probable' | 'cut'> {
  // NITF: "unique by story per day", while the id of the document may be another with each version.
  const duKey = item.altIds?.find((id) => id.startsWith('du-key:'));
  const { counts, wrapupIs, cutAt } = policyOf(item.provider);
  const slugline = counts ? item.slugline?.replace(counts, '') : item.slugline;
  const keyword = (duKey ?? slugline)?.toLowerCase().replace(/\s+/g, ' ').trim();
  // An id that names a message, or is made of the copy itself, tells a resend and says nothing of the story.
  if (!keyword || (item.guid && !isMessageGuid(item.guid) && duKey === undefined)) return { probable: [], cut: [] };
  const isApart = item.genre === 'Wrapup' && wrapupIs === 'story';
  const keysOf = (kind: string, name: string) =>
    nightsOf(cycle).map((day) => `${kind}|${provider}|${item.language ?? ''}|${name}|${day}`);
  return {
    probable: keysOf('slug', isApart ? `${keyword} (wrapup)` : keyword),
    cut: cutAt === undefined || isApart || keyword.length < cutAt ? [] : keysOf('cut', keyword.slice(0, cutAt)),
  };
}

/** A day, `2026-11-20`, and the one before: a story goes on past midnight. */
function nightsOf(day: string): string[] {
  const before = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000);
  return Number.isNaN(before.getTime()) ? [day] : [day, before.toISOString().slice(0, 10)];
}
