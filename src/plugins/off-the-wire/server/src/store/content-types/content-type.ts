/** How a content type of the plugin is written down: each field with the words that an editor reads beside it. */

/** A Strapi attribute, with its label and help text in the Content Manager. */
export interface Field {
  readonly attribute: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly help?: string;
  /** Set by the desk itself: shown, not typed into. */
  readonly readOnly?: boolean;
}

export interface Definition {
  readonly name: string;
  readonly plural: string;
  readonly table: string;
  readonly label: string;
  readonly description: string;
  readonly draftAndPublish?: boolean;
  readonly fields: Readonly<Record<string, Field>>;
  /** Column names in snake_case. Strapi creates them with the table (`type: 'unique'` is a real constraint). */
  readonly indexes?: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly type?: 'unique';
  }[];
  /** Columns of the list view, in order. */
  readonly list: readonly string[];
  /** Rows of the edit view; the grid is 12 wide. */
  readonly edit: readonly (readonly [field: string, size: number])[][];
  readonly mainField: string;
  readonly sort: readonly [field: string, order: 'ASC' | 'DESC'];
}

export const pluginUid = <Name extends string>(name: Name) => `plugin::off-the-wire.${name}` as const;

/** A single line in the form; the column is unbounded text, so that PostgreSQL never cuts or refuses an agency's copy. */
export const line = { type: 'string', column: { type: 'text', args: [] } } as const;

/** Makes of a definition what Strapi's plugin loader wants under `contentTypes`. */
export function contentType(definition: Definition) {
  const { name, plural, table, label, description, draftAndPublish = false, fields, indexes = [] } = definition;
  return {
    schema: {
      kind: 'collectionType',
      collectionName: table,
      info: { singularName: name, pluralName: plural, displayName: label, description },
      options: { draftAndPublish },
      pluginOptions: {},
      indexes: indexes.map(({ columns, ...index }) => ({ ...index, columns: [...columns] })),
      attributes: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, { ...field.attribute }])),
      config: contentManagerDefaults(definition),
    },
  };
}

function contentManagerDefaults({ fields, list, edit, mainField, sort }: Definition) {
  const metadatas = Object.entries(fields).map(([key, field]) => {
    const { label, help = '', readOnly = false } = field;
    return [key, { edit: { label, description: help, editable: !readOnly, visible: true }, list: { label } }];
  });
  return {
    settings: {
      ...{ bulkable: true, filterable: true, searchable: true, relationOpenMode: 'modal', pageSize: 20 },
      ...{ mainField, defaultSortBy: sort[0], defaultSortOrder: sort[1] },
    },
    metadatas: Object.fromEntries(metadatas),
    layouts: { list: [...list], edit: edit.map((row) => row.map(([name, size]) => ({ name, size }))) },
  };
}
