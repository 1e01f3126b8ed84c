import type { Row } from '../strapi';
import type { Item } from '../wire/item';
import { reasons, type StoryMarks } from '../wire/story/tell';
import type { Version } from '../wire/story/version';
import { articleFields } from './article-fields';
import type { Story } from './story';

/** A link as an article keeps it. `by`: whose word it is, where it is none of the copy's own. */
export type KeptLink = NonNullable<Item['links']>[number] & { readonly by?: string };

const successorMark = (ref: string): KeptLink => ({ rel: 'supersededBy', ref, by: 'desk' });

/** Whether the desk says by it that another story stands in this one's place. An agency's own link takes nothing out. */
export const isSuccessorMark = ({ rel, by }: KeptLink): boolean => rel === 'supersededBy' && by === 'desk';

/** A story that a rule spiked says so by its version; an editor's word on it is another. */
export function marksWith(row: Row, versions: readonly Version[]): StoryMarks {
  const marks = marksOf(row);
  const byRule = versions.some(({ standing, heldBecause }) => standing === 'spiked' && heldBecause === row.heldBecause);
  return marks.spiked && byRule ? { ...marks, spiked: false } : marks;
}

/** What editors and other stories did to a story, beside its versions. */
function marksOf(row: Row): StoryMarks {
  const successor = ((row.links ?? []) as KeptLink[]).find(isSuccessorMark);
  return { spiked: row.deskState === 'spiked', ...(successor ? { supersededBy: successor.ref } : {}) };
}

/** Editors have begun what readers do not see yet. */
export const hasDraft = ({ telling }: Story) => JSON.stringify(telling?.item) !== JSON.stringify(telling?.publicItem);
export const isShown = ({ telling }: Story) => telling?.deskState === 'published';

export const draftColumns = (story: Story) => columnsOf(story, story.telling?.item);
export const publicColumns = (story: Story) => columnsOf(story, story.telling?.publicItem);

/** A story's columns with this text; where no text has come, the newest word on it stands there. */
function columnsOf(story: Story, item: Item | undefined): Row {
  const { telling, versions, marks } = story;
  const time = (value: number | undefined) => (value === undefined ? null : new Date(value));
  const text = item ?? versions.at(-1)?.item ?? {};
  const fields = articleFields(text);
  const successor = marks.supersededBy ? [successorMark(marks.supersededBy)] : [];
  const links = [...(fields.links ?? []), ...successor];
  return {
    ...fields,
    links: links.length > 0 ? links : null,
    pubStatus: pubStatusOf(story, fields.pubStatus),
    deskState: telling?.deskState ?? 'incoming',
    heldBecause: telling?.heldBecause ?? null,
    versionKind: kindOf(story),
    firstCreated: story.firstCreated ?? null,
    firstPublished: time(story.firstPublished),
    lastPublished: time(story.lastPublished),
  };
}

/** The provider's word on the story, which may be another than that of its text: a kill says nothing new but this. */
function pubStatusOf({ telling, versions }: Story, ofText: string): string {
  if (telling?.deskState === 'killed') return 'canceled';
  return telling?.heldBecause === reasons.withheld ? 'withheld' : versions.length === 0 ? ofText : 'usable';
}

/** What the text is to its story, or what ended it. */
function kindOf({ telling, versions }: Story): string | null {
  if (telling?.deskState === 'killed') return 'kill';
  return (telling?.drafted ?? versions.at(-1))?.kind ?? null;
}
