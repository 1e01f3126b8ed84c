import type { Strapi } from '../strapi';
import { customFields } from './content-types/custom';

/** Tells Strapi of the plugin's own inputs, before it reads the content types. Each keeps what its type keeps. */
export function registerCustomFields(strapi: Strapi): void {
  for (const [name, type] of Object.entries(customFields)) {
    strapi.customFields.register({ name, plugin: 'off-the-wire', type });
  }
}
