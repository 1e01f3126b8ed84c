import { type NewAlert, raiseAlerts } from '../store/alerts';
import { newDocumentId } from '../store/document-id';
import { type Counted, gapMessage, readRuns, settleGaps, writeRuns } from '../store/serials';
import type { Source } from '../store/sources';
import type { Strapi, Trx } from '../strapi';
import type { Item, Serial } from '../wire/item';
import { localDay } from '../wire/rules/local-minute';
import { countedIn } from '../wire/story/numbering';
import { missingOf, place, type Run } from '../wire/story/serials';

/** An item that has come, with what became of it. */
export interface Came {
  readonly item: Item;
  readonly isResend: boolean;
}

interface GapRoom {
  readonly strapi: Strapi;
  readonly trx: Trx;
  readonly source: Source;
  /** Epoch milliseconds UTC. */
  readonly now: number;
}

/**
 * Follows the numbers of services whose numbering is known: what is missing between two of them rings for the desk, and
 * stops when it comes. Services and days are told apart, resends and a new beginning are no gaps.
 */
export async function followNumbers(room: GapRoom, came: readonly Came[]): Promise<void> {
  const { strapi, source, now } = room;
  if (!source.watchNumbers) return;
  const services = byService(came.flatMap((one) => countedOf(one, source, now) ?? []));
  const alerts: NewAlert[] = [];
  const left = new Map<string, string | undefined>();
  // In one order for every writer, so that two wait for each other and do not deadlock.
  for (const key of [...services.keys()].sort()) {
    const some = services.get(key) ?? [];
    const [first] = some;
    if (first) await followService(room, first.counted, some, { alerts, left });
  }
  await raiseAlerts(strapi, alerts, now);
  await settleGaps(strapi, left, now);
}

interface Sent extends Came {
  readonly counted: Counted;
  readonly serial: Serial;
}

function byService(sent: readonly Sent[]): Map<string, Sent[]> {
  const services = new Map<string, Sent[]>();
  for (const one of sent) {
    const key = JSON.stringify(one.counted);
    services.set(key, [...(services.get(key) ?? []), one]);
  }
  return services;
}

function countedOf(came: Came, source: Source, now: number): Sent | undefined {
  const { item } = came;
  const { serial, versionCreated, provider } = item;
  if (!serial || !/^\d{1,6}$/.test(serial.number)) return undefined;
  const written = versionCreated?.includes('T') ? Date.parse(versionCreated) : Number.NaN;
  const day = countedIn(provider, serial, localDay(Number.isNaN(written) ? now : written, source.timeZone));
  if (day === undefined) return undefined;
  return { ...came, serial, counted: { source: source.code, service: serial.service.slice(0, 20), day } };
}

interface Told {
  readonly alerts: NewAlert[];
  /** By alert: what is still missing of its gap; absent where nothing is. */
  readonly left: Map<string, string | undefined>;
}

async function followService(room: GapRoom, counted: Counted, sent: readonly Sent[], told: Told): Promise<void> {
  const { strapi, trx, source, now } = room;
  const before = await readRuns(strapi, trx, counted, now);
  let runs: readonly Run[] = before;
  for (const { item, serial, isResend } of sent) {
    const alert = source.silent ? undefined : newDocumentId();
    const time = item.versionCreated;
    const placed = place(runs, { number: Number(serial.number), time, isResend, alert });
    runs = placed.runs;
    const message = (id: string) => gapMessage(counted.service, missingOf(runs, id), serial.number.length);
    if (placed.gap && alert) {
      told.alerts.push({ documentId: alert, level: 'desk', message: message(alert), source: source.code });
    }
    if (placed.came)
      tellAnew(told, placed.came, missingOf(runs, placed.came).length > 0 ? message(placed.came) : undefined);
  }
  if (runs !== before) await writeRuns(strapi, trx, counted, runs, now);
}

/** A gap that closed in the very delivery that showed it never was one. */
function tellAnew({ alerts, left }: Told, alert: string, message: string | undefined): void {
  const at = alerts.findIndex(({ documentId }) => documentId === alert);
  const known = alerts[at];
  if (!known) left.set(alert, message);
  else if (message === undefined) alerts.splice(at, 1);
  else alerts[at] = { ...known, message };
}
