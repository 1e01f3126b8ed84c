import type { AdminAction } from '../strapi';

/** Whoever has it sees the overview of the wire on the homepage; of its parts, only what they may read. */
export const readDesk = 'plugin::off-the-wire.desk.read';

/** What the plugin adds to the actions that a role of the admin may be given. */
export const deskActions: readonly AdminAction[] = [
  { section: 'plugins', displayName: 'See the overview of the wire', uid: 'desk.read', pluginName: 'off-the-wire' },
];
