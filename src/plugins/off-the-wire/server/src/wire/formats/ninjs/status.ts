import type { EdNote, Embargo, PubStatus, VersionKind } from '../../item';
import { languageTag } from '../../language';
import { kindsByWeight, pubStatuses } from '../../status-words';
import { isLocalTime, isoMoment } from '../../time';
import { type Fields, idIn, lastSegment, listField, member, rawText, textIn } from './properties';

/**
 * The provider's word on the copy, as IPTC's schemas spell it and as others do. What no one knows is withheld, not
 * published: an editor sees the note.
 */
export function pubStatusOf(fields: Fields): PubStatus | undefined {
  const value = fields.value('pubStatus');
  const raw = idIn(value);
  if (raw === undefined) {
    if (value !== undefined && value !== '') {
      fields.note('pubStatus holds no text', value);
    }
    return undefined;
  }
  const word = lastSegment(raw);
  const known = pubStatuses.get(word);
  if (known === undefined) {
    fields.note('pubStatus is none of usable, withheld and canceled: taken as withheld', raw);
  } else if (known !== word) {
    fields.note(`pubStatus was read as ${known}`, raw);
  }
  return known ?? 'withheld';
}

/** An embargo without a clear instant (a date alone, no text that can be read) has no end: an editor must release it. */
export function embargoOf(fields: Fields): Embargo | undefined {
  const value = fields.value('embargoed');
  if (value === undefined || value === false) {
    return undefined;
  }
  const verbatim = rawText(value)?.trim() ?? JSON.stringify(value).slice(0, 200);
  const moment = isoMoment(verbatim);
  if (moment !== undefined && moment.length > 10) {
    return { until: moment, verbatim };
  }
  fields.note('The embargo gives no clear instant', verbatim);
  return isLocalTime(verbatim) ? { until: verbatim, verbatim } : { until: null, verbatim };
}

/** 1 highest to 9. */
export function urgencyOf(fields: Fields): number | undefined {
  const value = fields.value('urgency');
  const urgency = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof urgency === 'number' && Number.isInteger(urgency) && urgency >= 1 && urgency <= 9) {
    return urgency;
  }
  if (value !== undefined && value !== '') {
    fields.note('urgency is no whole number from 1 to 9', value);
  }
  return undefined;
}

/** What Superdesk says of a version beside ninjs: `signal` with codes of the NewsCodes vocabulary `sig:`. */
export function versionKindOf(fields: Fields): VersionKind | undefined {
  const codes = listField(fields, 'signal').flatMap((value) => {
    const code = idIn(member(value, 'code', 'qcode', 'uri')) ?? idIn(value);
    return code === undefined ? [] : [lastSegment(code)];
  });
  const unknown = codes.filter((code) => !signals.has(code));
  if (unknown.length > 0) {
    fields.note('A signal that is not known was dropped', unknown.join(', '));
  }
  const found = codes.flatMap((code) => signals.get(code) ?? []);
  return kindsByWeight.find((kind) => found.includes(kind));
}

/** What AP Media API's `editorialtypes` say of a version. */
export function editorialKindOf(fields: Fields): VersionKind | undefined {
  const words = listField(fields, 'editorialTypes').flatMap((value) => textIn(value)?.toLowerCase() ?? []);
  const found = words.flatMap((word) => editorialKinds.get(word.replace(/[^a-z]/g, '')) ?? []);
  if (found.length < words.length) {
    fields.note('An editorial type that says nothing of the version was dropped', words.join(', '));
  }
  return [...editorialKinds.values()].find((kind) => found.includes(kind));
}

/** The first of these that an item has decides. `seen`: AP's words for versions; wire-formats 1.2. */
const editorialKinds: ReadonlyMap<string, VersionKind> = new Map([
  ['kill', 'kill'],
  ['elimination', 'kill'],
  ['withhold', 'withhold'],
  ['correction', 'correction'],
  ['corrective', 'correction'],
  ['writethru', 'writethru'],
  ['lead', 'lead'],
  ['add', 'add'],
  ['insert', 'insert'],
  ['sub', 'sub'],
  ['update', 'update'],
  ['repeat', 'repeat'],
  ['advisory', 'advisory'],
  ['test', 'test'],
]);

const signals: ReadonlyMap<string, VersionKind> = new Map([
  ['kill', 'kill'],
  ['takedown', 'kill'],
  ['withhold', 'withhold'],
  ['correction', 'correction'],
  ['update', 'update'],
  ['repeat', 'repeat'],
]);

export function edNotesOf(fields: Fields): readonly EdNote[] | undefined {
  const notes = listField(fields, 'edNote').flatMap((value) => {
    const text = textIn(value);
    const role = idIn(member(value, 'role'));
    return text === undefined ? [] : [role === undefined ? { text } : { role, text }];
  });
  return notes.length > 0 ? notes : undefined;
}

/** BCP 47, in its own spelling: `en_us` is `en-US`. */
export function languageOf(fields: Fields): string | undefined {
  const raw = idIn(fields.value('language'));
  if (raw === undefined) {
    return undefined;
  }
  const known = languageTag(raw);
  if (known === undefined) {
    fields.note('language is no BCP 47 tag', raw);
  }
  return known;
}
