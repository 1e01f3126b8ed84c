import { WireError } from '../errors';

/** What the line writes once is a record: nobody makes, changes or deletes it, not even a super admin. Throws OTW_KEPT. */
export async function refuseRecord(): Promise<never> {
  throw new WireError('OTW_KEPT');
}
