import { Cast } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../pluginId';
import { message } from './messages';

/** Puts the wire first on the homepage, for whoever may see the desk. */
export function registerOverview(app: StrapiApp): void {
  app.widgets.register((others) => [
    {
      icon: Cast,
      title: message('overview.title'),
      component: async () => (await import('./overview-widget')).OverviewWidget,
      pluginId: PLUGIN_ID,
      id: 'overview',
      permissions: [{ action: 'plugin::off-the-wire.desk.read' }],
    },
    ...others,
  ]);
}
