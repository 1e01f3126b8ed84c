import type { EdNote, Item, Note } from '../item';
import { type BodyParagraph, cutParagraph, lastParagraph } from './paragraph';
import type { Edited } from './rule';
import { reportersIn, separator, type TaglineWords, taglineWords } from './tagline-words';

const rule = 'tagline';
/** How many lines may stand under a story. */
const most = 8;

/**
 * Takes the lines under a story out of its body: credits go to `edNotes`, and the reporters in them to `byline` where the
 * copy has none; a copyright to `copyrightNotice`; what asks to follow somebody stands in the note alone. Only at the
 * very end, and never all of a body.
 */
export function tagline(item: Item): Edited {
  let body = item.body;
  const found: Found[] = [];
  const rules: string[] = [];
  for (let count = 0; body !== undefined && count < most; count += 1) {
    const last = lastParagraph(body);
    const text = last?.text.trim() ?? '';
    if (!last) break;
    if (separator.test(text) && (found.length > 0 || isUnder(body, last))) {
      rules.push(text);
      if (last.start === 0) break;
      body = cutParagraph(body, last, 0, 0);
      continue;
    }
    const taken = takenFrom(last);
    if (!taken || (taken.to === 0 && body.slice(0, last.start).trim() === '')) break;
    found.unshift(taken);
    body = cutParagraph(body, last, 0, taken.to);
    if (taken.to > 0) break;
  }
  // Lines of dashes alone may part what comes after from the story: of another text, or of none.
  if (found.length === 0 || body === undefined) return { item, notes: [] };
  return withFound({ ...item, body }, found, rules);
}

interface Found {
  readonly words: TaglineWords;
  readonly text: string;
  /** Up to where the paragraph stays. */
  readonly to: number;
}

function isUnder(body: string, last: BodyParagraph): boolean {
  const above = lastParagraph(body.slice(0, last.start));
  return above !== undefined && takenFrom(above) !== undefined;
}

function takenFrom(last: BodyParagraph): Found | undefined {
  const end = last.text.trimEnd();
  const text = end.replace(/\s+/g, ' ').trim();
  if (text.length <= 700) {
    const words = taglineWords.find(({ pattern }) => pattern.test(text));
    if (words) return { words, text, to: 0 };
  }
  const tail = end.slice(-500);
  for (const words of taglineWords) {
    const match = words.behind?.exec(tail);
    if (match) return { words, text: match[0].trim(), to: end.length - match[0].length };
  }
  return undefined;
}

function withFound(item: Item, found: readonly Found[], rules: readonly string[]): Edited {
  const credits = found.filter(({ words }) => words.is === 'credit').map(({ text }) => text);
  const copyright = found.filter(({ words }) => words.is === 'copyright').map(({ text }) => text);
  const names = credits.map(reportersIn).find((name) => name !== undefined);
  const byline = item.byline ?? names;
  const edNotes: readonly EdNote[] = [...(item.edNotes ?? []), ...credits.map((text) => ({ role: 'credits', text }))];
  const copyrightNotice = item.copyrightNotice ?? (copyright.length > 0 ? copyright.join(' ') : undefined);
  const notes: Note[] = found.map(({ words, text }) => ({ rule, message: messages[words.is], was: text }));
  if (rules.length > 0) notes.push({ rule, message: 'cut with the lines under the story', was: rules.join(' ') });
  if (byline !== item.byline) notes.push({ rule, message: 'the byline is from the credits', is: byline });
  return {
    item: { ...item, byline, copyrightNotice, edNotes: edNotes.length > 0 ? edNotes : undefined },
    notes,
  };
}

const messages: Readonly<Record<TaglineWords['is'], string>> = {
  credit: 'moved from the end of the body to edNotes',
  copyright: 'moved from the end of the body to copyrightNotice',
  furniture: 'cut off the end of the body',
};
