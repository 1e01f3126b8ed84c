import type { Item, Link, Note } from '../../item';
import { genreOf, keywordsOf, partiesOf, subjectsOf } from './concepts';
import { type Company, companyOf } from './media';
import { bylineOf } from './people';
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
  textIn,
} from './properties';
import { abstractOf, bodyOf, headlineOf } from './prose';
import { edNotesOf, embargoOf, languageOf, pubStatusOf, urgencyOf, versionKindOf } from './status';

/** What an object became: an item, nothing (with a note that says why), or a reason why it cannot be read. */
export type Made =
  | { readonly item: Item; readonly notes: readonly Note[] }
  | { readonly item?: undefined; readonly reason?: string; readonly notes: readonly Note[] };

/** A ninjs object of any version (IPTC schemas 1.0 to 3.1) as an item. A field that is wrong is a note. */
export function itemOf(object: JsonObject): Made {
  const notes: Note[] = [];
  const fields = fieldsOf(object, notes);
  const headline = headlineOf(fields);
  const body = bodyOf(fields, headline);
  const company = companyOf(fields, notes);
  const item: Item = {
    ...identity(fields),
    ...{
      headline,
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
    ...standing(fields),
    ...times(fields),
    ...{ links: linksOf(fields, company), media: company.media.length > 0 ? company.media : undefined },
  };
  if (headline === undefined && body === undefined && item.guid === undefined) {
    return { reason: 'It has neither headline nor body nor uri.', notes: [] };
  }
  const skipped = notForReaders(fields, item);
  if (skipped !== undefined) {
    return { notes: [{ rule: 'ninjs', message: skipped }] };
  }
  const partial = incomplete(fields);
  return { item, notes: [...notes, ...partial, ...dropped(fields)] };
}

/**
 * The id without the version that some end it with (`...:2`), so that all versions share it: only where the item
 * states the same version, or NewsML 1 style with its letter (`:2N`).
 */
function identity(fields: Fields): Pick<Item, 'guid' | 'version' | 'altIds'> {
  const uri = idIn(fields.value('uri'));
  const version = idIn(fields.value('version'));
  const suffix = uri === undefined ? undefined : /[^:/#]([:#]v?)([^:#/]{1,40})$/.exec(uri);
  const ends =
    version !== undefined &&
    suffix !== null &&
    suffix !== undefined &&
    suffix[2]?.replace(/(?<=\d)[NUA]$/, '') === version;
  const guid = ends ? uri?.slice(0, -((suffix?.[1] ?? '') + (suffix?.[2] ?? '')).length) : uri;
  const altIds = [...new Set([...(ends && uri !== undefined ? [uri] : []), ...altIdsOf(fields)])];
  return { guid, version, altIds: altIds.length > 0 ? altIds : undefined };
}

/** 1.3 to 1.6 have an object of ids by their kind, 2.x and 3.x an array of `{role, value}`. */
function altIdsOf(fields: Fields): readonly string[] {
  const value = fields.value('altIds');
  const byKind = isObject(value) && !('value' in value);
  const list = byKind
    ? Object.keys(value)
        .sort()
        .map((kind) => value[kind])
    : listField(fields, 'altIds');
  return list.slice(0, 100).flatMap((one) => idIn(one) ?? []);
}

function origin(fields: Fields): Partial<Item> {
  const dateline = fields.value('dateline');
  const place = fields.value('located') ?? member(dateline, 'located');
  return {
    byline: bylineOf(fields),
    dateline: textIn(isObject(dateline) ? dateline.text : dateline),
    located: textIn(place) ?? textIn(member(place, 'city')),
    ...partiesOf(fields),
  };
}

function rights(fields: Fields): Partial<Item> {
  const rightsInfo = fields.value('rightsInfo');
  return {
    creditline: textField(fields, 'creditline'),
    copyrightHolder: textField(fields, 'copyrightHolder'),
    copyrightNotice: textField(fields, 'copyrightNotice'),
    usageTerms:
      textField(fields, 'usageTerms') ??
      idIn(member(rightsInfo, 'linkedrights')) ??
      textIn(member(rightsInfo, 'encodedrights')),
  };
}

function standing(fields: Fields): Partial<Item> {
  return {
    pubStatus: pubStatusOf(fields),
    embargo: embargoOf(fields),
    edNotes: edNotesOf(fields),
    versionKind: versionKindOf(fields),
  };
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
  const links = [...evolved, ...company.links];
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
  const names = fields.unread();
  const more = names.length > 30 ? ` and ${names.length - 30} more` : '';
  return names.length > 0
    ? [{ rule: 'ninjs', message: `Not carried over: ${names.slice(0, 30).join(', ')}${more}.` }]
    : [];
}
