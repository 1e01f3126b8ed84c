import { json, type Strapi, type Trx, tableIn } from '../strapi';
import { receiptPartsTable } from './tables';

/** What became of the items of a delivery that is not finished, as many as were filed, in their order. */
export async function filedSoFar(strapi: Strapi, trx: Trx, delivery: string): Promise<unknown[]> {
  const found: Record<string, unknown>[] = await tableIn(strapi, trx, receiptPartsTable)
    .where({ delivery })
    .orderBy('first')
    .select('items');
  return found.flatMap(({ items }) => json(items));
}

/** Keeps what became of some items, the first of which stands at `first` in the delivery. */
export async function keepPart(strapi: Strapi, trx: Trx, delivery: string, first: number, items: readonly object[]) {
  await tableIn(strapi, trx, receiptPartsTable).insert({ delivery, first, items: JSON.stringify(items) });
}

/** The delivery's own receipt says it all, or it is read from its start again. */
export async function forgetParts(strapi: Strapi, trx: Trx, delivery: string): Promise<void> {
  await tableIn(strapi, trx, receiptPartsTable).where({ delivery }).delete();
}
