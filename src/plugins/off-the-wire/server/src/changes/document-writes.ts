import { errors } from '@strapi/utils';
import { WireError } from '../errors';
import { articleVersionUid } from '../store/article-versions';
import { breadcrumbUid } from '../store/breadcrumbs';
import { deliveryUid } from '../store/deliveries';
import { articleUid } from '../store/public-articles';
import { sourceUid } from '../store/sources';
import { subscriberUid } from '../store/subscribers';
import { tickerEntryUid } from '../store/ticker-entries';
import { tickerUid } from '../store/tickers';
import { inTransaction, type Strapi } from '../strapi';
import { writeArticle } from './article-writes';
import { writeBreadcrumb } from './breadcrumb-writes';
import type { Log } from './log';
import { refuseRecord } from './record-writes';
import { writeSource } from './source-writes';
import { writeSubscriber } from './subscriber-writes';
import { writeTicker, writeTickerEntry } from './ticker-writes';
import type { DocumentWrite, WriteRoom, Writer } from './writer';

const writers: Readonly<Record<string, Writer>> = {
  [articleUid]: writeArticle,
  [sourceUid]: writeSource,
  [breadcrumbUid]: writeBreadcrumb,
  [tickerUid]: writeTicker,
  [tickerEntryUid]: writeTickerEntry,
  [subscriberUid]: writeSubscriber,
  [articleVersionUid]: refuseRecord,
  [deliveryUid]: refuseRecord,
};

const writing: ReadonlySet<string> = new Set([
  'create',
  'update',
  'delete',
  'clone',
  'publish',
  'unpublish',
  'discardDraft',
]);

/**
 * Brings every edit through the change log. The middleware runs outside Strapi's own transaction, so it opens one around
 * the call: what changed and the log's word of it are committed together or not at all.
 */
export function watchDocuments(
  strapi: Strapi,
  log: Log,
  clock: () => number,
  checkFilter: WriteRoom['checkFilter'],
): void {
  strapi.documents.use((context, next) => {
    const writer = writers[context.uid];
    if (!writer || !writing.has(context.action)) return next();
    const write = { action: context.action, params: (context.params ?? {}) as DocumentWrite['params'] };
    return inTransaction(strapi, (transaction) =>
      writer({ strapi, log, context: transaction, now: clock(), checkFilter }, write, () => Promise.resolve(next())),
    ).catch(refused) as ReturnType<typeof next>;
  });
}

/**
 * A refusal in Strapi's own class: the editor is told why, and the server's log does not call it a fault. As a
 * `ValidationError` with `errors`: after any other, the form of the Content Manager takes what was typed for saved.
 */
function refused(error: unknown): never {
  if (!(error instanceof WireError)) throw error;
  const { message, code, details } = error;
  const { field } = details;
  const path = typeof field === 'string' ? [field] : [code];
  throw new errors.ValidationError(message, { code, ...details, errors: [{ path, message, name: code }] });
}
