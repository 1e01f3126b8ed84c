import type { ReactNode } from 'react';
import type { MessageDescriptor } from 'react-intl';
import { BooleanCell, Plain, SizeCell, TimeCell, UrgencyCell, VersionCell, WordCell } from './cells';
import { ArticleCell, DeliveryCell, EntryCell, OutcomeCell, VersionRowCell } from './first-cells';
import { type Json, textIn } from './json';
import { wireTypeOf } from './plugin-options';

/** A column of a list in the Content Manager, as far as it concerns us. */
interface Header {
  readonly name: string;
  readonly label: string | MessageDescriptor;
  readonly attribute: { readonly type: string };
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
  const shown = displayedHeaders.map(({ name }) => name);
  const readable = displayedHeaders.map((header) => {
    const cellFormatter = cellFor(own.type, header, shown);
    return cellFormatter ? { ...header, cellFormatter } : header;
  });
  return { displayedHeaders: readable, layout };
}

type Cell = Header['cellFormatter'];

/** `article.headline`: the column that leads to the row. It also says what has no column of its own. */
function cellFor(type: string, { name, attribute }: Header, shown: readonly string[]): Cell {
  switch (`${type}.${name}`) {
    case 'article.headline':
      return (row) => <ArticleCell article={row} shown={shown} />;
    case 'article-version.headline':
      return (row) => <VersionRowCell version={row} shown={shown} />;
    case 'ticker-entry.text':
      return (row) => <EntryCell entry={row} shown={shown} />;
    case 'delivery.receivedAt':
      return (row) => <DeliveryCell delivery={row} />;
    case 'delivery.format':
    case 'delivery.fileName':
      return (row) => <Plain>{textIn(row[name]) ?? '-'}</Plain>;
    case 'delivery.reason':
      return (row) => <OutcomeCell delivery={row} />;
    default:
      return byName[name] ?? byType(name, attribute.type);
  }
}

const byName: Readonly<Record<string, Cell>> = {
  urgency: (row) => <UrgencyCell urgency={row.urgency} />,
  versionKind: (row) => <VersionCell kind={row.versionKind} leadNumber={row.leadNumber} />,
  size: (row) => <SizeCell bytes={row.size} />,
  asOf: (row) => <TimeCell moment={row.asOf} />,
  versionCreated: (row) => <TimeCell moment={row.versionCreated} />,
  firstCreated: (row) => <TimeCell moment={row.firstCreated} />,
};

function byType(name: string, type: string): Cell {
  if (type === 'datetime') return (row) => <TimeCell moment={row[name]} />;
  if (type === 'enumeration') return (row) => <WordCell field={name} word={row[name]} />;
  return type === 'boolean' ? (row) => <BooleanCell value={row[name]} /> : undefined;
}
