import { htmlOf } from '../../html';
import { agateOf } from '../../html/agate';
import type { Element, Node } from '../../html/tree';
import type { EdNote } from '../../item';
import { type Line, paragraphsOf } from '../../lines';
import { roleOf } from './head-lines';
import type { TextLine } from './lines';

/** A story's text as clean HTML, and the notes to editors that stood inside it. */
export interface Body {
  readonly body?: string;
  readonly edNotes: readonly EdNote[];
}

/**
 * Builds the body from its lines: heads inside it (`^`) as h2, rows of tables (BS) and columns as pre, the rest as
 * paragraphs, whether TAB, an indent or a blank line starts them. No line is left out for want of a mark.
 *
 * @param isTabular the header says that the copy is set in columns: all its lines stay as they are.
 */
export function bodyOf(lines: readonly TextLine[], isTabular: boolean): Body {
  const edNotes: EdNote[] = [];
  const nodes = runsOf(lines).flatMap((run): readonly Node[] => {
    const [first] = run;
    if (first?.kind === 'table') return [pre(aligned(run.map((line) => line.columns)))];
    if (first?.kind !== 'caret')
      return isTabular ? [pre(run.map((line) => line.columns.replace(/^\t/, '')))] : text(run);
    if (/^[_—-]{1,60}$/.test(first.text)) return [element('p', first.text)];
    if (roleOf(first.text) !== 'editors') return [element('h2', first.text)];
    edNotes.push({ text: run.map((line) => line.text).join(' ') });
    return [];
  });
  return { body: htmlOf(nodes) || undefined, edNotes };
}

/** Lines of the same sort in a row. Every head is a run of its own, with the lines that it was wrapped into. */
function runsOf(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const runs: TextLine[][] = [];
  for (const line of lines) {
    const open = runs.at(-1);
    const last = open?.at(-1);
    if (open && last && sort(line) === sort(last) && line.kind !== 'caret') open.push(line);
    else if (line.kind !== 'blank') runs.push([line]);
  }
  return runs;
}

function sort(line: TextLine): string {
  return line.kind === 'table' || line.kind === 'caret' ? line.kind : 'text';
}

/** Running text: a TAB starts a paragraph; copy without TABs is parted by indents and blank lines. */
function text(run: readonly TextLine[]): readonly Node[] {
  if (!run.some((line) => line.kind === 'tab')) return agateAndProse(run);
  const groups: TextLine[][] = [];
  for (const line of run) {
    const open = groups.at(-1);
    const last = open?.at(-1);
    const starts = line.kind === 'tab' || last === undefined || (last.kind === 'tab' && last.isClosed);
    if (open && !starts) open.push(line);
    else groups.push([line]);
  }
  return groups.flatMap((group) =>
    group[1] === undefined && group[0] ? [element('p', group[0].text)] : agateAndProse(group),
  );
}

function agateAndProse(lines: readonly TextLine[]): readonly Node[] {
  return agateOf(lines.map(asLine)).flatMap((part): readonly Node[] =>
    part.kind === 'agate'
      ? [pre(part.lines.map((line) => line.columns))]
      : paragraphsOf(part.lines).map((paragraph) => element('p', paragraph.text)),
  );
}

function asLine(line: TextLine): Line & { readonly columns: string } {
  return {
    text: line.kind === 'blank' ? '' : line.text,
    indent: line.indent,
    number: line.number,
    columns: line.columns,
  };
}

/** AP's rows with semicolons, set in columns. */
function aligned(rows: readonly string[]): readonly string[] {
  const cells = rows.map((row) => row.split(';').map((cell) => cell.trim()));
  const isColumns = cells.length > 1 && cells.every((row) => row.length > 2);
  if (!isColumns) return rows;
  const widths = (cells[0] ?? []).map((_, column) => Math.min(40, widest(cells, column)));
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function widest(cells: readonly (readonly string[])[], column: number): number {
  return cells.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0);
}

function pre(lines: readonly string[]): Element {
  return element(
    'pre',
    lines
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/(?<!\n)\n+$/, ''),
  );
}

function element(tag: string, content: string): Element {
  return { tag, attributes: new Map(), children: [{ text: content }] };
}
