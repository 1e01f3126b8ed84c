import { WireError } from '../errors';
import { allSources, sourceUid } from '../store/sources';
import { rows, type Strapi } from '../strapi';

/**
 * Refuses to delete a ticker that a rule of a source sends copy to: it would stand nowhere from then on. Throws
 * OTW_IN_USE with the source's name.
 */
export async function refuseRuled(strapi: Strapi, code: unknown): Promise<void> {
  const [source] = await sourcesNaming(strapi, code);
  if (!source) return;
  const message = `A rule of the source "${source.name}" sends copy to this ticker: change the rule first.`;
  throw new WireError('OTW_IN_USE', message, { source: source.code, label: source.name });
}

/** Rules follow a ticker whose code is changed. */
export async function followTicker(strapi: Strapi, before: unknown, after: unknown): Promise<void> {
  if (typeof before !== 'string' || typeof after !== 'string' || before === after) return;
  for (const { id, rules } of await sourcesNaming(strapi, before)) {
    const renamed = rules.map((rule) => (rule.ticker === before ? { ...rule, ticker: after } : rule));
    await rows(strapi, sourceUid).update({ where: { id }, data: { rules: renamed } });
  }
}

const sourcesNaming = async (strapi: Strapi, code: unknown) =>
  (await allSources(strapi)).filter(({ rules }) => rules.some(({ ticker }) => ticker !== undefined && ticker === code));
