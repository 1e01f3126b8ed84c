/**
 * The plugin's own fields: what the admin shows an editor of its own for. The type is what the database and the API
 * see; the admin registers the same name with its component.
 */
export const customFields = [{ name: 'body', plugin: 'off-the-wire', type: 'text' }] as const;
