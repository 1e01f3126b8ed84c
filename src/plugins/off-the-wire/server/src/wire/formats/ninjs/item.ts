import { digitalSourceNote } from '../../digital-source';
import type { EdNote, Item, Link, Note } from '../../item';
import { genreOf, keywordsOf, subjectsOf } from './concepts';
import { identityOf } from './identity';
import { type Company, companyOf } from './media';
import { origin, rights } from './origin';
import { vignetteOf } from './page-furniture';
import {
  type Fields,
  fieldsOf,
  idIn,
  isObject,
  type JsonObject,
  lastSegment,
  listField,
  member,
  momentField,
  textField,
  type Unread,
} from './properties';
import { abstractOf, bodyOf, headlineOf, kickerOf } from './prose';
import { restOf } from './rest';
import { editorialKindOf, edNotesOf, embargoOf, languageOf, pubStatusOf, urgencyOf, versionKindOf } from './status';

/** What an object became: an item, nothing (with a note that says why), or a reason why it cannot be read. */
export type Made =
  | { readonly item: Item; readonly notes: readonly Note[] }
  | { readonly item?: undefined; readonly reason?: string; readonly notes: readonly Note[] };

/** A ninjs object of any version (IPTC schemas 1.0 to 3.1) as an item. A field that is wrong is a note. */
export function itemOf(object: JsonObject): Made {
  const notes: Note[] = [];
  const fields = fieldsOf(object, notes);
  const headline = headlineOf(fields);
  const body = bodyOf(fields);
  const company = companyOf(fields, notes);
  const item: Item = {
    ...identityOf(fields),
    ...{
      headline,
      kicker: kickerOf(fields) ?? vignetteOf(fields),
      body,
      abstract: abstractOf(fields),
      slugline: textField(fields, 'slugline'),
      language: languageOf(fields),
    },
    ...origin(fields),
    ...{
      genre: genreOf(fields),
      subjects: subjectsOf(fields),
      keywords: keywordsOf(fields),
      urgency: urgencyOf(fields),
    },
    ...rights(fields),
    ...standing(fields, company, body !== undefined),
    ...times(fields),
    ...{ links: linksOf(fields, company), media: company.media.length > 0 ? company.media : undefined },
  };
  if (headline === undefined && body === undefined && item.guid === undefined) {
    return { reason: 'It has neither headline nor body nor uri.', notes: [] };
  }
  const skipped = notForReaders(fields, item);
  if (skipped !== undefined) {
    return { notes: [{ rule: 'ninjs', message: skipped, was: JSON.stringify(object).slice(0, 20_000) }] };
  }
  noteExtra(fields);
  const partial = incomplete(fields);
  const told = [...notes, ...partial, ...dropped(fields)];
  const unread = new Set(fields.unread().map(({ key }) => key.toLowerCase()));
  return { item, notes: [...told, ...restOf(object, item, told, unread)] };
}

function standing(fields: Fields, company: Company, hasBody: boolean): Partial<Item> {
  const edNotes = [
    ...(edNotesOf(fields) ?? []),
    ...sourceTypeOf(fields),
    ...company.edNotes,
    ...(hasBody || company.textAt === undefined ? [] : [{ role: 'text', text: company.textAt }]),
  ];
  return {
    pubStatus: pubStatusOf(fields),
    embargo: embargoOf(fields),
    edNotes: edNotes.length > 0 ? edNotes : undefined,
    versionKind: versionKindOf(fields) ?? editorialKindOf(fields),
  };
}

/** That a machine made it is for editors; that a camera did is no news. */
function sourceTypeOf(fields: Fields): readonly EdNote[] {
  const code = idIn(fields.value('digitalSourceType'));
  const note = digitalSourceNote(code);
  if (code !== undefined && note === undefined) fields.note('digitalSourceType has no field', code);
  return note ? [note] : [];
}

function times(fields: Fields): Partial<Item> {
  const contentCreated = momentField(fields, 'contentCreated');
  return {
    firstCreated: momentField(fields, 'firstCreated') ?? contentCreated,
    versionCreated: momentField(fields, 'versionCreated'),
    expires: momentField(fields, 'expires'),
  };
}

function linksOf(fields: Fields, company: Company): readonly Link[] | undefined {
  const evolved = listField(fields, 'evolvedFrom').flatMap((value): readonly Link[] => {
    const ref = idIn(member(value, 'uri', 'guid')) ?? idIn(value);
    return ref === undefined ? [] : [{ rel: 'evolvedFrom', ref }];
  });
  const translated = listField(fields, 'translationOf').flatMap((value): readonly Link[] => {
    const ref = idIn(member(value, 'uri', 'guid')) ?? idIn(value);
    return ref === undefined ? [] : [{ rel: 'translationOf', ref }];
  });
  const links = [...evolved, ...translated, ...company.links];
  return links.length > 0 ? links : undefined;
}

/** Packages and plans without text of their own, and pictures without a headline, are nothing that a reader can open. */
function notForReaders(fields: Fields, item: Item): string | undefined {
  const type = lastSegment(idIn(fields.value('type')) ?? 'text');
  const planned = fields.value('plannedCoverage') !== undefined || fields.value('eventDetails') !== undefined;
  const name = item.guid ?? item.headline ?? 'without a uri';
  // A kill need not repeat what it kills.
  if (item.body !== undefined || item.pubStatus === 'canceled' || item.versionKind === 'kill') {
    return undefined;
  }
  if (planned || ['composite', 'planning', 'event', 'package'].includes(type)) {
    return `Skipped ${name}: a ${planned ? 'plan' : type} without text of its own.`;
  }
  return ['picture', 'video', 'audio', 'graphic'].includes(type) && item.headline === undefined
    ? `Skipped ${name}: a ${type} without a headline.`
    : undefined;
}

function incomplete(fields: Fields): readonly Note[] {
  const type = idIn(fields.value('representationType'))?.toLowerCase();
  return type === 'incomplete' || type === 'partial'
    ? [{ rule: 'ninjs', message: 'The provider calls this representation partial.' }]
    : [];
}

/** What an item has no place for: people, places and events that the copy is about, trust indicators, private names. */
function dropped(fields: Fields): readonly Note[] {
  fields.value('mediaType');
  fields.value('rel');
  const left = fields.unread();
  const names = left.map(({ key }) => key.slice(0, 60));
  const more = names.length > 30 ? ` and ${names.length - 30} more` : '';
  const was = wordsOf(left);
  return names.length > 0
    ? [{ rule: 'ninjs', message: `Not carried over: ${names.slice(0, 30).join(', ')}${more}.`, was }]
    : [];
}

/** What the properties say, each cut where it goes on and on. */
function wordsOf(left: readonly Unread[]): string | undefined {
  const said = left
    .slice(0, 200)
    .map(({ key, value }) => ({ key, text: JSON.stringify(value) ?? '' }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text.slice(0, 2_000)));
  return said.length > 0
    ? said.map(({ key, text }) => `${key.slice(0, 60)}: ${text.slice(0, 10_000)}`).join('; ')
    : undefined;
}

/** Superdesk's own fields of a newsroom: nobody else knows what they are, so each is told with its words. */
function noteExtra(fields: Fields): void {
  const extra = fields.value('extra');
  for (const name of isObject(extra) ? Object.keys(extra).sort().slice(0, 50) : []) {
    const value = isObject(extra) ? extra[name] : undefined;
    if (value !== null && value !== '') fields.note(`extra.${name.slice(0, 60)} has no field`, value);
  }
}
