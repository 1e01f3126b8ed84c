import { countersTable } from '../store/tables';
import { adminActions, adminRoles, inTransaction, type Permission, type Strapi, tableIn } from '../strapi';
import { readyRoles } from './roles';

/**
 * Has the ready roles made when Strapi's own are there: with ours alone in the database, Strapi would make no super
 * admin. Without them the newsroom works all the same, so that a failure is told and tried again at the next boot.
 */
export function makeRolesAtBoot(strapi: Strapi): void {
  const { willResetSuperAdminPermissions: rolesAreThere } = adminRoles(strapi).hooks;
  const make = async (permissions: unknown) => {
    // The hook outlives this Strapi.
    rolesAreThere.delete(make);
    await makeRoles(strapi).catch((error: unknown) => {
      strapi.log.error(`off-the-wire: the ready roles could not be made: ${error}`);
    });
    return permissions;
  };
  rolesAreThere.register(make);
}

/**
 * Makes the ready roles once in the life of a database, whatever becomes of them: the unique row that says so is written
 * in the same transaction, so that of two processes that boot at once only one makes them.
 *
 * @returns the names of the roles that were made.
 */
export async function makeRoles(strapi: Strapi): Promise<string[]> {
  return inTransaction(strapi, async ({ trx }) => {
    const claimed: unknown[] = await tableIn(strapi, trx, countersTable)
      .insert({ name: 'ready-roles', value: 1 })
      .onConflict('name')
      .ignore()
      .returning('name');
    if (claimed.length === 0) return [];
    const made: string[] = [];
    for (const role of readyRoles) if (await makeRole(strapi, role)) made.push(role.name);
    return made;
  });
}

/** A role that the newsroom has called so itself is left alone. */
async function makeRole(strapi: Strapi, { name, description, permissions }: (typeof readyRoles)[number]) {
  const roles = adminRoles(strapi);
  if (await roles.exists({ name })) return false;
  const { id } = await roles.create({ name, description });
  await roles.addPermissions(
    id,
    permissions.filter((permission) => isKnown(strapi, permission)),
  );
  return true;
}

/** An app may be without a plugin that an action belongs to. */
function isKnown(strapi: Strapi, { action, subject }: Permission): boolean {
  const known = adminActions(strapi).get(action);
  return known !== undefined && (subject === undefined || known.subjects?.includes(subject) === true);
}
