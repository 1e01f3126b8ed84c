import { rightTo, verbs } from '../desk/verbs';
import { contentTypes } from '../store/content-types';
import { pluginUid } from '../store/content-types/content-type';
import type { Permission } from '../strapi';
import { readDesk, settleAlerts } from './actions';

/** A role of the admin as a newsroom finds it on its first day. From then on it is the newsroom's own. */
export interface ReadyRole {
  readonly name: string;
  /** What it is for, in an editor's words. */
  readonly description: string;
  readonly permissions: readonly Permission[];
}

type Type = keyof typeof contentTypes;
type Verb = 'read' | 'create' | 'update' | 'delete' | 'publish';

const everyType = Object.keys(contentTypes) as Type[];
/** Where a site is reached, and by what name, is for those who connect it. */
const deskTypes = everyType.filter((type) => type !== 'subscriber');
const plain = (action: string): Permission => ({ action });

const wireEditor: readonly Permission[] = [
  ...may('read', ...deskTypes),
  ...may('create', 'article', 'ticker-entry'),
  ...may('update', 'article', 'ticker-entry', 'alert'),
  ...may('publish', 'article'),
  ...may('delete', 'ticker-entry'),
  plain(readDesk),
  plain(settleAlerts),
  ...mayDo('editor'),
  plain('plugin::upload.read'),
];

const deskChief: readonly Permission[] = [
  ...wireEditor,
  ...may('create', 'breadcrumb', 'ticker'),
  ...may('update', 'breadcrumb', 'ticker', 'source'),
  ...may('delete', 'article', 'breadcrumb', 'ticker'),
  ...mayDo('chief'),
];

const integrator: readonly Permission[] = [
  ...may('read', ...everyType),
  ...may('create', 'source', 'subscriber'),
  ...may('update', 'source', 'subscriber'),
  ...may('delete', 'source', 'subscriber'),
  plain(readDesk),
  ...['access', 'read', 'create', 'update', 'regenerate', 'delete'].map((verb) => plain(`admin::api-tokens.${verb}`)),
  ...['read', 'create', 'update', 'delete'].map((verb) => plain(`admin::webhooks.${verb}`)),
];

export const readyRoles: readonly ReadyRole[] = [
  {
    name: 'Wire editor',
    description: 'Works the wire: writes, edits and publishes articles and takes them out, and sets ticker entries.',
    permissions: wireEditor,
  },
  {
    name: 'Desk chief',
    description:
      'All that a wire editor may; also deletes articles, arranges sections and tickers, and decides which sources publish without an editor.',
    permissions: deskChief,
  },
  {
    name: 'Integrator',
    description:
      'Connects agencies: makes sources and the tokens that deliver copy, and looks after deliveries, subscribers and webhooks. Reads articles, changes none.',
    permissions: integrator,
  },
];

/** What these may do with stories and versions, beside what others may. */
function mayDo(who: 'editor' | 'chief'): Permission[] {
  return verbs.filter((verb) => verb.who === who).map((verb) => plain(rightTo(verb)));
}

/** Fields that the desk keeps itself are read, never written: they stand in the form, greyed out. */
function may(verb: Verb, ...types: readonly Type[]): Permission[] {
  const action = `plugin::content-manager.explorer.${verb}`;
  return types.map((type) => {
    const subject = pluginUid(type);
    if (verb === 'delete' || verb === 'publish') return { action, subject };
    return { action, subject, properties: { fields: verb === 'read' ? allFields(type) : editedFields(type) } };
  });
}

function allFields(type: Type): string[] {
  return Object.keys(contentTypes[type].schema.attributes);
}

function editedFields(type: Type): string[] {
  const { metadatas } = contentTypes[type].schema.config;
  return allFields(type).filter((field) => metadatas[field]?.edit.editable !== false);
}
