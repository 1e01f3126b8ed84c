import type { StrapiApp } from '@strapi/strapi/admin';
import { PLUGIN_ID } from '../pluginId';
import { StoryPanel } from '../story';
import { readableColumns } from './columns';
import { DeskPanel } from './desk-panel';
import { sensibleFilters } from './filters';
import { message } from './messages';
import { partedForm } from './panels';
import { type Panel, withoutSave } from './records';

type CustomField = Extract<Parameters<StrapiApp['customFields']['register']>[0], { components: unknown }>;
type Input = CustomField['components']['Input'];

/** The plugin's own inputs. Each keeps a value of the type with which the server registers it. */
const inputs: readonly (readonly [name: string, type: CustomField['type'], Input: unknown])[] = [
  ['article-link', 'string', () => import('./article-link-field')],
  ['delivery-link', 'string', () => import('./delivery-link-field')],
  ['moment', 'string', () => import('./moment-field')],
  ['instant', 'datetime', () => import('./moment-field')],
  ['yes-no', 'boolean', () => import('./yes-no-field')],
  ['time-zone', 'string', () => import('./time-zone-field')],
  ['language', 'string', () => import('./language-field')],
  ['choice', 'enumeration', () => import('./choice-field')],
  ['words', 'json', () => import('./words-field')],
  ['subjects', 'json', () => import('./subjects-field')],
  ['embargo', 'json', () => import('./embargo-field')],
  ['collects', 'json', () => import('./collects-field')],
  ['ticker-filter', 'json', () => import('./ticker-filter-field')],
  ['rules', 'json', () => import('./rules-field')],
  ['secret', 'string', () => import('./secret-field')],
  ['facts', 'json', () => import('./facts-field')],
];

/** Gives the Content Manager the plugin's inputs. To be called from the plugin's `register`. */
export function registerFields(app: StrapiApp): void {
  for (const [name, type, Input] of inputs) {
    app.customFields.register({
      name,
      type,
      pluginId: PLUGIN_ID,
      intlLabel: message('fields.input.label'),
      intlDescription: message('fields.input.description'),
      // Strapi's type asks for a component without props, and then hands it these.
      components: { Input: Input as Input },
    });
  }
}

/** Columns, filters and forms of the plugin's own types. To be called from the plugin's `bootstrap`, when the hooks are there. */
export function improveLists(app: Pick<StrapiApp, 'registerHook' | 'getPlugin'>): void {
  app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', readableColumns);
  app.registerHook('Admin/CM/pages/ListView/inject-in-filters', sensibleFilters);
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', partedForm);
  const { apis } = app.getPlugin('content-manager') as unknown as {
    apis: { addEditViewSidePanel(change: (panels: readonly Panel[]) => readonly unknown[]): void };
  };
  apis.addEditViewSidePanel((panels) => [...withoutSave(panels), StoryPanel, DeskPanel]);
}
