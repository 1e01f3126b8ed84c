import type { Embargo, Item, Moment, PubStatus, VersionKind } from '../../item';
import { isLocalTime, isoMoment } from '../../time';
import type { XmlElement } from '../../xml';
import { attribute } from '../../xml-tree';
import { embargoLifted, embargoWords, kindsByWeight, noteKinds, signals, statuses } from './habits';
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
  const text = taking(reader, element);
  const word = wordOf(codeOf(reader, element) ?? attribute(element, 'literal') ?? text ?? '');
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
  return notes.map((note) => wordsOf(note) ?? '').find((text) => embargoWords.test(text) && !embargoLifted.test(text));
}

function embargoedStatus(reader: Reader): string | undefined {
  const said = statusWord(reader, reader.itemMeta.first('pubStatus'));
  return said === 'embargoed' ? said : undefined;
}

function versionKindOf(reader: Reader): VersionKind | undefined {
  const kinds = reader.itemMeta.all('signal').flatMap((element) => signalKind(reader, element) ?? []);
  const found = kindsByWeight.filter((kind) => kinds.includes(kind));
  if (found.length > 1) remark(reader, 'More signals than one: the weightiest counts.', undefined, found.join(', '));
  return found[0] ?? kindOfNotes(reader);
}

function signalKind(reader: Reader, element: XmlElement): VersionKind | undefined {
  const code = codeOf(reader, element) ?? attribute(element, 'literal');
  if (code === undefined) return undefined;
  const word = wordOf(code);
  const alias = code.slice(0, Math.max(code.indexOf(':'), 0)).toLowerCase();
  const known = signals.find((signal) => signal.word === word && (signal.alias ?? alias) === alias);
  // A signal that is no word on the version stays for the notes.
  if (known) takeEmpty(reader, element);
  return known?.kind;
}

function kindOfNotes(reader: Reader): VersionKind | undefined {
  const roles = reader.itemMeta.all('edNote').map((note) => wordOf(attribute(note, 'role') ?? ''));
  return roles.map((role) => noteKinds.get(role)).find((kind) => kind !== undefined);
}
