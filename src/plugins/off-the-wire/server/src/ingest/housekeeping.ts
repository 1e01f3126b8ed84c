import { deliveryUid } from '../store/deliveries';
import { countersTable } from '../store/tables';
import { rows, type Strapi, table } from '../strapi';
import type { Line } from './receive';
import { replay } from './replay';
import { prune } from './retention';

const counterName = 'housekeeping';
/** How often it is done, and how often it is looked whether it is time, in milliseconds. */
const [every, lookEvery] = [3_600_000, 60_000];

/** Makes the row by which processes know who does it, once. */
export async function prepareHousekeeping(strapi: Strapi): Promise<void> {
  await table(strapi, countersTable).insert({ name: counterName, value: 0 }).onConflict('name').ignore();
}

/** Once an hour, in one process of all that share the database: prunes, and finishes deliveries that were broken off. */
export function keepHouse(line: Line): () => Promise<void> {
  let work: Promise<void> = Promise.resolve();
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    work = whenItIsTime(line).finally(() => {
      isBusy = false;
    });
  }, lookEvery);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await work;
  };
}

async function whenItIsTime(line: Line): Promise<void> {
  const { strapi, clock } = line;
  try {
    const claimed = await table(strapi, countersTable)
      .where({ name: counterName })
      .where('value', '<=', clock())
      .update({ value: clock() + every });
    if (Number(claimed) === 0) return;
    await finishBrokenOff(line);
    const { rawCopies, stories } = await prune(line);
    if (rawCopies + stories > 0)
      strapi.log.info(`off-the-wire: retention took out ${rawCopies} raw copies and ${stories} stories.`);
  } catch (error) {
    strapi.log.error(`off-the-wire: housekeeping failed and is tried again in an hour: ${error}`);
  }
}

/** Deliveries whose sender has not sent them again. Another process that is at work on one shares it. */
async function finishBrokenOff(line: Line): Promise<void> {
  const found = await rows(line.strapi, deliveryUid).findMany({
    where: { state: 'unfinished' },
    select: ['documentId'],
  });
  for (const { documentId } of found) await replay(line, { delivery: String(documentId) }, true);
}
