import { createHash } from 'node:crypto';

/** Which tokens are known to be good. */
export interface KnownTokens {
  /** The name to count a good token by; `undefined`: it is not known to be good. */
  nameOf(authorization: string, now: number): string | undefined;
  /**
   * Asks about a token that is not known yet. Nobody waits for a database before an answer that is prepared: until it is
   * known, its requests are counted by their address.
   */
  learn(authorization: string, now: number): void;
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
      const name = nameOf(tokenIn(authorization));
      const found = name === undefined ? undefined : known.get(name);
      return found?.isGood && found.until > now ? name : undefined;
    },
    learn(authorization, now) {
      const token = tokenIn(authorization);
      const name = nameOf(token);
      if (token === undefined || name === undefined || asked >= mostAsked) return;
      if ((known.get(name)?.until ?? 0) <= now) void ask(token, name, now);
    },
  };
}

const tokenIn = (authorization: string) => /^Bearer ([\w.~+/=-]{16,1000})$/i.exec(authorization)?.[1];

const nameOf = (token: string | undefined) =>
  token === undefined ? undefined : createHash('sha256').update(token).digest('base64url');
