import type { Strapi } from '../../strapi';
import { pluginUid } from './content-type';

/** What is written once by the line and never by a person. */
const records: ReadonlySet<string> = new Set([pluginUid('article-version'), pluginUid('delivery')]);

const writing = /^plugin::content-manager\.explorer\.(create|update|delete|publish)$/;

interface Action {
  readonly actionId: string;
  subjects?: readonly string[];
}

/**
 * Takes the records out of what any role of the admin may create, change or delete, the super admin's too: the Content
 * Manager then shows them without "Create new entry", in forms that cannot be typed into. To be called before the
 * Content Manager registers its actions, that is from `register`.
 */
export function letNobodyWriteRecords(strapi: Strapi): void {
  const { actionProvider } = strapi.service('admin::permission') as unknown as {
    actionProvider: { hooks: { willRegister: { register(handler: (event: { value: Action }) => void): void } } };
  };
  actionProvider.hooks.willRegister.register(({ value }) => {
    if (writing.test(value.actionId)) value.subjects = value.subjects?.filter((uid) => !records.has(uid));
  });
}
