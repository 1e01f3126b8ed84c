import { isOnlyKilled, type Story } from '../store/story';
import type { Item } from '../wire/item';
import type { StoryKeys } from '../wire/story/key';
import { policyOf } from '../wire/story/policy';
import { isOrder } from '../wire/story/revise';

/** Which stories copy is for. */
export interface Targets {
  readonly stories: readonly Story[];
  /** Found by keywords only. */
  readonly probable: boolean;
  /** Found by what the copy says it grew out of: its own ids name no story yet. */
  readonly named: boolean;
}

/** Finds a story by a key. */
export type Finder = (key: string) => Story | undefined;

/**
 * The stories that an item is for: the one that its ids name, else the one that it says it grew out of, else, where it
 * says that it is a later version, the one with its keywords. An order takes back every story that it names.
 */
export function targetsOf(item: Item, keys: StoryKeys, find: Finder): Targets {
  const own = first(keys.exact, find) ?? killedAhead(keys, find);
  const named = keys.refs.flatMap((ref) => first(ref, find) ?? []);
  if (isOrder(item) && named.length > 0)
    return { stories: unique([...named, ...(own ? [own] : [])]), probable: false, named: !own };
  const exact = own ?? named[0];
  if (exact) return { stories: [exact], probable: false, named: !own };
  const probable =
    byKeywords(item, keys.probable, find) ?? (isRepair(item) ? byKeywords(item, keys.cut, find) : undefined);
  return { stories: probable ? [probable] : [], probable: probable !== undefined, named: false };
}

/** The story with these keywords, today's before yesterday's, if the item may be a version of it. */
function byKeywords(item: Item, [today, yesterday]: readonly string[], find: Finder): Story | undefined {
  const may = (key: string | undefined) => {
    const story = inWindow(key === undefined ? undefined : find(key), item);
    return story && joins(item, story) ? story : undefined;
  };
  const before = may(today) ?? may(yesterday);
  return before && (before === may(today) || goesOn(item, before)) ? before : undefined;
}

/**
 * Keywords join only copy that says it is a later version, and the first text to the parts that came before it; an
 * unnumbered item after a lead starts a new story.
 */
function joins(item: Item, { versions }: Story): boolean {
  if (item.versionKind !== undefined || (versions.length > 0 && versions.every(({ kind }) => kind === 'add')))
    return true;
  const isVersion = policyOf(item.provider).unnumberedIs === 'version' && isProse(item);
  return isVersion && !versions.some(({ kind }) => leads.has(kind));
}

/** A flash is no version of what came before it, and a table comes again hour by hour. */
const isProse = ({ body }: Item) => body !== undefined && !body.includes('<pre');

const leads: ReadonlySet<string> = new Set(['lead', 'writethru']);

/** Past midnight and without an hour to go by, a lead goes on counting; one that does not is of a new day. */
function goesOn({ versionKind, leadNumber, versionCreated }: Item, { versions }: Story): boolean {
  if (versionCreated?.includes('T') || !leads.has(String(versionKind))) return versionKind !== undefined;
  const last = Math.max(...versions.map(({ item }) => item.leadNumber ?? 0));
  return leadNumber !== undefined && last > 0 && leadNumber > last;
}

const isRepair = ({ versionKind }: Item) => versionKind === 'correction' || versionKind === 'repeat';

/** Copy that a kill named before it came: by its number of the day. */
function killedAhead({ names }: StoryKeys, find: Finder): Story | undefined {
  return first(names, (key) => {
    const story = find(key);
    return story && isOnlyKilled(story) ? story : undefined;
  });
}

/** Within the agency's window, as far as both tell their time. */
function inWindow(story: Story | undefined, item: Item): Story | undefined {
  const last = story?.versions.findLast((version) => version.item.versionCreated)?.item.versionCreated;
  if (!story || !last?.includes('T') || !item.versionCreated?.includes('T')) return story;
  const hours = Math.abs(Date.parse(item.versionCreated) - Date.parse(last)) / 3_600_000;
  return hours <= policyOf(item.provider).window ? story : undefined;
}

function first(keys: readonly string[], find: Finder): Story | undefined {
  for (const key of keys) {
    const story = find(key);
    if (story) return story;
  }
  return undefined;
}

const unique = (stories: readonly Story[]) => [...new Map(stories.map((story) => [story.documentId, story])).values()];
