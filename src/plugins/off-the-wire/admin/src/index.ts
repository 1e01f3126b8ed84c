import type { StrapiApp } from '@strapi/strapi/admin';
import { bodyField } from './body';
import { improveLists, registerFields } from './fields';
import { registerOverview } from './overview';
import { PLUGIN_ID } from './pluginId';
import { registerStory } from './story';

interface Translation {
  readonly data: Record<string, string>;
  readonly locale: string;
}

const plugin = {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: 'Off the Wire' });
    app.customFields.register(bodyField);
    registerFields(app);
    registerOverview(app);
    registerStory(app);
  },

  bootstrap(app: Pick<StrapiApp, 'registerHook' | 'getPlugin'>) {
    improveLists(app);
  },

  registerTrads({ locales }: { locales: string[] }): Promise<Translation[]> {
    return Promise.all(locales.map(async (locale) => ({ data: await translation(locale), locale })));
  },
};

export default plugin;

/** A language that nobody has translated yet shows English, which stands in the code. */
async function translation(locale: string): Promise<Record<string, string>> {
  return locale === 'en' ? (await import('./translations/en.json')).default : {};
}
