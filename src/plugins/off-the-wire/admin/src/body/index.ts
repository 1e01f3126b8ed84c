import { Feather } from '@strapi/icons';
import type { ComponentType } from 'react';
import { PLUGIN_ID } from '../pluginId';

/** The custom field `plugin::off-the-wire.body`, for `app.customFields.register`. The editor is loaded when it is first shown. */
export const bodyField = {
  name: 'body',
  pluginId: PLUGIN_ID,
  type: 'text' as const,
  icon: Feather as ComponentType,
  intlLabel: { id: 'body.name', defaultMessage: 'Article body' },
  intlDescription: {
    id: 'body.description',
    defaultMessage: 'A text editor for the body of an article, which keeps clean HTML',
  },
  // Strapi's type does not know the properties that its edit view gives.
  components: { Input: async () => ({ default: (await import('./view/body-input')).default as ComponentType }) },
};
