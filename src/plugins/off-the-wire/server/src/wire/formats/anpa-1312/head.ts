import type { Note } from '../../item';
import { joined } from '../../lines';
import { bareCount, bareLines, deepest, type HeadLine, isBareSlug } from './head-bare';
import { type HeadFields, type HeadRole, isBylineTitle, isSlug, namedLine, roleOf, withoutCount } from './head-lines';
import type { TextLine } from './lines';

/** The lines above a story, read, and those that are the story. */
export interface Head {
  readonly fields: HeadFields;
  readonly body: readonly TextLine[];
  readonly notes: readonly Note[];
}

interface Part extends HeadLine {
  readonly role: HeadRole;
  /** As it stood, with the name of a line that was named. */
  readonly printed: string;
}

/**
 * Reads what stands above a story. Where lines carry the mark for it (`^`, or `%head`), those are the head; where none
 * does, the head ends at the first indented line or the first with a dateline.
 *
 * @param slugline of the header: a line that starts with the same keyword is the slug.
 */
export function readHead(lines: readonly TextLine[], slugline: string | undefined): Head {
  const printed = lines.filter((line) => line.kind !== 'blank');
  const marked = printed.slice(0, 8).some((line) => line.kind === 'caret' || namedLine(line.text));
  const count = marked ? markedCount(lines) : bareCount(lines);
  const own = marked ? unwrapped(lines.slice(0, count)) : bareLines(lines.slice(0, count));
  const parts = withRoles(own, slugline, marked);
  const others = new Map(parts.filter((part) => part.role === 'other').map((part) => [part.number, part.text]));
  const rest = lines.slice(0, count).flatMap((line): readonly TextLine[] => {
    const text = others.get(line.number);
    return text === undefined ? [] : [{ ...line, text, columns: text }];
  });
  return { fields: fieldsOf(parts), body: [...rest, ...lines.slice(count)], notes: notesOf(parts) };
}

/** The lines up to the first paragraph, table or loose line that is not the rest of a head. */
function markedCount(lines: readonly TextLine[]): number {
  let open = false;
  for (const [index, line] of lines.slice(0, deepest * 2).entries()) {
    const head = line.kind === 'caret' || namedLine(line.text) !== undefined;
    if (head) open = !line.isClosed && line.kind === 'caret';
    else if (line.kind === 'loose' && open) open = !line.isClosed;
    else if (line.kind === 'blank') open = false;
    else if (line.kind !== 'loose' || !bareHeadLine(line, index, lines)) return index;
  }
  return Math.min(lines.length, deepest * 2);
}

/** Among marked lines one without a mark may stand: a byline, a note. */
function bareHeadLine(line: TextLine, index: number, lines: readonly TextLine[]): boolean {
  const next = lines.slice(index + 1).find((other) => other.kind !== 'blank');
  return next?.kind === 'caret' && roleOf(line.text) !== undefined;
}

function unwrapped(lines: readonly TextLine[]): readonly HeadLine[] {
  const found: { texts: string[]; number: number; open: boolean }[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (line.kind === 'blank') {
      if (last) last.open = false;
    } else if (line.kind === 'loose' && last?.open) {
      last.texts.push(line.text);
      last.open = !line.isClosed;
    } else found.push({ texts: [line.text], number: line.number, open: line.kind === 'caret' && !line.isClosed });
  }
  return found.map(({ texts, number }) => ({ text: joined(texts), number }));
}

function withRoles(lines: readonly HeadLine[], slugline: string | undefined, marked: boolean): readonly Part[] {
  const parts: Part[] = [];
  const has = (role: HeadRole) => parts.some((part) => part.role === role);
  for (const line of lines) {
    const own = namedLine(line.text);
    const text = own?.text ?? line.text;
    const first = !has('slug') && parts.every((part) => part.role === 'version') && (marked || isBareSlug(text));
    const role =
      own?.role ?? (first && isSlug(text, slugline) ? 'slug' : (roleOf(text) ?? untold(text, parts, marked)));
    parts.push({ ...line, text, role, printed: line.text });
  }
  return parts;
}

/** What no word of its own tells: a headline first, then, by where it stands. */
function untold(text: string, parts: readonly Part[], marked: boolean): HeadRole {
  const last = parts.at(-1)?.role;
  // A headline ends with no full stop, a note does.
  if (last === 'editors' && (goesOnAsNote(text) || text.endsWith('.') || signs.test(text))) return 'editors';
  if (last === 'slug' && pickup.test(text) && /\badd\b/i.test(parts.at(-1)?.text ?? '')) return 'editors';
  if ((last === 'byline' || last === 'byline title') && isBylineTitle(text)) return 'byline title';
  if (!parts.some(({ role }) => role === 'headline' || role === 'byline')) return 'headline';
  const isSecond =
    marked && last === 'headline' && text.split(' ').length > 5 && !parts.some(({ role }) => role === 'abstract');
  return isSecond ? 'abstract' : 'other';
}

/** Below an advisory. */
const signs = /^(?:The AP|The Associated Press|AP|UPI|The Canadian Press|CP)$/;
/** Over an add AP repeats where the take before it ended: `GENEVA: next week.` */
const pickup = /^(?:\p{Lu}[\p{Lu} .,'’-]{2,40}|\p{Lu}\p{Lu}+, \p{Lu}\p{L}+\.?): .{2,80}$/u;

/** Whether a line goes on with the note to editors above it: it says what was done to the copy, or with what it moves. */
function goesOnAsNote(text: string): boolean {
  return /^(?:(?:Also )?(?:Adds?|Updates?|Corrects?|Recasts?|Restores?|Removes?|Deletes?|Changes?|Fixes|Trims|Edits|Clarifies|Inserts?|Subs|LEADS?|Leads?|INSERTS?|SUBS|RECASTS|UPDATES|ADDS|CORRECTS|Minor|Moving|Moves|No pickup|Pick(?:s|ing)? up|Stands|Note|Will be|Expected)\b|\(?(?:AP|With)\b.{0,60}(?:Photo|Video|Graphic|Audio))/.test(
    text,
  );
}

function fieldsOf(parts: readonly Part[]): HeadFields {
  const of = (role: HeadRole) => parts.filter((part) => part.role === role).map((part) => part.text);
  const versions = of('version').map((text) =>
    text
      .replace(/[*\s]+/g, ' ')
      .trim()
      .toUpperCase(),
  );
  const headline = of('headline')[0]
    ?.replace(/^\*{2,}\s*/, '')
    .replace(/\s*=$/, '');
  const advances = of('advance');
  const slug = of('slug')[0];
  return {
    headline: headline ? [...versions, headline].join(': ') : undefined,
    abstract: of('abstract')[0],
    byline: of('byline')[0]?.replace(/\s*=$/, ''),
    dateline: of('dateline')[0],
    slugline: slug && withoutCount(slug),
    edNotes: of('editors').length > 0 ? notesToEditors(parts) : undefined,
    embargo: advances.length > 0 ? { until: null, verbatim: advances.join('; ') } : undefined,
  };
}

/** Lines of one note are one note. */
function notesToEditors(parts: readonly Part[]): HeadFields['edNotes'] {
  const texts: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.role !== 'editors') continue;
    const goesOn = parts[index - 1]?.role === 'editors' && roleOf(part.text) === undefined && texts.length > 0;
    if (goesOn) texts.push(`${texts.pop()} ${part.text}`);
    else texts.push(part.text);
  }
  return texts.map((text) => ({ text }));
}

/** Lines of which not every word is in a field. */
function notesOf(parts: readonly Part[]): readonly Note[] {
  const silent: readonly HeadRole[] = ['editors', 'other', 'abstract', 'dateline'];
  return parts
    .filter((part) => !silent.includes(part.role) || part.printed !== part.text)
    .map(({ role, printed, number }) => ({
      rule: 'anpa-1312',
      message: `read as ${role}`,
      line: number,
      was: printed,
    }));
}
