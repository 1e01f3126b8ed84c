import type { Copy } from '../../../src/plugins/off-the-wire/server/src/wire/copy';

/** Copy of no item. */
export const nothing: Copy = { items: [], itemNotes: [], trails: [], tickers: [], unreadable: [], notes: [] };
