import type { Item, VersionKind } from '../item';
import type { Edited } from './rule';

/**
 * What a note to editors says was done to the copy, by its first word. "Adds" and "Updates" are not here: copy that has a
 * story before it is an update without them.
 */
const words: readonly { readonly pattern: RegExp; readonly kind: VersionKind; readonly seen: string }[] = [
  {
    pattern: /^(?:corrects|correction|corrective|berichtigung|berichtigt|korrektur|rectifie|corrige|corregge)\b/i,
    kind: 'correction',
    seen: 'Reuters "(Corrects ...)", dpa "(Berichtigung: ...)"',
  },
  { pattern: /^refiles\b/i, kind: 'refile', seen: 'Reuters "(Refiles to ...)"' },
  { pattern: /^(?:repeats|wiederholung|repite|répétition)\b/i, kind: 'repeat', seen: 'Reuters "(Repeats ...)"' },
  { pattern: /^inserts?\b/i, kind: 'insert', seen: 'AP "INSERT after 3rd graf"' },
  { pattern: /^subs?\s/i, kind: 'sub', seen: 'AP "SUBS 3rd graf"' },
  { pattern: /^add \d/i, kind: 'add', seen: 'UPI' },
];
const addressed = /^[\s(*#]{0,4}(?:(?:eds\.?|editors?|attn|attention)\s?[:,–—-]{1,2}\s*)?/i;

/**
 * Reads from the first words of the notes to editors which version this is, where neither a field nor headline and
 * slugline say it. A correction among several notes decides.
 */
export function advisoryKind(item: Item): Edited {
  if (item.versionKind !== undefined) return { item, notes: [] };
  const said = (item.edNotes ?? []).flatMap(({ text, role }) => {
    if (role === 'credits') return [];
    const start = text.slice(0, 200).replace(addressed, '');
    const word = words.find(({ pattern }) => pattern.test(start));
    return word ? [{ kind: word.kind, text }] : [];
  });
  const first = words.flatMap(({ kind }) => said.find((one) => one.kind === kind) ?? [])[0];
  if (!first) return { item, notes: [] };
  const note = {
    rule: 'advisory-kind',
    message: `read as ${first.kind} from a note to editors`,
    was: first.text.slice(0, 300),
  };
  return { item: { ...item, versionKind: first.kind }, notes: [note] };
}
