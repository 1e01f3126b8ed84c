import { joinTable, type Strapi, type Trx, tableIn } from '../strapi';
import type { Item } from '../wire/item';
import type { Breadcrumb, Tree } from './breadcrumbs';
import { articlesTable, articleUid } from './public-articles';
import type { Source } from './sources';

/** Why copy is filed in a section: which rule of the section's it met, and with what words of its own. */
export interface Filing {
  /** Row id of the section. */
  readonly id: number;
  readonly documentId: string;
  /** Labels from the root's first section down: `World / Asia`. */
  readonly section: string;
  readonly by: 'trail' | 'subject' | 'keyword' | 'source' | 'default' | 'story';
  /** What the section collects and the copy named: a subject, a keyword, the source's code, the page's own trail. */
  readonly word?: string;
}

/**
 * Where an item is filed, the first being the section that readers see it in: the page's own trail, then what sections
 * collect in the order in which the copy names it, then the source's default.
 */
export function filingsOf(item: Item, source: Source, tree: Tree, trailLabels: readonly string[]): readonly Filing[] {
  const named = byLabels(tree, trailLabels);
  const collected = tree.all
    .filter((breadcrumb) => breadcrumb.parentId !== undefined)
    .flatMap((breadcrumb) => placeIn(breadcrumb, item, source) ?? [])
    .sort((one, other) => one.place - other.place);
  const trail = named && filing(tree, named, 'trail', trailLabels.slice(1).join(' / '));
  const all = [...(trail ? [trail] : []), ...collected.map((one) => filing(tree, one.breadcrumb, one.by, one.word))];
  const filings = all.filter(({ id }, at) => all.findIndex((one) => one.id === id) === at);
  if (filings.length > 0 || source.defaultBreadcrumbId === undefined) return filings;
  const usual = tree.byId.get(source.defaultBreadcrumbId);
  return usual ? [filing(tree, usual, 'default', source.name)] : [];
}

/** The same sections as a story before it. */
export const filedLike = (ids: readonly number[], tree: Tree): readonly Filing[] =>
  ids.flatMap((id) => {
    const breadcrumb = tree.byId.get(id);
    return breadcrumb ? [filing(tree, breadcrumb, 'story')] : [];
  });

function filing(tree: Tree, breadcrumb: Breadcrumb, by: Filing['by'], word?: string): Filing {
  const labels = tree.trailOf(breadcrumb).filter((step) => step.parentId !== undefined);
  const { id, documentId } = breadcrumb;
  return { id, documentId, section: labels.map(({ label }) => label).join(' / '), by, word };
}

/** The sections of these articles' drafts, by documentId: the first is the one that readers see. */
export async function draftSections(
  strapi: Strapi,
  trx: Trx | undefined,
  documentIds: readonly string[],
): Promise<Map<string, number[]>> {
  const sections = new Map<string, number[]>();
  if (documentIds.length === 0) return sections;
  for (const attribute of ['breadcrumb', 'breadcrumbs']) {
    const { name, own, other, order } = joinTable(strapi, articleUid, attribute);
    const found: Record<string, unknown>[] = await tableIn(strapi, trx, `${articlesTable} as a`)
      .join(`${name} as l`, `l.${own}`, 'a.id')
      .whereNull('a.published_at')
      .whereIn('a.document_id', [...documentIds])
      .orderBy(order ? ['a.id', `l.${order}`] : ['a.id'])
      .select({ documentId: 'a.document_id', breadcrumbId: `l.${other}` });
    for (const { documentId, breadcrumbId } of found) {
      const ids = sections.get(String(documentId)) ?? [];
      sections.set(String(documentId), [...ids, Number(breadcrumbId)]);
    }
  }
  return sections;
}

/** The section that a page's trail names, as far as it exists; the root alone is no section. */
function byLabels(tree: Tree, labels: readonly string[]): Breadcrumb | undefined {
  let at: Breadcrumb | undefined = tree.root;
  for (const label of labels.slice(1)) {
    const next: Breadcrumb | undefined = at && tree.childrenOf(at).find((child) => sameWords(child.label, label));
    if (!next) break;
    at = next;
  }
  return at === tree.root ? undefined : at;
}

interface Place extends Pick<Filing, 'by' | 'word'> {
  readonly breadcrumb: Breadcrumb;
  /** How early the copy names it: its subjects in their order, then its keywords, then its source. */
  readonly place: number;
}

/** What a section collects of what the copy names, the earliest; `undefined` where that is nothing. */
function placeIn(breadcrumb: Breadcrumb, { subjects = [], keywords = [] }: Item, source: Source): Place | undefined {
  const { collects } = breadcrumb;
  if (!collects) return undefined;
  const names = [...subjects.map(({ qcode, name }) => [qcode, name]), ...keywords.map((keyword) => [keyword])];
  const wanted = [...collects.subjects, ...collects.keywords];
  for (const [place, some] of names.entries()) {
    const word = wanted.find((one) => some.some((name) => name !== undefined && sameWords(one, name)));
    if (word === undefined) continue;
    const isSubject = place < subjects.length;
    return { breadcrumb, place, by: isSubject ? 'subject' : 'keyword', word: isSubject ? named(word, some[1]) : word };
  }
  if (!collects.sources.includes(source.code)) return undefined;
  return { breadcrumb, place: names.length, by: 'source', word: source.code };
}

/** A code with the name that the copy has for it. */
const named = (word: string, name: string | undefined) =>
  name === undefined || sameWords(word, name) ? word : `${name} (${word})`;

const sameWords = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
