import { openDesk } from './desk';
import { describeAlerts } from './desk-work/alerts';
import { describeDifferences } from './desk-work/differences';
import { describeStaleSaves } from './desk-work/stale';
import { type Newsroom, staff } from './desk-work/stories';
import { describeVerbs } from './desk-work/verbs';
import { databaseClients } from './newsroom';

/** What editors do with stories and versions, in one newsroom a database. */
describe.each(databaseClients)('on %s', (client) => {
  let room: Newsroom;

  beforeAll(async () => {
    room = await staff(await openDesk(client));
  });
  afterAll(() => room?.desk.close());

  describe('a verb', () => describeVerbs(() => room));
  describe('a difference', () => describeDifferences(() => room));
  describe('a save', () => describeStaleSaves(() => room));
  describe('alerts', () => describeAlerts(() => room));
});
