import { bootInTurn } from './boot-turns';
import { watchDocuments } from './changes/document-writes';
import { markForms } from './desk/form-starts';
import { keepDraftsIn } from './draft-reads';
import { WireError } from './errors';
import { partsOf } from './parts';
import { keepGraphqlIn } from './rest';
import { letNobodyWriteRecords } from './store/content-types/records';
import { registerCustomFields } from './store/custom-fields';
import { tables } from './store/tables';
import type { Strapi } from './strapi';
import { checkFilter } from './ticker/filter';
import { keepBodyRaw } from './transports/push';

/** Before the database and the routes are there: plain tables, fields, the document middleware, the raw door for deliveries. */
export async function register({ strapi }: { strapi: Strapi }): Promise<void> {
  refuseOtherTimeZones();
  await bootInTurn(strapi);
  const models = strapi.get('models') as { add(model: object): void };
  for (const table of tables()) models.add(table);
  const { log, clock, config } = partsOf(strapi);
  watchDocuments(strapi, log, clock, (filter, whose) => checkFilter(strapi, filter, whose));
  keepDraftsIn(strapi);
  keepGraphqlIn(strapi);
  keepBodyRaw(strapi);
  markForms(strapi, clock, () => config.refuseUnversionedSaves);
  registerCustomFields(strapi);
  letNobodyWriteRecords(strapi);
}

/** Databases give times without a zone back in the process's own: anywhere but in UTC they would be read wrong. */
function refuseOtherTimeZones(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone !== 'UTC' && zone !== 'Etc/UTC') throw new WireError('OTW_TIME_ZONE', undefined, { zone });
}
