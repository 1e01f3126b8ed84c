import { WireError } from '../../errors';

/** How many may be there at once. */
export interface Seats {
  /**
   * Takes one. Throws OTW_NO_ROOM where all are taken, OTW_TOO_MANY where one address has as many as it may.
   * @param address by which it is counted; absent: of this machine or of a friend, which may take any
   * @returns the way to give it back, which does no harm twice
   */
  take(address: string | undefined): () => void;
  taken(): number;
}

export function openSeats(what: string, most: number, mostPerAddress: number): Seats {
  const byAddress = new Map<string, number>();
  let taken = 0;
  const count = (address: string | undefined, by: number) => {
    taken += by;
    if (address === undefined) return;
    const now = (byAddress.get(address) ?? 0) + by;
    if (now > 0) byAddress.set(address, now);
    else byAddress.delete(address);
  };
  return {
    taken: () => taken,
    take(address) {
      if (taken >= most) throw new WireError('OTW_NO_ROOM', undefined, { what, most });
      if (address !== undefined && (byAddress.get(address) ?? 0) >= mostPerAddress)
        throw new WireError('OTW_TOO_MANY', undefined, { what, most: mostPerAddress });
      count(address, 1);
      let isBack = false;
      return () => {
        if (!isBack) count(address, -1);
        isBack = true;
      };
    },
  };
}
