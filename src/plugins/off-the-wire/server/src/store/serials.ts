import { z } from 'zod';
import { chunks, isPostgres, json, rows, type Strapi, type Trx, tableIn } from '../strapi';
import type { Missing, Run } from '../wire/story/serials';
import { alertUid } from './alerts';
import { serialsTable } from './tables';

/** What is remembered of a service's numbers: of one channel, and of one day where they begin anew. */
export interface Counted {
  readonly source: string;
  readonly service: string;
  readonly day: string;
}

const runsShape = z.array(
  z.object({
    low: z.number(),
    high: z.number(),
    missing: z.array(z.object({ from: z.number(), to: z.number(), alert: z.string().optional() })),
    time: z.string().optional(),
    isSure: z.boolean(),
  }),
);

/** Days after which numbers are forgotten: nothing comes as late. */
const remembered = 7;

/** The runs of a service, held against other writers until the transaction ends. */
export async function readRuns(strapi: Strapi, trx: Trx, counted: Counted, now: number): Promise<readonly Run[]> {
  const { source, service, day } = counted;
  const where = { source, service, day };
  const own = () => tableIn(strapi, trx, serialsTable);
  const made: unknown[] = await own()
    .insert({ ...where, runs: '[]', at: now })
    .onConflict(['source', 'service', 'day'])
    .ignore()
    .returning('source');
  const isNew = made.length > 0;
  if (isNew && day !== '') await own().where({ source }).whereNot('day', '').where('at', '<', before(now)).delete();
  const query = own().where(where).select('runs');
  const [row]: Record<string, unknown>[] = await (isPostgres(strapi) ? query.forUpdate() : query);
  return runsShape.catch([]).parse(json(row?.runs) ?? []);
}

const before = (now: number) => now - remembered * 86_400_000;

export async function writeRuns(
  strapi: Strapi,
  trx: Trx,
  { source, service, day }: Counted,
  runs: readonly Run[],
  now: number,
): Promise<void> {
  await tableIn(strapi, trx, serialsTable)
    .where({ source, service, day })
    .update({ runs: JSON.stringify(runs), at: now });
}

/** Alerts of gaps of which numbers have come: settled where all have, else told anew. `left`: what is still missing. */
export async function settleGaps(
  strapi: Strapi,
  left: ReadonlyMap<string, string | undefined>,
  now: number,
): Promise<void> {
  const settled = [...left].filter(([, message]) => message === undefined).map(([alert]) => alert);
  for (const some of chunks(settled, 300)) {
    const data = { settled: true, updatedAt: new Date(now) };
    await rows(strapi, alertUid).updateMany({ where: { documentId: { $in: some } }, data });
  }
  for (const [documentId, message] of left) {
    if (message === undefined) continue;
    await rows(strapi, alertUid).updateMany({ where: { documentId }, data: { message, updatedAt: new Date(now) } });
  }
}

/** What did not arrive, as the desk reads it: `bna 0213 to 0215 did not arrive.` @param digits of a number as sent. */
export function gapMessage(service: string, missing: readonly Missing[], digits: number): string {
  const shown = (number: number) => String(number).padStart(digits, '0');
  const parts = missing.map(({ from, to }) => {
    if (from === to) return shown(from);
    return `${shown(from)} ${to === from + 1 ? 'and' : 'to'} ${shown(to)}`;
  });
  return `${service} ${parts.join(', ')} did not arrive.`;
}
