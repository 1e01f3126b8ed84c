import type { Item, Media, Note } from '../../item';
import { leavesOf } from '../../json-leaves';
import { saidBy, unsaidNote } from '../../unsaid';
import { rule } from './reader';

/** What was read of a message: its stories, its pictures by their id, its packages by what they hold. */
export interface Message {
  readonly items: readonly Item[];
  readonly pictures: ReadonlyMap<string, readonly Media[]>;
  readonly packages: readonly Package[];
}

export interface Package {
  /** Absent where the package was skipped, having no text of its own. */
  readonly item?: Item;
  readonly refs: readonly string[];
}

/**
 * The stories of a message with the pictures that they point at, or that a package holds beside them; a picture stays an
 * item of its own, too. A package under the headline of the story that it holds is that story's wrapping, and no other.
 */
export function together(message: Message): { readonly items: readonly Item[]; readonly notes: readonly Note[] } {
  const { items, pictures, packages } = message;
  if (pictures.size === 0 && packages.length === 0) return { items, notes: [] };
  const stories = new Map(items.flatMap((item) => (isStory(item) ? [[item.guid, item] as const] : [])));
  const wrappings = wrappingsIn(packages, stories);
  const beside = new Map<string, readonly string[]>();
  for (const { refs } of packages) {
    const [only, ...others] = refs.filter((ref) => stories.has(ref));
    if (only !== undefined && others.length === 0) beside.set(only, [...(beside.get(only) ?? []), ...refs]);
  }
  return {
    items: items
      .filter((item) => !wrappings.has(item))
      .map((item) => (isStory(item) ? shown(item, beside.get(item.guid) ?? [], pictures) : item)),
    notes: [...wrappings].map(([item, story]) => wrapped(item, story)),
  };
}

type Story = Item & { readonly guid: string };

function isStory(item: Item): item is Story {
  return item.guid !== undefined && item.body !== undefined;
}

/** Packages that only wrap a story, each with that story. */
function wrappingsIn(packages: readonly Package[], stories: ReadonlyMap<string, Story>): ReadonlyMap<Item, Story> {
  const found = packages.flatMap(({ item, refs }) => {
    const held = refs.flatMap((ref) => stories.get(ref) ?? []);
    const story = held.find(({ headline }) => headline !== undefined && headline === item?.headline);
    return item && story ? [[item, story] as const] : [];
  });
  return new Map(found);
}

function shown(item: Story, held: readonly string[], pictures: Message['pictures']): Item {
  const refs = new Set([...(item.links ?? []).map(({ ref }) => ref), ...held]);
  const own = new Set(item.media?.map(({ guid }) => guid));
  const more = [...refs].flatMap((ref) => pictures.get(ref) ?? []);
  const added = more.filter(({ guid, renditions }) => renditions.length > 0 && !own.has(guid));
  return added.length > 0 ? { ...item, media: [...(item.media ?? []), ...added] } : item;
}

/** With all that the package says and its story does not. */
function wrapped(item: Item, story: Story): Note {
  const message = `Skipped ${item.guid}: a package under the headline of the story that it holds.`;
  const stated = leavesOf(item, () => false);
  return unsaidNote(stated, saidBy([story], []), rule, message)[0] ?? { rule, message };
}
