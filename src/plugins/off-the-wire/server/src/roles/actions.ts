import type { AdminAction } from '../strapi';

/** Whoever has it sees the overview of the wire on the homepage; of its parts, only what they may read. */
export const readDesk = 'plugin::off-the-wire.desk.read';

/** Whoever has it may erase stories for good. No ready role has: a newsroom gives it to whom it trusts with it. */
export const eraseStories = 'plugin::off-the-wire.stories.erase';

/** Whoever has it may put stories and sources on legal hold, and lift it. */
export const holdRecords = 'plugin::off-the-wire.records.hold';

/** What the plugin adds to the actions that a role of the admin may be given. */
export const deskActions: readonly AdminAction[] = [
  { section: 'plugins', displayName: 'See the overview of the wire', uid: 'desk.read', pluginName: 'off-the-wire' },
  { section: 'plugins', displayName: 'Erase stories for good', uid: 'stories.erase', pluginName: 'off-the-wire' },
  { section: 'plugins', displayName: 'Set and lift legal holds', uid: 'records.hold', pluginName: 'off-the-wire' },
];
