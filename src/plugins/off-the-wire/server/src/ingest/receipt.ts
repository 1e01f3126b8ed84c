import type { DeliveryState } from '../store/content-types/delivery';
import type { NewDelivery } from '../store/deliveries';
import type { Source } from '../store/sources';
import type { TickerOutcome } from '../store/tickers';
import type { Row } from '../strapi';
import type { Note } from '../wire/item';
import type { Outcome } from '../wire/story/revise';
import type { Arrival } from './arrival';
import type { Unit } from './keyed';

/** What became of one item of a delivery. */
export interface ItemReceipt {
  /** `erased`: copy that may not be kept; nothing of it is. */
  readonly outcome: Outcome | 'quarantined' | 'erased';
  readonly why?: string;
  readonly headline?: string;
  readonly guid?: string;
  /** The article's documentId and the end of its web address. */
  readonly article?: string;
  readonly slug?: string;
  /** Where an item that could not be read stands in the delivery: `/3`, `line 12`. */
  readonly at?: string;
}

/** What became of a delivery: nothing that arrived goes without a word. */
export interface Receipt {
  /** The delivery's documentId. */
  readonly delivery: string;
  readonly source: string;
  readonly state: DeliveryState;
  readonly format?: string;
  readonly fileName?: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly digest: string;
  readonly items: readonly ItemReceipt[];
  readonly ticker?: TickerOutcome;
  /** Why it is in quarantine. */
  readonly problem?: { readonly code: string; readonly message: string; readonly line?: number };
  readonly notes: readonly Note[];
}

/** Outcomes counted, in the order in which a desk reads them: `{ created: 3, revised: 1 }`. */
export function tally(receipts: readonly Receipt[]): Record<string, number> {
  const order = ['created', 'revised', 'killed', 'held', 'spiked', 'duplicate', 'stale', 'quarantined', 'erased'];
  const counts = Object.fromEntries(order.map((outcome) => [outcome, 0]));
  for (const receipt of receipts) {
    for (const { outcome } of receipt.items) counts[outcome] = (counts[outcome] ?? 0) + 1;
    if (receipt.items.length === 0 && receipt.state !== 'accepted')
      counts[receipt.state] = (counts[receipt.state] ?? 0) + 1;
  }
  return counts;
}

/** What became of a delivery that was not kept before. */
export function receiptOf(
  arrival: Arrival,
  source: Source,
  filed: ReadonlyMap<Unit['item'], ItemReceipt>,
  tickers: ReadonlyMap<Arrival, TickerOutcome>,
): Receipt {
  const { copy } = arrival;
  const items = copy.items.flatMap((item) => filed.get(item) ?? []);
  const lost = copy.unreadable.map(({ at, reason }): ItemReceipt => ({ outcome: 'quarantined', at, why: reason }));
  const ticker = tickers.get(arrival);
  const isLost = copy.problem !== undefined || (items.length === 0 && lost.length > 0);
  return {
    ...heading(arrival, source),
    state: isLost ? 'quarantined' : 'accepted',
    items: [...items, ...lost],
    ticker,
    problem: copy.problem,
    notes: copy.notes,
  };
}

/** A delivery whose items are still to be filed. `of`: how many there are. */
export function unfinished(arrival: Arrival, source: Source): Receipt & { readonly of: number } {
  const { items, problem } = arrival.copy;
  return { ...heading(arrival, source), state: 'unfinished', of: items.length, items: [], problem, notes: [] };
}

function heading({ documentId, digest, bytes, fileName, copy }: Arrival, source: Source) {
  return { delivery: documentId, source: source.code, format: copy.format, fileName, size: bytes.byteLength, digest };
}

/** A delivery as it is kept. It is in quarantine while anything of it is. */
export function keptDelivery(arrival: Arrival, made: Receipt): NewDelivery {
  const { documentId, bytes, digest, transport, contentType } = arrival;
  const receipt = storable(made);
  const { fileName } = storable({ fileName: arrival.fileName });
  const { format, problem, items } = receipt;
  const lost = items.find((item) => item.outcome === 'quarantined');
  const state = lost ? 'quarantined' : receipt.state;
  const reason = problem?.message ?? lost?.why;
  const kept = { documentId, bytes, digest, state, reason, format, transport, contentType };
  if (!items.some(({ outcome }) => outcome === 'erased')) return { ...kept, fileName, receipt };
  const rawCopy = 'Not kept: it holds copy that was erased.';
  return {
    ...kept,
    rawCopy,
    receipt: { ...receipt, fileName: undefined, notes: [{ rule: 'erasure', message: rawCopy }] },
  };
}

/** PostgreSQL takes no NUL and no half of a pair; names of files and quotations of what copy had may hold them. */
const unstorable = /[\u0000\ud800-\udfff]/;

function storable<Value>(value: Value): Value {
  const clean = (_name: string, part: unknown) =>
    typeof part === 'string' && unstorable.test(part) ? whole(part) : part;
  return JSON.parse(JSON.stringify(value, clean));
}

const whole = (text: string) => Buffer.from(text).toString().replaceAll('\u0000', '\ufffd');

/**
 * The very bytes that are kept already, or came twice at once: nothing changes, and the receipt says which delivery
 * brought them. What could not be read the first time was not read the second time either.
 */
export function again(arrival: Arrival, source: Source, known: Row | undefined, sibling: Receipt | undefined): Receipt {
  const first = sibling ?? (known?.receipt as Receipt | null | undefined);
  const isLost = sibling?.state === 'quarantined';
  const items = (first?.items ?? []).map(
    (item): ItemReceipt =>
      item.outcome === 'quarantined' || item.outcome === 'erased'
        ? item
        : { ...item, outcome: 'duplicate', why: undefined },
  );
  const ticker = first?.ticker && { ...first.ticker, outcome: 'unchanged' as const };
  return {
    ...heading(arrival, source),
    delivery: String(known?.documentId ?? first?.delivery ?? arrival.documentId),
    state: isLost ? 'quarantined' : 'duplicate',
    items,
    ticker,
    problem: sibling?.problem,
    notes: [{ rule: 'delivery', message: 'These bytes arrived before.' }],
  };
}
