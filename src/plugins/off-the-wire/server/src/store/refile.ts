import { z } from 'zod';
import { type Row, rows, type Strapi, type Trx } from '../strapi';
import type { Item } from '../wire/item';
import { readTree, type Tree } from './breadcrumbs';
import { draftSections, type Filing, filingsOf } from './file-under';
import { articleUid } from './public-articles';
import { allSources, type Source } from './sources';
import type { Story } from './story';

/** What readers see of a story or, where that is nothing, what editors do. */
export const toldOf = ({ telling }: Story): Item | undefined => telling?.publicItem ?? telling?.item;

/** Where a story is filed once its copy names other things. What its first page or its first story said stays in front. */
export function filedAnew(before: readonly Filing[], item: Item, source: Source, tree: Tree): readonly Filing[] {
  const kept = before.filter(({ by }) => by === 'trail' || by === 'story');
  const named = filingsOf(item, source, tree, []).filter(({ by }) => kept.length === 0 || by !== 'default');
  return [...kept, ...named.filter(({ id }) => !kept.some((one) => one.id === id))];
}

/** Of stories that stand in the database, those whose sections become others, with these. Sections that a person chose stay. */
export async function refiled(strapi: Strapi, trx: Trx, stories: readonly Story[]): Promise<Map<string, Filing[]>> {
  const moved = new Map<string, Filing[]>();
  const told = stories.filter((story) => !story.isNew && toldOf(story));
  if (told.length === 0) return moved;
  const ids = told.map(({ documentId }) => documentId);
  const [tree, sources] = [await readTree(strapi), await allSources(strapi)];
  const drafts = await draftsOf(strapi, ids);
  const sections = await draftSections(strapi, trx, ids);
  for (const story of told) {
    const draft = drafts.get(story.documentId);
    const source = sources.find(({ id }) => id === (story.sourceId ?? draft?.sourceId));
    const item = toldOf(story);
    const before = filingsIn(tree, draft?.filedBecause);
    if (!source || !item || !sameSections(before, sections.get(story.documentId) ?? [])) continue;
    const after = filedAnew(before, item, source, tree);
    if (JSON.stringify(kept(after)) !== JSON.stringify(kept(before))) moved.set(story.documentId, [...after]);
  }
  return moved;
}

/** As the article keeps it, for editors, and so that a later version can tell whether they have moved it. */
export function kept(filings: readonly Filing[] | undefined): readonly Omit<Filing, 'id'>[] | null {
  return filings?.length ? filings.map(({ id: _, ...filing }) => filing) : null;
}

const keptShape = z.array(
  z.object({
    documentId: z.string(),
    section: z.string(),
    by: z.enum(['trail', 'subject', 'keyword', 'source', 'default', 'story']),
    word: z.string().optional(),
  }),
);

/** Sections that are gone since are none. */
function filingsIn(tree: Tree, value: unknown): readonly Filing[] {
  const read = keptShape.safeParse(value);
  if (!read.success) return [];
  return read.data.flatMap((filing) => {
    const section = tree.all.find(({ documentId }) => documentId === filing.documentId);
    return section ? [{ ...filing, id: section.id }] : [];
  });
}

/** In their order, too: which one is the first is a choice of its own. */
const sameSections = (filings: readonly Filing[], ids: readonly number[]) =>
  filings.length === ids.length && filings.every(({ id }, at) => ids[at] === id);

interface Draft {
  readonly sourceId?: number;
  readonly filedBecause: unknown;
}

async function draftsOf(strapi: Strapi, documentIds: readonly string[]): Promise<Map<string, Draft>> {
  const found: Row[] = await rows(strapi, articleUid).findMany({
    where: { documentId: { $in: [...documentIds] }, publishedAt: { $null: true } },
    select: ['documentId', 'filedBecause'],
    populate: { source: { select: ['id'] } },
  });
  const draft = (row: Row): Draft => ({
    sourceId: (row.source as { id?: number } | null)?.id,
    filedBecause: row.filedBecause,
  });
  return new Map(found.map((row) => [String(row.documentId), draft(row)]));
}
