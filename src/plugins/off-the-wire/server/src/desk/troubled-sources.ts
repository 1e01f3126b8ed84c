import type { SourceInTrouble } from '../../../shared/contracts';
import { deliveriesTable, deliveryUid, isByHand } from '../store/deliveries';
import { timeOf } from '../store/time-of';
import { chunks, joinTable, type Row, type Strapi, table } from '../strapi';
import { type Beat, troubleOf } from './rhythm';

/** A source as the overview names it. */
export interface NamedSource {
  readonly id: number;
  readonly documentId: string;
  readonly name: string;
}

/** How far back a source's rhythm is looked for, in deliveries. */
const beatsRead = 30;
const told = 20;

/** Sources whose last delivery could not be read, and those that bring nothing for longer than is their habit. */
export async function troubledSources(
  strapi: Strapi,
  sources: readonly NamedSource[],
  now: number,
): Promise<SourceInTrouble[]> {
  const beats = await lastBeats(strapi, sources);
  const found = sources.flatMap(({ id, documentId, name }): SourceInTrouble[] => {
    const own = beats.get(id) ?? [];
    const trouble = troubleOf(own, now);
    const [last] = own;
    return trouble && last ? [{ documentId, name, ...trouble, lastAt: new Date(last.at).toISOString() }] : [];
  });
  return found.sort((one, other) => (one.lastAt < other.lastAt ? 1 : -1)).slice(0, told);
}

/** The last deliveries of each source, newest first: a short range of the join table's index for each, in one query. */
async function lastBeats(strapi: Strapi, sources: readonly NamedSource[]): Promise<Map<number, Beat[]>> {
  const beats = new Map<number, Beat[]>();
  for (const some of chunks(sources, 50)) {
    const [first, ...others] = some.map(({ id }) => ofOne(strapi, id));
    const found: Row[] = first ? await first.unionAll(others) : [];
    for (const row of found) {
      const own = beats.get(Number(row.source)) ?? [];
      own.push({
        at: timeOf(row.at),
        quarantined: row.state === 'quarantined',
        byHand: isByHand(row.transport),
      });
      beats.set(Number(row.source), own);
    }
  }
  for (const own of beats.values()) own.sort((one, other) => other.at - one.at);
  return beats;
}

/** In a query of its own, since SQLite takes no limit in a part of a union. */
function ofOne(strapi: Strapi, sourceId: number) {
  const { name, own, other } = joinTable(strapi, deliveryUid, 'source');
  const last = table(strapi, `${name} as l`)
    .join(`${deliveriesTable} as d`, 'd.id', `l.${own}`)
    .where(`l.${other}`, sourceId)
    .orderBy('l.id', 'desc')
    .limit(beatsRead)
    .select({ source: `l.${other}`, at: 'd.received_at', state: 'd.state', transport: 'd.transport' });
  return strapi.db.connection.select('*').from(last.as('last'));
}
