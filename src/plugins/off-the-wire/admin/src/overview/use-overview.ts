import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import type { Overview } from '../../../shared/contracts';

/** What is known of the wire: `stale` when the last attempt to read it failed. */
export type Reading =
  | { readonly state: 'reading' }
  | {
      readonly state: 'read';
      readonly overview: Overview;
      readonly stale: boolean;
      /** Asks again at once. */
      readonly readAgain: () => void;
    }
  | { readonly state: 'failed' };

const every = 30_000;

/** Reads the overview, and again every 30 seconds while anybody can see it. */
export function useOverview(): Reading {
  const { get } = useFetchClient();
  const [reading, setReading] = useState<Reading>({ state: 'reading' });
  useEffect(() => {
    const closed = new AbortController();
    let lastAsked = 0;
    const readAgain = () => {
      lastAsked = 0;
      read();
    };
    const read = async () => {
      if (document.visibilityState !== 'visible' || Date.now() - lastAsked < every / 2) return;
      lastAsked = Date.now();
      try {
        const { data } = await get<unknown>('/off-the-wire/overview', { signal: closed.signal });
        setReading({ state: 'read', overview: overviewIn(data), stale: false, readAgain });
      } catch {
        // Whatever the reason (the server away, a session over), what was read before stays, marked as such.
        if (!closed.signal.aborted) setReading(notRefreshed);
      }
    };
    read();
    const timer = setInterval(read, every);
    document.addEventListener('visibilitychange', read);
    return () => {
      closed.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', read);
    };
  }, [get]);
  return reading;
}

const notRefreshed = (before: Reading): Reading =>
  before.state === 'read' ? { ...before, stale: true } : { state: 'failed' };

function overviewIn(answer: unknown): Overview {
  const { data } = (answer ?? {}) as { readonly data?: Partial<Overview> };
  if (typeof data?.at !== 'string') throw new Error('The server gave no overview.');
  return data as Overview;
}
