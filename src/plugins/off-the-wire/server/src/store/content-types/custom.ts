/** The inputs of the Content Manager that are the plugin's own, by name, with the Strapi type in which each keeps its value. */
export const customFields = {
  body: 'text',
  'article-link': 'string',
  'delivery-link': 'string',
  moment: 'string',
  instant: 'datetime',
  'yes-no': 'boolean',
  'time-zone': 'string',
  language: 'string',
  choice: 'enumeration',
  words: 'json',
  subjects: 'json',
  embargo: 'json',
  collects: 'json',
  'ticker-filter': 'json',
  rules: 'json',
  secret: 'string',
  facts: 'json',
} as const;

/**
 * An attribute with one of the plugin's own inputs. What the database keeps is the same as for a plain attribute of the
 * input's type.
 */
export function custom(name: keyof typeof customFields, own: Readonly<Record<string, unknown>> = {}) {
  return { ...own, type: 'customField', customField: `plugin::off-the-wire.${name}` } as const;
}

/** One of a few words that the desk sets itself, shown in newsroom words. */
export function choice(words: readonly string[], own: Readonly<Record<string, unknown>> = {}) {
  return custom('choice', { ...own, enum: [...words] });
}

/** What the desk was told, to be read. `of` names the form in which it is shown. */
export function facts(of: 'notes' | 'links' | 'media' | 'receipt' | 'filed' | 'item' | 'anything') {
  return custom('facts', { options: { of } });
}
