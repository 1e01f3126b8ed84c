import type { Item, Media, Note } from '../../item';
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
  const wrappings = new Set(packages.filter((one) => wraps(one, stories)).map(({ item }) => item));
  const beside = new Map<string, readonly string[]>();
  for (const { refs } of packages) {
    const [only, ...others] = refs.filter((ref) => stories.has(ref));
    if (only !== undefined && others.length === 0) beside.set(only, [...(beside.get(only) ?? []), ...refs]);
  }
  return {
    items: items
      .filter((item) => !wrappings.has(item))
      .map((item) => (isStory(item) ? shown(item, beside.get(item.guid) ?? [], pictures) : item)),
    notes: [...wrappings].flatMap((item) => (item ? wrapped(item) : [])),
  };
}

type Story = Item & { readonly guid: string };

function isStory(item: Item): item is Story {
  return item.guid !== undefined && item.body !== undefined;
}

function wraps({ item, refs }: Package, stories: ReadonlyMap<string, Story>): boolean {
  return item?.headline !== undefined && refs.some((ref) => stories.get(ref)?.headline === item.headline);
}

function shown(item: Story, held: readonly string[], pictures: Message['pictures']): Item {
  const refs = new Set([...(item.links ?? []).map(({ ref }) => ref), ...held]);
  const own = new Set(item.media?.map(({ guid }) => guid));
  const more = [...refs].flatMap((ref) => pictures.get(ref) ?? []);
  const added = more.filter(({ guid, renditions }) => renditions.length > 0 && !own.has(guid));
  return added.length > 0 ? { ...item, media: [...(item.media ?? []), ...added] } : item;
}

function wrapped({ guid, abstract }: Item): Note {
  return { rule, message: `Skipped ${guid}: a package under the headline of the story that it holds.`, was: abstract };
}
