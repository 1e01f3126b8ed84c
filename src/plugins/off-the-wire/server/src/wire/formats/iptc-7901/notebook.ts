import type { RawLine } from '../../html/preformatted';
import type { EdNote } from '../../item';

/** A line that starts what follows a story and is no part of it. */
interface NotebookStart {
  readonly pattern: RegExp;
  readonly seen: string;
}

const starts: readonly NotebookStart[] = [
  { pattern: /^#{1,2} ?(?:dpa[- ])?notebook$/i, seen: 'dpa International Service, 2013 and 2018' },
  { pattern: /^#{1,2} ?(?:dpa[- ])?notizblock$/i, seen: 'dpa Basisdienst; not verified' },
  { pattern: /^the following information is not (?:intended )?for publication\b/i, seen: 'dpa; wire-formats 1.2' },
  {
    pattern: /^(?:die )?(?:nach)?folgenden informationen sind nicht (?:zur|für die) veröffentlichung\b/i,
    seen: 'dpa, in German; not verified',
  },
];
const rule = /^(?:\* ?){3,8}$|^-{3,}$|^_{3,}$/;

/** Where the notebook starts; the line of stars over it is part of it. */
export function notebookStart(lines: readonly RawLine[]): number {
  const at = lines.findIndex(({ text }) => isStart(text.trim()));
  if (at < 0) return lines.length;
  const before = lines.slice(0, at).findLastIndex(({ text }) => text.trim() !== '');
  return before >= 0 && rule.test(lines[before]?.text.trim() ?? '') ? before : at;
}

function isStart(text: string): boolean {
  return text.length < 200 && starts.some(({ pattern }) => pattern.test(text));
}

/** The notebook as notes to editors, one a section (`## Note to editors`), its lines kept. */
export function notebookNotes(lines: readonly RawLine[]): readonly EdNote[] {
  const sections: { title?: string; lines: string[] }[] = [{ lines: [] }];
  for (const { text } of lines) {
    const line = text.replace(/\s+/g, ' ').trim();
    const title = /^#{1,3} ?(\S.*)$/.exec(line)?.[1];
    if (title) sections.push({ title: isStart(line) ? undefined : title, lines: [] });
    else if (isStart(line)) sections.push({ lines: [line] });
    else if (line !== '' && !rule.test(line)) sections.at(-1)?.lines.push(line);
  }
  return sections.flatMap(({ title, lines: kept }) => {
    const text = [...(title ? [title] : []), ...kept].join('\n');
    return text === '' ? [] : [{ role: 'notebook', text }];
  });
}
