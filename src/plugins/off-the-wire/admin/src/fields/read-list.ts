import { useFetchClient } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { type Json, recordIn, recordsIn } from './json';

/** What a read of the Content Manager's API has come to. */
export type Reading<Found> =
  | { readonly state: 'reading'; readonly found?: Found }
  | { readonly state: 'read'; readonly found: Found }
  | { readonly state: 'forbidden' }
  | { readonly state: 'failed' };

/** Reads an address whenever it changes; `undefined` reads nothing. What was found before stays while the next is read. */
export function useReadList(address: string | undefined): Reading<readonly Json[]> {
  const { get } = useFetchClient();
  const [reading, setReading] = useState<Reading<readonly Json[]>>({ state: 'reading' });
  useEffect(() => {
    if (address === undefined) return undefined;
    const asked = new AbortController();
    setReading((before) => ({ state: 'reading', found: 'found' in before ? before.found : undefined }));
    get(address, { signal: asked.signal })
      .then(({ data }) => setReading({ state: 'read', found: recordsIn(recordIn(data).results) }))
      .catch((error: unknown) => {
        if (!asked.signal.aborted) setReading({ state: isForbidden(error) ? 'forbidden' : 'failed' });
      });
    return () => asked.abort();
  }, [address, get]);
  return reading;
}

function isForbidden(error: unknown): boolean {
  const { status, response } = recordIn(error);
  return status === 403 || recordIn(response).status === 403;
}
