import { type Desk, openDesk } from './desk';
import { describeOverview } from './front-room/overview';
import { describeRecords } from './front-room/records';
import { describeRoles } from './front-room/roles';
import { describeTicker } from './front-room/ticker';
import { databaseClients } from './newsroom';

/** What editors find on their first day, in one newsroom a database: a boot takes longer than all that is asked of it. */
describe.each(databaseClients)('on %s', (client) => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(client);
  });
  afterAll(() => desk?.close());

  // First: the overview of a newsroom where nothing is yet.
  describe('the overview', () => describeOverview(() => desk));
  describe('the ready roles', () => describeRoles(() => desk));
  describe('records', () => describeRecords(() => desk));
  describe('a ticker', () => describeTicker(() => desk));
});
