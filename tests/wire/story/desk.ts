/** A desk on paper: copy comes, and the story is told again. No database. */
import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';
import { policyOf, type StoryPolicy } from '../../../src/plugins/off-the-wire/server/src/wire/story/policy';
import {
  type Circumstances,
  type Revision,
  revise,
} from '../../../src/plugins/off-the-wire/server/src/wire/story/revise';
import { type StoryMarks, type Telling, tell } from '../../../src/plugins/off-the-wire/server/src/wire/story/tell';
import type { EditableField, Version } from '../../../src/plugins/off-the-wire/server/src/wire/story/version';

export const noon = Date.parse('2026-11-20T12:00:00Z');
export const embargo = { until: '2026-11-21T00:00:00.000Z', verbatim: 'until Saturday' };

export interface PaperStory {
  readonly versions: readonly Version[];
  readonly marks: StoryMarks;
}

type Own = Partial<Omit<Circumstances, 'source'>> & { readonly source?: Partial<Circumstances['source']> };

/** Copy that comes for a story, or, without one, starts it. */
export function comes(
  story: PaperStory | undefined,
  item: Item,
  own: Own = {},
): { revision: Revision; story: PaperStory } {
  const arrived = own.arrived ?? Math.max(0, ...(story?.versions ?? []).map((version) => version.arrived)) + 1;
  const revision = revise(item, {
    story,
    probable: false,
    policy: policyOf(undefined),
    id: `v${arrived}`,
    arrived,
    now: noon,
    ...own,
    source: { publishes: true, trusted: false, ...own.source },
  });
  const versions = [...(story?.versions ?? []), ...(revision.version ? [revision.version] : [])];
  return { revision, story: { versions, marks: story?.marks ?? {} } };
}

export const told = (story: PaperStory, now = noon, policy: StoryPolicy = policyOf(undefined)): Telling =>
  tell(story.versions, policy, story.marks, now);

export const afterAll = (items: readonly Item[], own: Own = {}): PaperStory =>
  items.reduce<PaperStory | undefined>((story, item) => comes(story, item, own).story, undefined) ?? {
    versions: [],
    marks: {},
  };

/** What a person changed in the text that the desk sees. */
export function edited(story: PaperStory, change: Partial<Record<EditableField, unknown>>, now = noon): PaperStory {
  const { item = {} } = told(story, now);
  const was = Object.fromEntries(Object.keys(change).map((field) => [field, item[field as EditableField] ?? null]));
  const arrived = story.versions.length + 100;
  const edit: Version = {
    id: `e${arrived}`,
    kind: 'edit',
    standing: 'open',
    arrived,
    item: { ...item, ...change } as Item,
    was,
  };
  return { ...story, versions: [...story.versions, edit] };
}
