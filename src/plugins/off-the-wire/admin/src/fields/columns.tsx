import type { ReactNode } from 'react';
import type { MessageDescriptor } from 'react-intl';
import { ArticleCell, BooleanCell, ItemsCell, SizeCell, TimeCell, UrgencyCell, VersionCell, WordCell } from './cells';
import { isRecord, type Json, recordIn } from './json';
import { message } from './messages';
import { wireTypeOf } from './plugin-options';

/** A column of a list in the Content Manager, as far as it concerns us. */
interface Header {
  readonly name: string;
  readonly label: string | MessageDescriptor;
  readonly attribute: { readonly type: string };
  readonly searchable: boolean;
  readonly sortable: boolean;
  readonly cellFormatter?: (row: Json, header: { readonly name: string }) => ReactNode;
}

export interface ListColumns {
  readonly displayedHeaders: readonly Header[];
  readonly layout: { readonly options?: unknown };
}

/** Shows the columns of the plugin's own lists as a desk reads them. Those of other types stay as they are. */
export function readableColumns({ displayedHeaders, layout }: ListColumns): ListColumns {
  const own = wireTypeOf(layout);
  if (!own) return { displayedHeaders, layout };
  const shown = displayedHeaders.map((header) => {
    const cellFormatter = cellFor(own.type, header);
    return cellFormatter ? { ...header, cellFormatter } : header;
  });
  return { displayedHeaders: own.type === 'delivery' ? withItems(shown) : shown, layout };
}

type Cell = Header['cellFormatter'];

const byName: Readonly<Record<string, Cell>> = {
  urgency: (row) => <UrgencyCell urgency={row.urgency} />,
  versionKind: (row) => <VersionCell kind={row.versionKind} leadNumber={row.leadNumber} />,
  size: (row) => <SizeCell bytes={row.size} />,
};

function cellFor(type: string, { name, attribute }: Header): Cell {
  if (byName[name]) return byName[name];
  if (name === 'article') return (row) => <ArticleCell documentId={row.article} />;
  if (name === 'asOf' || name === 'versionCreated') return (row) => <TimeCell moment={row[name]} />;
  // The first column of a delivery is the way to it: a formatted one would be none.
  if (attribute.type === 'datetime' && type !== 'delivery') return (row) => <TimeCell moment={row[name]} />;
  if (attribute.type === 'datetime') return (row) => <TimeCell moment={row[name]} to={row.documentId} />;
  if (attribute.type === 'enumeration') return (row) => <WordCell field={name} word={row[name]} />;
  if (attribute.type === 'boolean') return (row) => <BooleanCell value={row[name]} />;
  return undefined;
}

/** What became of the items stands in the receipt, which Strapi cannot make a column of. */
function withItems(headers: readonly Header[]): readonly Header[] {
  const at = headers.findIndex(({ name }) => name === 'state');
  const items: Header = {
    name: 'otw-items',
    label: message('fields.column.items'),
    attribute: { type: 'custom' },
    searchable: false,
    sortable: false,
    cellFormatter: (row) => <ItemsCell receipt={isRecord(row.receipt) ? row.receipt : recordIn(undefined)} />,
  };
  return at < 0 ? headers : headers.toSpliced(at + 1, 0, items);
}
