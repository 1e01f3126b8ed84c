import { WireError } from '../errors';
import { alertUid } from '../store/alerts';
import { currentEditor, documents, inTransaction, rows } from '../strapi';
import type { DeskRoom } from './do-verb';

/** Somebody has seen to an alert. Done twice it stays with whom it was first. Throws OTW_NOT_FOUND. */
export async function settleAlert({ strapi, clock }: DeskRoom, documentId: string) {
  return inTransaction(strapi, async () => {
    const alert = await rows(strapi, alertUid).findOne({ where: { documentId } });
    if (!alert) throw new WireError('OTW_NOT_FOUND', 'There is no such alert.');
    if (alert.settled !== true) {
      const data = { settled: true, settledBy: currentEditor(strapi), settledAt: new Date(clock()) };
      await documents(strapi, alertUid).update({ documentId, data });
    }
    return { documentId, settled: true };
  });
}
