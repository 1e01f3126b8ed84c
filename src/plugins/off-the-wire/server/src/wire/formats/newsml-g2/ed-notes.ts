import { digitalSourceNote } from '../../digital-source';
import type { EdNote } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, isElement } from '../../xml/tree';
import { conceptOf } from './concepts';
import { wordOf } from './qcodes';
import { codeOf, type Reader, remark, takeEmpty } from './reader';
import { newLinesIn, wordsOf } from './words';

/** What the copy says to editors: its notes with their roles, warnings of content, and what the parts of a video show. */
export function edNotesOf(reader: Reader): readonly EdNote[] {
  return [
    ...edNotesIn(reader, reader.itemMeta.all('edNote').slice(0, mostNotes)),
    ...warnings(reader),
    ...sourceTypes(reader),
    ...parts(reader),
  ];
}

const mostNotes = 500;

/** dpa's notepad says all the others once more: of a note with blocks in it only what no other says. */
function edNotesIn(reader: Reader, elements: readonly XmlElement[]): readonly EdNote[] {
  const flat = new Set(elements.filter((element) => !element.children.some(isElement)));
  const said = new Set([...flat].map(wordsOf));
  return elements.flatMap((element) => {
    reader.taken.add(element);
    if (flat.has(element)) return edNoteOf(element, wordsOf(element));
    const { text, bare } = newLinesIn(element, (line) => !said.has(line));
    if (bare.length > 0) remark(reader, 'Headings in a note to editors are not kept.', element, bare.join(' | '));
    return edNoteOf(element, text);
  });
}

function edNoteOf(element: XmlElement, text: string | undefined): readonly EdNote[] {
  const role = attribute(element, 'role') ?? attribute(element, 'roleuri');
  if (text === undefined) return [];
  return role === undefined ? [{ text }] : [{ role: codeWord(role), text }];
}

/** As written, without its vocabulary: `dpaednoterole:closingline` is `closingline`. */
function codeWord(role: string): string {
  return role.slice(Math.max(role.lastIndexOf(':'), role.lastIndexOf('/'), role.lastIndexOf('#')) + 1) || role;
}

/** IPTC's way: `sig:cwarn`, and from whom the content should be kept, `exclAudience` with `cwarn:violence`. */
function warnings(reader: Reader): readonly EdNote[] {
  const marks = reader.itemMeta.all('signal').filter((signal) => wordOf(codeOf(reader, signal) ?? '') === 'cwarn');
  const reasons = reader.contentMeta
    .all('exclAudience')
    .filter((audience) => codeOf(reader, audience)?.startsWith('cwarn:'));
  // The reasons say more than the mark.
  for (const mark of marks) takeEmpty(reader, mark);
  return (reasons.length > 0 ? reasons : marks).map((element) => {
    const { name, code = '' } = conceptOf(reader, element);
    return { role: 'cwarn', text: name ?? wordOf(code) };
  });
}

/** `digitalSourceType` (2.32): that a machine made it. */
function sourceTypes(reader: Reader): readonly EdNote[] {
  return reader.contentMeta.all('digitalSourceType').flatMap((element) => {
    const note = digitalSourceNote(codeOf(reader, element));
    if (note) takeEmpty(reader, element);
    return note ?? [];
  });
}

function parts(reader: Reader): readonly EdNote[] {
  return reader.parts.flatMap((part) => {
    const said = part.children.filter((node): node is XmlElement => typeof node !== 'string');
    const texts = said.filter(({ name }) => name === 'headline' || name === 'description');
    const text = texts.flatMap((element) => {
      reader.taken.add(element);
      return wordsOf(element) ?? [];
    });
    const time = said.find(({ name }) => name === 'timeDelim');
    const span = [attribute(time, 'start'), attribute(time, 'end')].filter((end) => end !== undefined).join('–');
    if (text.length === 0) return [];
    const role = attribute(part, 'role');
    return [{ role: role === undefined ? 'part' : codeWord(role), text: [span, ...text].filter(Boolean).join(' ') }];
  });
}
