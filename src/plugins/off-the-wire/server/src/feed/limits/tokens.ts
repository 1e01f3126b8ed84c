import { createHash } from 'node:crypto';

/** Which tokens are known to be good. */
export interface KnownTokens {
  /**
   * The name to count a good token by. One that is not known yet is asked about meanwhile, and its request is counted by
   * its address: nobody waits for a database before an answer that is prepared.
   */
  nameOf(authorization: string, now: number): string | undefined;
}

/** A revoked token loses its allowance within this time, in milliseconds. It opens nothing here, it is only counted by. */
const believedFor = 60_000;
const most = 2000;
/** So many are asked about at once. */
const mostAsked = 8;

/** @param isGood asks the database; a token that it gives an error for is not good now */
export function openKnownTokens(isGood: (token: string) => Promise<boolean>): KnownTokens {
  const known = new Map<string, { readonly isGood: boolean; readonly until: number }>();
  let asked = 0;
  const ask = async (token: string, name: string, now: number) => {
    asked += 1;
    const found = await isGood(token).catch(() => false);
    asked -= 1;
    for (const [oldest] of known) {
      if (known.size < most) break;
      known.delete(oldest);
    }
    known.set(name, { isGood: found, until: now + believedFor });
  };
  return {
    nameOf(authorization, now) {
      const token = /^Bearer ([\w.~+/=-]{16,1000})$/i.exec(authorization)?.[1];
      if (token === undefined) return undefined;
      const name = createHash('sha256').update(token).digest('base64url');
      const found = known.get(name);
      if (found && found.until > now) return found.isGood ? name : undefined;
      if (asked < mostAsked) void ask(token, name, now);
      return undefined;
    },
  };
}
