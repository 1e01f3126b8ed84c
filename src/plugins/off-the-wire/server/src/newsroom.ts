import { z } from 'zod';
import type { Receipt } from './ingest/receipt';
import { receive } from './ingest/receive';
import type { ReplayPart } from './ingest/replay-report';
import { partsOf } from './parts';
import { breadcrumbUid, readTree } from './store/breadcrumbs';
import { articleUid } from './store/public-articles';
import { sourceByCode, sourceUid } from './store/sources';
import { tickerUid } from './store/tickers';
import { slugify } from './store/web-address';
import { documents, rows, type Strapi } from './strapi';
import { type KeepingAsked, type KeepingDone, keeping } from './transports/keeping';
import { type ReplayAsked, replayAsked } from './transports/local-door';
import { sourceAsked } from './transports/push';
import type { Delivery } from './wire/item';

const collects = z.object({
  subjects: z.array(z.string()).optional(),
  keywords: z.array(z.string()).optional(),
  sources: z.array(z.string()).optional(),
});

/** A newsroom written down: its sections, sources and tickers. Sections by path, from the root (`''`) down. */
export const newsroomSchema = z.object({
  breadcrumbs: z.array(z.object({ label: z.string(), path: z.string(), collects: collects.optional() })).default([]),
  sources: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
        provider: z.string().optional(),
        attribution: z.string().optional(),
        language: z.string().optional(),
        timeZone: z.string().optional(),
        autoPublish: z.boolean().default(false),
        trusted: z.boolean().default(false),
        /** Read, and refused, where the source is written. */
        rules: z.array(z.unknown()).optional(),
        silent: z.boolean().default(false),
        watchNumbers: z.boolean().default(true),
        defaultBreadcrumb: z.string().optional(),
      }),
    )
    .default([]),
  tickers: z
    .array(
      z.object({
        code: z.string(),
        label: z.string(),
        length: z.number().int().default(0),
        filter: z.record(z.string(), z.string()).optional(),
      }),
    )
    .default([]),
});

export type NewsroomPlan = z.input<typeof newsroomSchema>;

/** The plugin's service `newsroom`: what an app or a script may ask of the desk from within the process. */
export function newsroom({ strapi }: { strapi: Strapi }) {
  return {
    /** Whether nobody has set anything up yet: no source and no article. */
    async isEmpty(): Promise<boolean> {
      return (await rows(strapi, sourceUid).count()) === 0 && (await rows(strapi, articleUid).count()) === 0;
    },

    /** Makes sections, sources and tickers that are not there yet, in their order. Throws on a plan that cannot be read. */
    async setUp(plan: NewsroomPlan): Promise<void> {
      const { breadcrumbs, sources, tickers } = newsroomSchema.parse(plan);
      for (const [order, breadcrumb] of breadcrumbs.entries()) await makeBreadcrumb(strapi, breadcrumb, order);
      const made: (readonly [documentId: string, rules: unknown])[] = [];
      for (const { rules, ...source } of sources) {
        const documentId = await makeSource(strapi, source);
        if (documentId !== undefined && rules !== undefined) made.push([documentId, rules]);
      }
      for (const ticker of tickers) {
        const known = await rows(strapi, tickerUid).findOne({ where: { code: ticker.code } });
        if (!known) await documents(strapi, tickerUid).create({ data: ticker });
      }
      // A rule may name a ticker, and a ticker a source.
      for (const [documentId, rules] of made)
        await documents(strapi, sourceUid).update({ documentId, data: { rules } });
    },

    /** Brings deliveries through the whole line. Throws OTW_UNKNOWN_SOURCE. */
    async receive(code: string, deliveries: readonly Delivery[], transport = 'import'): Promise<Receipt[]> {
      return receive(partsOf(strapi), await sourceAsked(strapi, code), deliveries, transport);
    },

    /**
     * Reads deliveries anew from the bytes that were kept, a part at a time; what is other is written only with `write`.
     * Throws OTW_BAD_PARAMETER, OTW_UNKNOWN_SOURCE.
     */
    async replay(asked: ReplayAsked): Promise<ReplayPart> {
      return replayAsked(partsOf(strapi), asked);
    },

    /** Erases a story, sets or lifts a legal hold, or prunes. Throws of the error table. */
    async keeping(asked: KeepingAsked): Promise<KeepingDone> {
      return keeping(partsOf(strapi), asked);
    },

    /** Makes an API token that may deliver copy and nothing else; its key is told only here. */
    async mintDeliveryToken(name: string): Promise<string> {
      const tokens = strapi.service('admin::api-token-content-api') as unknown as {
        create(attributes: object): Promise<{ accessKey: string }>;
      };
      const permissions = ['plugin::off-the-wire.deliveries.receive'];
      const made = await tokens.create({
        name,
        description: 'Delivers wire copy',
        kind: 'content-api',
        type: 'custom',
        permissions,
        lifespan: null,
      });
      return made.accessKey;
    },
  };
}

export type Newsroom = ReturnType<typeof newsroom>;

type Plan = z.output<typeof newsroomSchema>;

async function makeBreadcrumb(strapi: Strapi, { label, path, collects }: Plan['breadcrumbs'][number], order: number) {
  const tree = await readTree(strapi);
  if (tree.find(path)) return;
  const parent = path === '' ? undefined : tree.find(path.split('/').slice(0, -1).join('/'));
  const slug = path.split('/').at(-1) || slugify(label);
  await documents(strapi, breadcrumbUid).create({ data: { label, slug, order, collects, parent: parent?.documentId } });
}

/** @returns its documentId, where it was not there yet. */
async function makeSource(strapi: Strapi, { defaultBreadcrumb, ...source }: Omit<Plan['sources'][number], 'rules'>) {
  if (await sourceByCode(strapi, source.code)) return undefined;
  const section = defaultBreadcrumb ? (await readTree(strapi)).find(defaultBreadcrumb) : undefined;
  const data = { ...source, defaultBreadcrumb: section?.documentId };
  return String((await documents(strapi, sourceUid).create({ data })).documentId);
}
