import type { TickerOutcome } from '../store/tickers';
import type { Note } from '../wire/item';
import type { Outcome } from '../wire/story/revise';

/** What became of one item of a delivery. */
export interface ItemReceipt {
  readonly outcome: Outcome | 'quarantined';
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
  readonly state: 'accepted' | 'duplicate' | 'quarantined';
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
  const order = ['created', 'revised', 'killed', 'held', 'duplicate', 'stale', 'quarantined'];
  const counts = Object.fromEntries(order.map((outcome) => [outcome, 0]));
  for (const receipt of receipts) {
    for (const { outcome } of receipt.items) counts[outcome] = (counts[outcome] ?? 0) + 1;
    if (receipt.items.length === 0 && receipt.state !== 'accepted')
      counts[receipt.state] = (counts[receipt.state] ?? 0) + 1;
  }
  return counts;
}
