import { wireTypeOf } from './plugin-options';

type Row = readonly { readonly name: string }[];

interface EditLayout {
  readonly layout: readonly (readonly Row[])[];
  readonly options?: unknown;
}

export interface EditForm {
  readonly layout: EditLayout;
  readonly query: unknown;
}

/** Sets the parts of a long form apart, as the type says. What an editor moved elsewhere stays where it was moved to. */
export function partedForm({ layout, query }: EditForm): EditForm {
  const own = wireTypeOf(layout);
  if (!own || own.panels.length < 2) return { layout, query };
  return { layout: { ...layout, layout: layout.layout.flatMap((panel) => parted(panel, own.panels)) }, query };
}

function parted(rows: readonly Row[], starts: readonly string[]): readonly (readonly Row[])[] {
  const panels: Row[][] = [];
  for (const row of rows) {
    const last = panels.at(-1);
    if (!last || row.some(({ name }) => starts.includes(name))) panels.push([row]);
    else last.push(row);
  }
  return panels;
}
