import { fileURLToPath } from 'node:url';

/** The folder that package.json lies in, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

export const pluginName = 'strapi-plugin-off-the-wire';
export const pluginFolder = 'src/plugins/off-the-wire';
