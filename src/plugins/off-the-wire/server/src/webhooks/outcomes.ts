import { alertUid, raiseAlerts } from '../store/alerts';
import { newDocumentId } from '../store/document-id';
import { noteSubscriber, type Subscriber, type SubscriberChange } from '../store/subscribers';
import { rows, type Strapi } from '../strapi';
import { waitAfter } from './backoff';
import { withdrawalWaits } from './batch';
import type { Refusal } from './post';
import type { WebhookRoom } from './room';

/** After so many tries in vain a withdrawal that waits rings: the next ones are minutes and hours away. */
const ringsAfter = 3;

/** It has everything up to there. What rang for it is settled by itself. */
export async function noteTaken({ strapi, clock }: WebhookRoom, subscriber: Subscriber, to: number): Promise<void> {
  const now = new Date(clock());
  const well = { failures: 0, failingSince: null, nextTry: null, lastError: null, alert: null };
  const isNoted = await noteSubscriber(strapi, subscriber, { ...well, position: to, batchEnd: null, lastTaken: now });
  if (isNoted) await settleAlert(strapi, subscriber.alert, now);
}

async function settleAlert(strapi: Strapi, documentId: string | undefined, now: Date): Promise<void> {
  if (documentId === undefined) return;
  const data = { settled: true, settledAt: now, updatedAt: now };
  await rows(strapi, alertUid).updateMany({ where: { documentId, settled: false }, data });
}

/**
 * It did not take what was posted. It is tried again later and later; after days, or where it wants no more, it is switched
 * off and the desk told: loudly where a withdrawal waits, since its readers may still see what was taken back.
 */
export async function noteRefused(
  room: WebhookRoom,
  subscriber: Subscriber,
  { why, isOver = false, wait = 0 }: Refusal,
  chance: number,
): Promise<void> {
  const { strapi, clock, giveUpAfter } = room;
  const now = clock();
  const failures = subscriber.failures + 1;
  const failingSince = subscriber.failingSince ?? now;
  const isEnd = isOver || now - failingSince >= giveUpAfter;
  const alert = await ring(room, subscriber, { failures, isEnd, why, now });
  const change: SubscriberChange = {
    ...(isEnd ? { active: false } : {}),
    ...{ failures, failingSince: new Date(failingSince), lastError: why, alert },
    nextTry: isEnd ? null : new Date(now + Math.max(wait, waitAfter(failures, chance))),
  };
  await noteSubscriber(strapi, subscriber, change);
}

interface Trouble {
  readonly failures: number;
  readonly isEnd: boolean;
  readonly why: string;
  readonly now: number;
}

/** @returns the documentId of what rings for it now. */
async function ring(
  room: WebhookRoom,
  subscriber: Subscriber,
  { failures, isEnd, why, now }: Trouble,
): Promise<string | undefined> {
  const { name, alert } = subscriber;
  if (!isEnd && (alert !== undefined || failures < ringsAfter)) return alert;
  const isLoud = await withdrawalWaits(room, subscriber);
  if (!isEnd && !isLoud) return undefined;
  const withdrawn = 'A withdrawal waits for it: its readers may still see what was taken back.';
  const off = `The subscriber "${name}" is switched off, and gets nothing.`;
  const parts = [isEnd ? off : `The subscriber "${name}" takes nothing.`, why, isLoud ? withdrawn : ''];
  await settleAlert(room.strapi, alert, new Date(now));
  const documentId = newDocumentId();
  const message = parts.filter((part) => part !== '').join(' ');
  await raiseAlerts(room.strapi, [{ documentId, level: isLoud ? 'loud' : 'desk', message }], now);
  return documentId;
}
