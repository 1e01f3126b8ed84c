import type { StrapiApp } from '@strapi/strapi/admin';
import { storyPath } from './pages';

export { StoryPanel } from './story-panel';

/** The page of a story's history. To be called from the plugin's `register`. */
export function registerStory(app: StrapiApp): void {
  app.router.addRoute({
    path: storyPath,
    lazy: async () => ({ Component: (await import('./history-page')).HistoryPage }),
  });
}
