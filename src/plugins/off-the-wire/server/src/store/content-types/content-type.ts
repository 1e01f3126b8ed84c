/** How a content type of the plugin is written down: each field with the words that an editor reads beside it. */

/** A Strapi attribute, with its label and help text in the Content Manager. */
export interface Field {
  readonly attribute: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly help?: string;
  /** Over the column of the list, where the label is too long for it. */
  readonly column?: string;
  /** Set by the desk itself: shown, not typed into. */
  readonly readOnly?: boolean;
  /** In the empty input. */
  readonly placeholder?: string;
  /** Of a relation: the field of the other type by which it is picked and shown. */
  readonly mainField?: string;
}

type Row = readonly (readonly [field: string, size: number])[];

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
  /** The fields that the search box of the list looks through. Each costs time: it is LIKE '%words%' on all rows. */
  readonly search: readonly string[];
  /** The fields that the list may be filtered by. */
  readonly filters: readonly string[];
  /** The edit view: panels of rows; the grid is 12 wide. A field that is in none is not shown. */
  readonly edit: readonly (readonly Row[])[];
  readonly mainField: string;
  readonly sort: readonly [field: string, order: 'ASC' | 'DESC'];
}

export const pluginUid = <Name extends string>(name: Name) => `plugin::off-the-wire.${name}` as const;

/** A single line in the form; the column is unbounded text, so that PostgreSQL never cuts or refuses an agency's copy. */
export const line = { type: 'string', column: { type: 'text', args: [] } } as const;

/** Makes of a definition what Strapi's plugin loader wants under `contentTypes`. */
export function contentType(definition: Definition) {
  const { name, plural, table, label, description, draftAndPublish = false, fields, indexes = [], search } = definition;
  const attributeOf = ([key, { attribute }]: [string, Field]) =>
    [key, search.includes(key) ? { ...attribute } : { ...attribute, searchable: false }] as const;
  return {
    schema: {
      kind: 'collectionType',
      collectionName: table,
      info: { singularName: name, pluralName: plural, displayName: label, description },
      options: { draftAndPublish },
      pluginOptions: { 'off-the-wire': forTheAdmin(definition) },
      indexes: indexes.map(({ columns, ...index }) => ({ ...index, columns: [...columns] })),
      attributes: Object.fromEntries(Object.entries(fields).map(attributeOf)),
      config: contentManagerDefaults(definition),
    },
  };
}

/** What Strapi's layouts cannot say: which filters make sense, and with which field each panel of the form begins. */
function forTheAdmin({ name, filters, edit }: Definition) {
  const panels = edit.flatMap(([firstRow]) => firstRow?.[0]?.[0] ?? []);
  return { type: name, filters: [...filters], panels };
}

/** What a database is given when it first meets the type. Strapi keeps it there, and from then on it is the editors' own. */
function contentManagerDefaults({ fields, list, edit, mainField, sort }: Definition) {
  const metadatas = Object.entries(fields).map(([key, field]) => {
    const { label, help = '', placeholder = '', column = label, readOnly = false } = field;
    const picked = field.mainField ? { mainField: field.mainField } : {};
    return [
      key,
      {
        edit: { label, description: help, placeholder, editable: !readOnly, visible: true, ...picked },
        list: { label: column },
      },
    ];
  });
  return {
    settings: {
      ...{ bulkable: true, filterable: true, searchable: true, relationOpenMode: 'modal', pageSize: 20 },
      ...{ mainField, defaultSortBy: sort[0], defaultSortOrder: sort[1] },
    },
    metadatas: Object.fromEntries(metadatas),
    layouts: { list: [...list], edit: edit.flat().map((row) => row.map(([name, size]) => ({ name, size }))) },
  };
}
