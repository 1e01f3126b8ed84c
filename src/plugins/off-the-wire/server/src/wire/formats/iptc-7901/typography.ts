import type { RawLine } from '../../html/preformatted';
import type { Note } from '../../item';

/**
 * A line without IPTC 7901's signs to typesetters: instructions between SCD and ECD go, and the word before a kill word
 * (KW), each with a note; fonts, rails and bells go silently. Tabs and column marks (US) stay.
 */
export function withoutTypography(line: RawLine): { readonly line: RawLine; readonly notes: readonly Note[] } {
  if (!control.test(line.text)) return { line, notes: [] };
  const notes: Note[] = [];
  const drop = (message: string) => (was: string) => {
    const printed = was.replace(controls, '').trim();
    if (printed) notes.push({ rule: 'iptc-7901', message, line: line.number, was: printed });
    return '';
  };
  const text = line.text
    .replace(/\u000c[^\u000b\u000c]{0,80}\u000b/g, drop('an instruction to typesetters: left out'))
    .replace(/\S{1,60} ?\u0018/g, drop('a word that the sender struck out'))
    .replace(controls, '');
  return { line: { ...line, text }, notes };
}

const control = /[\u0000-\u0008\u000b-\u001e\u007f]/;
const controls = /[\u0000-\u0008\u000b-\u001e\u007f]/g;
