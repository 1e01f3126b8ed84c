import { WireError } from '../errors';
import { type Breadcrumb, readTree, type Tree } from '../store/breadcrumbs';
import { facetsTable } from '../store/tables';
import { type Strapi, type Trx, tableIn } from '../strapi';
import { breadcrumbsFacet, facet } from './facets';
import { followSections, refuseNamed } from './filter-writes';
import type { Change } from './log';
import { publicStates, settle } from './settle';
import { type DocumentWrite, documentIdOf, type Next, type WriteRoom } from './writer';

const breadcrumbsTable = 'otw_breadcrumbs';

/** A section made, renamed, moved or removed: its path, the paths below it, and the facets of all that is filed there. */
export async function writeBreadcrumb(room: WriteRoom, write: DocumentWrite, next: Next): Promise<unknown> {
  const { strapi, log, context, now } = room;
  const treeBefore = await readTree(strapi);
  const known = treeBefore.all.find((breadcrumb) => breadcrumb.documentId === write.params.documentId);
  prepare(write, treeBefore, known);
  if (write.action === 'delete' && known) {
    await refuseNamed(strapi, 'section', (path) => treeBefore.find(path) === known);
  }
  const filed = known ? await filedUnder(strapi, context.trx, known) : [];
  const before = await publicStates(strapi, context.trx, filed);
  const result = await next();
  const tree = await readTree(strapi);
  refuseLoops(tree);
  await writePaths(strapi, context.trx, tree);
  const subject = documentIdOf(write, result);
  const tickers = await followSections(strapi, treeBefore, tree);
  const also = subject ? [changeOf(subject, treeBefore, tree), ...tickers] : [];
  await settle(strapi, log, context, { before, documentIds: filed, also, now });
  return result;
}

/** A section made without a place stands under the root; one with others under it stays until they are moved. */
function prepare({ action, params }: DocumentWrite, tree: Tree, known: Breadcrumb | undefined): void {
  if (action === 'create' && tree.root && params.data && !params.data.parent) params.data.parent = tree.root.documentId;
  if (action !== 'delete' || !known) return;
  const [child] = tree.childrenOf(known);
  if (child) throw new WireError('OTW_BAD_TREE', `Move or delete the sections under it first: ${child.label}.`);
}

function refuseLoops(tree: Tree): void {
  for (const breadcrumb of tree.all) {
    const [top] = tree.trailOf(breadcrumb);
    if (top?.parentId !== undefined) throw new WireError('OTW_BAD_TREE', undefined, { section: breadcrumb.label });
    if (top && tree.root && top.id !== tree.root.id) {
      throw new WireError('OTW_BAD_TREE', `Only ${tree.root.label} stands under nothing.`, { section: top.label });
    }
  }
}

async function writePaths(strapi: Strapi, trx: Trx, tree: Tree): Promise<void> {
  for (const breadcrumb of tree.all) {
    const own = { path: tree.pathOf(breadcrumb), slug: breadcrumb.slug };
    await tableIn(strapi, trx, breadcrumbsTable)
      .where({ id: breadcrumb.id })
      .where((query) => query.whereNull('path').orWhereNot({ path: own.path }).orWhereNull('slug'))
      .update(own);
  }
}

async function filedUnder(strapi: Strapi, trx: Trx, { documentId }: Breadcrumb): Promise<string[]> {
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, facetsTable)
    .where({ facet: facet.section(documentId) })
    .select('document_id');
  return found.map((row) => String(row.document_id));
}

function changeOf(subject: string, before: Tree, after: Tree): Change {
  const facetsIn = (tree: Tree) => {
    const breadcrumb = tree.all.find((one) => one.documentId === subject);
    const trail = breadcrumb ? tree.trailOf(breadcrumb) : [];
    return [breadcrumbsFacet, ...trail.map((step) => facet.section(step.documentId))];
  };
  return {
    kind: 'updated',
    about: 'breadcrumb',
    subject,
    before: facetsIn(before),
    after: facetsIn(after),
    detail: {},
  };
}

/** The first root, made from a page's trail. */
export function rootChange(subject: string): Change {
  const facets = [breadcrumbsFacet];
  return { kind: 'updated', about: 'breadcrumb', subject, before: facets, after: facets, detail: {} };
}
