import { z } from 'zod';
import { type Row, rows, type Strapi } from '../strapi';
import { pluginUid } from './content-types/content-type';
import { newDocumentId } from './document-id';
import { slugify } from './web-address';

export const breadcrumbUid = pluginUid('breadcrumb');

const collectsSchema = z.object({
  subjects: z.array(z.string()).default([]),
  keywords: z.array(z.string()).default([]),
  sources: z.array(z.string()).default([]),
});

export type Collects = z.output<typeof collectsSchema>;

export interface Breadcrumb {
  readonly id: number;
  readonly documentId: string;
  readonly label: string;
  readonly slug: string;
  readonly order: number;
  readonly parentId?: number;
  readonly collects?: Collects;
}

/** The section tree. The root's path is `''`; a path is the slugs below the root: `world/asia`. */
export interface Tree {
  readonly all: readonly Breadcrumb[];
  readonly root?: Breadcrumb;
  readonly byId: ReadonlyMap<number, Breadcrumb>;
  pathOf(breadcrumb: Breadcrumb): string;
  /** From the root down to it. A loop, which no door lets in, is cut. */
  trailOf(breadcrumb: Breadcrumb): readonly Breadcrumb[];
  childrenOf(breadcrumb: Breadcrumb): readonly Breadcrumb[];
  find(path: string): Breadcrumb | undefined;
}

export async function readTree(strapi: Strapi): Promise<Tree> {
  const found = await rows(strapi, breadcrumbUid).findMany({
    populate: { parent: { select: ['id'] } },
    orderBy: [{ order: 'asc' }, { id: 'asc' }],
  });
  return treeOf(found.map(toBreadcrumb));
}

export function treeOf(all: readonly Breadcrumb[]): Tree {
  const byId = new Map(all.map((breadcrumb) => [breadcrumb.id, breadcrumb]));
  const root = all.find((breadcrumb) => breadcrumb.parentId === undefined);
  const trailOf = (breadcrumb: Breadcrumb) => trail(breadcrumb, byId);
  const pathOf = (breadcrumb: Breadcrumb) =>
    trailOf(breadcrumb)
      .filter((step) => step.parentId !== undefined)
      .map((step) => step.slug)
      .join('/');
  const byPath = new Map(all.map((breadcrumb) => [pathOf(breadcrumb), breadcrumb]));
  if (root) byPath.set('', root);
  return {
    all,
    root,
    byId,
    pathOf,
    trailOf,
    childrenOf: (parent) => all.filter((breadcrumb) => breadcrumb.parentId === parent.id),
    find: (path) => byPath.get(path.replace(/^\/+|\/+$/g, '').toLowerCase()),
  };
}

function trail(breadcrumb: Breadcrumb, byId: ReadonlyMap<number, Breadcrumb>): Breadcrumb[] {
  const steps: Breadcrumb[] = [];
  let step: Breadcrumb | undefined = breadcrumb;
  while (step && !steps.includes(step)) {
    steps.unshift(step);
    step = step.parentId === undefined ? undefined : byId.get(step.parentId);
  }
  return steps;
}

function toBreadcrumb(row: Row): Breadcrumb {
  const label = String(row.label);
  const collects = collectsSchema.safeParse(row.collects);
  return {
    id: Number(row.id),
    documentId: String(row.documentId),
    label,
    slug: String(row.slug || slugify(label) || row.documentId),
    order: Number(row.order ?? 0),
    parentId: (row.parent as { id?: number } | null)?.id,
    collects: collects.success ? collects.data : undefined,
  };
}

/** Makes the root of an empty tree from a page's first breadcrumb. Sections are made by editors. @returns its documentId. */
export async function plantRoot(strapi: Strapi, label: string | undefined, now: number): Promise<string | undefined> {
  if (!label || (await rows(strapi, breadcrumbUid).findOne({ select: ['id'] }))) return undefined;
  const data = {
    label,
    slug: slugify(label),
    path: '',
    order: 0,
    documentId: newDocumentId(),
    publishedAt: new Date(now),
  };
  await rows(strapi, breadcrumbUid).create({ data });
  return data.documentId;
}
