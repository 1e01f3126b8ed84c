import type { Input } from './inputs';
import { judge, type Reader } from './judge';

/** How often it is tried to make an input smaller, and for how long, in milliseconds. */
const mostTries = 2_000;
export const mostTime = 20_000;

/** An input that fails in the same way, with fewer bytes: pieces are left out, from halves down to single bytes. */
export async function smallest(input: Input, reader: Reader): Promise<Buffer> {
  const wanted = await faultsOf(input, reader);
  // What a part of several items costs the others cannot be seen in a part of it.
  if (wanted === '' || input.family) return input.bytes;
  const until = Date.now() + mostTime;
  let { bytes } = input;
  let tries = 0;
  for (let size = Math.ceil(bytes.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < bytes.length; ) {
      tries += 1;
      if (tries > mostTries || Date.now() > until) return bytes;
      const less = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
      if ((await faultsOf({ ...input, bytes: less }, reader)) === wanted) bytes = less;
      else at += size;
    }
  }
  return bytes;
}

/** What kinds of faults there are; of crashes, which. */
async function faultsOf(input: Input, reader: Reader): Promise<string> {
  const { faults } = await judge(input, reader);
  return faults
    .map(({ kind, message }) => (kind === 'crashes' ? `${kind} ${message.split('\n', 1)[0]?.slice(0, 40)}` : kind))
    .join();
}
