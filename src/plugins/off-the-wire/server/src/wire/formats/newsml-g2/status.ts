import type { Embargo, Item, Moment, PubStatus, VersionKind } from '../../item';
import { kindsByWeight } from '../../status-words';
import { isLocalTime, isoMoment } from '../../time';
import type { XmlElement } from '../../xml';
import { attribute } from '../../xml/tree';
import { embargoLifted, embargoWords, noteKinds, signals, statuses } from './habits';
import { wordOf } from './qcodes';
import { codeOf, type Reader, remark, takeEmpty, taking } from './reader';
import { wordsOf } from './words';

/** What the provider says of the version: may it be used, until when not, and what is it to those before. */
export function statusOf(reader: Reader): Partial<Item> {
  const { itemMeta, contentMeta } = reader;
  return {
    pubStatus: pubStatusOf(reader),
    embargo: embargoOf(reader),
    versionKind: versionKindOf(reader),
    urgency: urgencyIn(reader, contentMeta.first('urgency')),
    versionCreated: momentIn(reader, itemMeta.first('versionCreated')),
    firstCreated: momentIn(reader, itemMeta.first('firstCreated')),
    expires: momentIn(reader, itemMeta.first('expires')),
  };
}

/** A date, or a date and time in UTC; one without a zone stays local: the source's habits settle it. */
export function momentIn(reader: Reader, element: XmlElement | undefined): Moment | undefined {
  const raw = taking(reader, element);
  if (element === undefined || raw === undefined) return undefined;
  const moment = isoMoment(raw);
  if (moment !== undefined) return moment;
  const isLocal = isLocalTime(raw);
  remark(reader, `${element.name} ${isLocal ? 'gives no time zone' : 'is no date'}.`, element, raw);
  return isLocal ? raw : undefined;
}

/** 1 highest to 9. */
export function urgencyIn(reader: Reader, element: XmlElement | undefined): number | undefined {
  const raw = taking(reader, element);
  if (raw === undefined) return undefined;
  if (/^[1-9]$/.test(raw)) return Number(raw);
  remark(reader, `${element?.name} is no number from 1 to 9.`, element, raw);
  return undefined;
}

function pubStatusOf(reader: Reader): PubStatus | undefined {
  const element = reader.itemMeta.first('pubStatus');
  const said = statusWord(reader, element);
  if (element === undefined || said === undefined) return undefined;
  const known = statuses.get(said);
  if (known === undefined) remark(reader, 'pubStatus is none that is known: taken as withheld.', element, said);
  else if (known !== said) remark(reader, `pubStatus was read as ${known}.`, element, said);
  return known ?? 'withheld';
}

function statusWord(reader: Reader, element: XmlElement | undefined): string | undefined {
  if (element === undefined) return undefined;
  const text = wordsOf(element);
  const word = wordOf(codeOf(reader, element) ?? attribute(element, 'literal') ?? text ?? '');
  // Its name in another language is in the notes.
  if (text === undefined || text.toLowerCase() === word) reader.taken.add(element);
  return word || undefined;
}

/** An embargo without a clear instant has no end: an editor must release it. */
function embargoOf(reader: Reader): Embargo | undefined {
  const element = reader.itemMeta.first('embargoed');
  if (element === undefined) {
    const verbatim = embargoNote(reader) ?? embargoedStatus(reader);
    return verbatim === undefined ? undefined : { until: null, verbatim };
  }
  const verbatim = taking(reader, element) ?? '';
  const moment = isoMoment(verbatim);
  if (moment !== undefined && moment.length > 10) return { until: moment, verbatim };
  remark(reader, 'The embargo gives no clear instant.', element, verbatim);
  if (isLocalTime(verbatim)) return { until: verbatim, verbatim };
  return { until: null, verbatim: verbatim || (embargoNote(reader) ?? '') };
}

function embargoNote(reader: Reader): string | undefined {
  const notes = reader.itemMeta.all('edNote');
  const byRole = notes.find((note) => /embargo|sperrfrist/.test(wordOf(attribute(note, 'role') ?? '')));
  if (byRole) return wordsOf(byRole);
  const found = notes.find(({ children: [first] }) => typeof first === 'string' && isOnEmbargo(first));
  return found && wordsOf(found);
}

function isOnEmbargo(text: string): boolean {
  const start = text.slice(0, 200).trimStart();
  return embargoWords.test(start) && !embargoLifted.test(start);
}

function embargoedStatus(reader: Reader): string | undefined {
  const said = statusWord(reader, reader.itemMeta.first('pubStatus'));
  return said === 'embargoed' ? said : undefined;
}

function versionKindOf(reader: Reader): VersionKind | undefined {
  let kind: VersionKind | undefined;
  for (const element of reader.itemMeta.all('signal')) {
    const next = signalKind(reader, element);
    if (next === undefined || next === kind) continue;
    if (kind !== undefined)
      remark(reader, 'More signals than one: the weightiest counts.', element, `${kind}, ${next}`);
    kind = kind === undefined || kindsByWeight.indexOf(next) < kindsByWeight.indexOf(kind) ? next : kind;
  }
  return kind ?? kindOfNotes(reader);
}

function signalKind(reader: Reader, element: XmlElement): VersionKind | undefined {
  const code = codeOf(reader, element) ?? attribute(element, 'literal');
  const known = code === undefined ? undefined : signalOf(code);
  // A signal that is no word on the version stays for the notes.
  if (known) takeEmpty(reader, element);
  return known?.kind;
}

function signalOf(code: string): (typeof signals)[number] | undefined {
  const rows = signalsByWord.get(wordOf(code));
  if (rows === undefined) return undefined;
  const alias = code.slice(0, Math.max(code.indexOf(':'), 0)).toLowerCase();
  return rows.find((signal) => signal.alias === undefined || signal.alias === alias);
}

const signalsByWord: ReadonlyMap<string, typeof signals> = new Map(
  signals.map(({ word }) => [word, signals.filter((signal) => signal.word === word)]),
);

function kindOfNotes(reader: Reader): VersionKind | undefined {
  for (const note of reader.itemMeta.all('edNote')) {
    const kind = noteKinds.get(wordOf(attribute(note, 'role') ?? ''));
    if (kind !== undefined) return kind;
  }
  return undefined;
}
