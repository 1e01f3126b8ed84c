import { ninjsObject } from '../ninjs';
import { languageTag } from '../values';
import type { ListRendering } from './list';

/**
 * A list as one document of ninjs 3.1: the standard has no list of its own but a composite, whose associations are whole
 * news objects.
 */
export const ninjsList: ListRendering = {
  suffix: '.ninjs.json',
  mediaType: 'application/json; charset=utf-8',
  // IPTC has registered no media type for it; this is what others ask for.
  accepts: ['application/ninjs+json'],
  render: (list, pages) =>
    JSON.stringify({
      uri: list.self,
      standard: { name: 'ninjs', version: '3.1', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#' },
      type: 'composite',
      representationType: 'full',
      versionCreated: list.updated,
      pubStatus: 'usable',
      language: languageTag(list.language),
      headlines: [{ role: 'main', value: list.title }],
      associations: list.articles.map((article, at) => ({
        ...{ name: `item-${at + 1}`, rel: 'item' },
        ...ninjsObject(article, pages),
      })),
    }),
};
