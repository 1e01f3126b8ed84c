import { z } from 'zod';
import type { RuleDecision, RulesTrial, TriedItem } from '../../../shared/contracts';
import { WireError } from '../errors';
import { articleVersionsTable } from '../store/article-versions';
import { readTree, type Tree } from '../store/breadcrumbs';
import { deliveriesTable, deliveryUid } from '../store/deliveries';
import { draftSections } from '../store/file-under';
import { rulingOf } from '../store/ruling';
import { allSources, type Source } from '../store/sources';
import { timeOf } from '../store/time-of';
import { chunks, joinTable, json, type Row, type Strapi, table } from '../strapi';
import type { Item } from '../wire/item';
import { readRules, ruledKinds } from '../wire/rules/rule';
import { reasons } from '../wire/story/tell';

/** How many versions rules are tried on, and how many of them are shown. */
const [mostTried, mostShown] = [1000, 200];

const asked = z.object({ rules: z.unknown().optional(), autoPublish: z.boolean().default(false) });

/**
 * What rules that are not switched on yet would have made of the last thousand items of a source. Reads what is kept and
 * writes nothing.
 *
 * @param documentId the source's. @param body `{ rules, autoPublish }`, as they stand in the form.
 * Throws OTW_UNKNOWN_SOURCE, OTW_BAD_PARAMETER, OTW_BAD_RULES.
 */
export async function tryRules(strapi: Strapi, documentId: string, body: unknown): Promise<RulesTrial> {
  const known = (await allSources(strapi)).find((source) => source.documentId === documentId);
  if (!known) throw new WireError('OTW_UNKNOWN_SOURCE');
  const form = asked.safeParse(body);
  if (!form.success) throw new WireError('OTW_BAD_PARAMETER');
  const read = readRules(form.data.rules);
  if ('fault' in read) throw new WireError('OTW_BAD_RULES', read.fault.message, { ...read.fault });
  const versions = await lastVersions(strapi, known);
  const tried = await decided(strapi, { ...known, rules: read.rules, autoPublish: form.data.autoPublish }, versions);
  const counts: Record<RuleDecision, number> = { publish: 0, hold: 0, spike: 0, 'ticker-only': 0 };
  for (const { decision } of tried) counts[decision] += 1;
  const differing = tried.filter(({ differs }) => differs);
  const items = [...differing, ...tried.filter(({ differs }) => !differs)].slice(0, mostShown);
  return { tried: tried.length, counts, differing: differing.length, items };
}

/** The source's newest texts, newest first: by the times of its deliveries, which stand on the versions that they brought. */
async function lastVersions(strapi: Strapi, source: Source): Promise<Row[]> {
  const { name, own, other } = joinTable(strapi, deliveryUid, 'source');
  const deliveries: Row[] = await table(strapi, `${name} as l`)
    .join(`${deliveriesTable} as d`, 'd.id', `l.${own}`)
    .where(`l.${other}`, source.id)
    .orderBy('l.id', 'desc')
    .limit(mostTried)
    .select('d.document_id', 'd.received_at');
  const found: Row[] = [];
  for (const some of chunks(deliveries, 200)) {
    if (found.length >= mostTried) break;
    found.push(...(await broughtBy(strapi, some, mostTried - found.length)));
  }
  return found;
}

function broughtBy(strapi: Strapi, deliveries: readonly Row[], limit: number): Promise<Row[]> {
  const times = [...new Set(deliveries.map(({ received_at }) => received_at))];
  const ids = deliveries.map(({ document_id }) => String(document_id));
  return table(strapi, articleVersionsTable)
    .whereIn('received_at', times as never)
    .whereIn('delivery', ids)
    .whereIn('version_kind', [...ruledKinds])
    .whereNot('standing', 'kept')
    .orderBy('id', 'desc')
    .limit(limit)
    .select('document_id', 'article', 'headline', 'version_kind', 'standing', 'held_because', 'received_at', 'item');
}

async function decided(strapi: Strapi, source: Source, versions: readonly Row[]): Promise<TriedItem[]> {
  const articles = [...new Set(versions.map(({ article }) => String(article)))];
  const tree = await readTree(strapi);
  const sections = new Map<string, number[]>();
  const out = new Set<string>();
  for (const some of chunks(articles, 300)) {
    for (const [id, found] of await draftSections(strapi, undefined, some)) sections.set(id, found);
    for (const id of await storiesOut(strapi, some)) out.add(id);
  }
  return versions.map((version) => {
    const article = String(version.article);
    return decidedOne(source, tree, version, { sectionIds: sections.get(article) ?? [], isOut: out.has(article) });
  });
}

/** Stories of which a version was let out: what waits follows it. */
async function storiesOut(strapi: Strapi, articles: readonly string[]): Promise<string[]> {
  const found = await table(strapi, articleVersionsTable)
    .whereIn('article', [...articles])
    .whereIn('standing', ['open', 'released'])
    .whereIn('version_kind', [...ruledKinds])
    .distinct('article');
  return found.map(({ article }) => String(article));
}

interface Stands {
  readonly sectionIds: readonly number[];
  readonly isOut: boolean;
}

function decidedOne(source: Source, tree: Tree, version: Row, { sectionIds, isOut }: Stands): TriedItem {
  const at = timeOf(version.received_at);
  const item = (json(version.item) ?? {}) as Item;
  const copy = { item, trail: [], sectionIds, hasStory: version.version_kind !== 'first', at };
  const { decision, because } = rulingOf(source, tree, copy);
  const happened = happenedTo(version, isOut);
  return {
    version: String(version.document_id),
    article: String(version.article),
    headline: String(version.headline ?? ''),
    decision,
    because,
    happened,
    differs: !agrees[happened].includes(decision),
    at: new Date(at).toISOString(),
  };
}

type Happened = TriedItem['happened'];

function happenedTo({ standing, held_because }: Row, isOut: boolean): Happened {
  if (standing === 'open') return 'published';
  if (standing === 'released' || (standing === 'waiting' && isOut)) return 'released';
  if (standing === 'ticker' || standing === 'spiked') return standing;
  return held_because === reasons.silent ? 'silent' : 'held';
}

/** Decisions of which what happened may well have come. An editor lets out what was held, and what came silently stays in. */
const agrees: Readonly<Record<Happened, readonly RuleDecision[]>> = {
  published: ['publish'],
  released: ['publish', 'hold'],
  held: ['hold'],
  ticker: ['ticker-only'],
  spiked: ['spike'],
  silent: ['hold', 'spike'],
};
