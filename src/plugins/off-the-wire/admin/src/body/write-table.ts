import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { Element, Node } from '../../../server/src/wire/html/tree';
import type { Section } from './schema/tables';

/** A table's rows in their sections: each run of rows of one section is one thead, tbody or tfoot. */
export function writtenRows(rows: readonly DocumentNode[], cell: (node: DocumentNode) => Element): readonly Node[] {
  const found: { section: Section; rows: Element[] }[] = [];
  rows.forEach((row, at) => {
    const section = sectionOf(rows, at);
    const last = found[found.length - 1];
    const written = { tag: 'tr', attributes: none, children: row.content.content.map(cell) };
    if (last !== undefined && last.section === section && !row.attrs.opens) last.rows.push(written);
    else found.push({ section, rows: [written] });
  });
  return found.flatMap((part): readonly Node[] =>
    part.section === 'none' ? part.rows : [{ tag: part.section, attributes: none, children: part.rows }],
  );
}

const none: ReadonlyMap<string, string> = new Map();

/** A new row stands with the row above it; below the head with the row under it, or in the table's body. */
function sectionOf(rows: readonly DocumentNode[], at: number): Section {
  const own = given(rows[at]);
  if (own !== undefined) return own;
  const above = rows
    .slice(0, at)
    .map(given)
    .findLast((section) => section !== undefined);
  const below = rows
    .slice(at + 1)
    .map(given)
    .find((section) => section !== undefined);
  if (above !== undefined && above !== 'thead') return above;
  if (above === undefined) return below ?? 'none';
  return below === undefined || below === 'thead' ? 'tbody' : below;
}

function given(row: DocumentNode | undefined): Section | undefined {
  const section: unknown = row?.attrs.section;
  return section === 'thead' || section === 'tbody' || section === 'tfoot' || section === 'none' ? section : undefined;
}
