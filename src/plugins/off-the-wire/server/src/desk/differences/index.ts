import type { StoryDifference, ThreeWay } from '../../../../shared/contracts';
import { WireError } from '../../errors';
import { versionTimes } from '../../store/history';
import type { Story } from '../../store/story';
import type { Strapi } from '../../strapi';
import type { Item } from '../../wire/item';
import { asPrinted } from '../../wire/story/printed';
import type { Version } from '../../wire/story/version';
import { pendingIn, type Seen } from '../verbs/verb';
import { changedField, changedFields } from './fields';
import { newBudget } from './words';

/** What a text of a story is called beside its versions: what readers see, what stands on the draft. */
export type TextName = 'public' | 'draft' | (string & {});

/** How one text of a story became another. Throws OTW_NOT_FOUND for one that is not there. */
export async function differenceBetween(
  strapi: Strapi,
  seen: Seen,
  from: TextName,
  to: TextName,
): Promise<StoryDifference> {
  const versions = await byDocumentId(strapi, seen.story);
  const [before, after] = [textOf(seen, versions, from), textOf(seen, versions, to)];
  return { from, to, fields: changedFields(before, after) };
}

/** Where a held version meets what a person wrote: from what both started, and what each made of it. */
export async function threeWay(strapi: Strapi, seen: Seen, documentId: string): Promise<ThreeWay> {
  const version = (await byDocumentId(strapi, seen.story)).get(documentId);
  if (!version) throw noText();
  const budget = newBudget();
  const clashes = (pendingIn(seen, version)?.clashes ?? []).map(({ field, was, persons, agencys }) => ({
    field,
    ours: changedField(field, was, persons, budget),
    theirs: changedField(field, was, agencys, budget),
  }));
  const now = seen.telling.publicItem ?? seen.telling.item ?? {};
  const met = new Set<string>(clashes.map(({ field }) => field));
  const others = changedFields(now, asPrinted(version.item)).filter(({ field }) => !met.has(field));
  return { version: documentId, clashes, others };
}

async function byDocumentId(strapi: Strapi, { documentId, versions }: Story): Promise<ReadonlyMap<string, Version>> {
  const byRow = new Map(versions.map((version) => [version.arrived, version]));
  const found = await versionTimes(strapi, undefined, documentId);
  return new Map(
    found.flatMap((one) => {
      const version = byRow.get(one.row);
      return version ? [[one.documentId, version] as const] : [];
    }),
  );
}

function textOf({ telling }: Seen, versions: ReadonlyMap<string, Version>, name: TextName): Item {
  if (name === 'public') return telling.publicItem ?? {};
  if (name === 'draft') return telling.item ?? {};
  const version = versions.get(name);
  if (!version) throw noText();
  return asPrinted(version.item);
}

const noText = () => new WireError('OTW_NOT_FOUND', 'There is no such version.');
