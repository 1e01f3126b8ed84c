import { verbs } from '../desk/verbs';
import type { AdminAction } from '../strapi';

/** Whoever has it sees the overview of the wire on the homepage; of its parts, only what they may read. */
export const readDesk = 'plugin::off-the-wire.desk.read';

/** Whoever has it says that somebody has seen to an alert. */
export const settleAlerts = 'plugin::off-the-wire.alerts.settle';

/** Whoever has it may erase stories for good. No ready role has: a newsroom gives it to whom it trusts with it. */
export const eraseStories = 'plugin::off-the-wire.stories.erase';

/** Whoever has it may put stories and sources on legal hold, and lift it. */
export const holdRecords = 'plugin::off-the-wire.records.hold';

const own = { section: 'plugins', pluginName: 'off-the-wire' } as const;

/** What the plugin adds to the actions that a role of the admin may be given. */
export const deskActions: readonly AdminAction[] = [
  { ...own, displayName: 'See the overview of the wire, and the history of stories', uid: 'desk.read' },
  ...verbs.map(({ name, right }) => ({ ...own, displayName: right, uid: `stories.${name}` })),
  { ...own, displayName: 'Settle an alert', uid: 'alerts.settle' },
  { ...own, displayName: 'Erase stories for good', uid: 'stories.erase' },
  { ...own, displayName: 'Set and lift legal holds', uid: 'records.hold' },
];
