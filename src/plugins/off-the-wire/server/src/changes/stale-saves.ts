import { WireError } from '../errors';
import { actsOf } from '../store/acts';
import { changedFrom } from '../store/article-versions';
import { versionTimes } from '../store/history';
import { loadStories } from '../store/stories';
import type { Story } from '../store/story';
import type { Row } from '../strapi';
import { policyOf } from '../wire/story/policy';
import { tell } from '../wire/story/tell';
import { type FormStart, formStartOf, markOf, readMark } from './form-start';
import type { DocumentWrite, WriteRoom } from './writer';

const saving: ReadonlySet<string> = new Set(['update', 'publish']);

/**
 * Refuses the save of a form that was opened before the article was changed: it would put back what stood there then.
 * The caller holds the article. Throws OTW_STALE with what changed meanwhile, OTW_NO_START where the setting asks for it.
 */
export async function refuseStale(room: WriteRoom, write: DocumentWrite, draft: Row | null): Promise<void> {
  const start = formStartOf(room.strapi, write.params.documentId);
  if (!start || start.isChecked || !draft || !saving.has(write.action)) return;
  start.isChecked = true;
  if (start.startedFrom === undefined) {
    if (start.isRequired) throw new WireError('OTW_NO_START');
    return;
  }
  const now = markOf(draft);
  if (start.startedFrom === now || isNextOf(start, now)) return;
  throw await staleSave(room, draft, start.startedFrom);
}

/** The same form saves again before it has heard what became of its last save. */
const isNextOf = ({ startedFrom, before }: FormStart, now: string) =>
  before !== undefined && before.startedFrom === startedFrom && before.savedAs === now;

/** What somebody did to a story. `at`: ISO 8601 in UTC. */
interface Meanwhile {
  /** A kind of version, or an editor's verb. */
  readonly what: string;
  readonly by?: string;
  readonly at: string;
}

async function staleSave(room: WriteRoom, draft: Row, startedFrom: string): Promise<WireError> {
  const { at, deskState } = readMark(startedFrom);
  const documentId = String(draft.documentId);
  const [story] = await loadStories(room.strapi, room.context.trx, [documentId]);
  const meanwhile = story ? await since(room, story, at) : [];
  const fields = story ? await fieldsSince(room, story, at) : [];
  const state = draft.deskState === deskState ? undefined : String(draft.deskState);
  const message = `${inWords(meanwhile)}${fields.length > 0 ? ` Changed: ${fields.join(', ')}.` : ''}${
    state ? ` The story is ${state} now.` : ''
  }`;
  return new WireError('OTW_STALE', `Nothing was saved. The article has changed since you opened it.${message}`, {
    ...{ documentId, fields, meanwhile, deskState: state, startedFrom, now: markOf(draft) },
  });
}

async function since({ strapi, context }: WriteRoom, { documentId, versions, provider }: Story, at: number) {
  const kinds = new Map(versions.map(({ arrived, kind }) => [arrived, kind]));
  const times = await versionTimes(strapi, context.trx, documentId);
  const come = times.flatMap(({ row, receivedAt, changedBy }) => {
    const what = kinds.get(row);
    return what === undefined ? [] : [{ what, by: changedBy ?? (what === 'edit' ? undefined : provider), receivedAt }];
  });
  const done = (await actsOf(strapi, context.trx, documentId)).map((act) => ({
    what: act.verb,
    by: act.by,
    receivedAt: act.at,
  }));
  return [...come, ...done]
    .filter(({ receivedAt }) => receivedAt > at)
    .sort((one, other) => one.receivedAt - other.receivedAt)
    .map(({ what, by, receivedAt }): Meanwhile => ({ what, by, at: new Date(receivedAt).toISOString() }));
}

/** The fields that read otherwise than they did then, as far as the story's versions tell. */
async function fieldsSince({ strapi, context, now }: WriteRoom, story: Story, at: number): Promise<string[]> {
  const { documentId, versions, provider, marks } = story;
  const times = new Map((await versionTimes(strapi, context.trx, documentId)).map((one) => [one.row, one.receivedAt]));
  const then = versions.filter(({ arrived }) => (times.get(arrived) ?? 0) <= at);
  const itemOf = (some: typeof versions) => tell(some, policyOf(provider), marks, now).item ?? {};
  return Object.keys(changedFrom(itemOf(then), itemOf(versions)));
}

const longestList = 3;

function inWords(meanwhile: readonly Meanwhile[]): string {
  const told = meanwhile.slice(-longestList).map(({ what, by, at }) => {
    const who = by ? ` by ${plainName(by)}` : '';
    return ` ${what[0]?.toUpperCase()}${what.slice(1)}${who}, ${at.slice(11, 16)} UTC.`;
  });
  return told.join('');
}

/** The Content Manager takes a message for a template. */
const plainName = (name: string) => name.replace(/[{}<>']/g, ' ').slice(0, 80);
