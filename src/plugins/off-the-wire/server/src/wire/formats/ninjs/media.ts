import { digitalSourceNote } from '../../digital-source';
import type { EdNote, Link, Media, Note, Rendition } from '../../item';
import { creditAmong } from './concepts';
import { addressesOf } from './identity';
import { bylineOf } from './people';
import {
  type Fields,
  fieldsOf,
  idIn,
  isObject,
  type JsonObject,
  lastSegment,
  member,
  rawText,
  textField,
  textIn,
} from './properties';
import { abstractOf, headlineOf } from './prose';

/** What goes with an item: its own renditions, and its associations as pictures or as links to other items. */
export interface Company {
  readonly media: readonly Media[];
  readonly links: readonly Link[];
  /** What an editor must know of the media. */
  readonly edNotes: readonly EdNote[];
  /** Where the text is to be had, which is not in the copy: AP Media API gives an address of its NITF. */
  readonly textAt?: string;
}

export function companyOf(fields: Fields, notes: Note[]): Company {
  const { media: own, textAt } = ownMedia(fields);
  const others = associationsOf(fields).map((object) => associated(object, fieldsOf(object, notes)));
  return {
    media: [...own, ...others.flatMap(({ media }) => media)],
    links: others.flatMap(({ links }) => links),
    edNotes: others.flatMap(({ edNotes }) => edNotes),
    textAt,
  };
}

const mostAssociations = 200;
const mostRenditions = 50;
const kinds = ['picture', 'video', 'audio', 'graphic'] as const;

/** The item as a picture, video or sound; a text item may bring renditions, too. */
function ownMedia(fields: Fields): Pick<Company, 'media' | 'textAt'> {
  const all = renditionsOf(fields);
  const renditions = all.filter(({ mimeType = 'image/' }) => /^(?:image|video|audio)\//.test(mimeType));
  for (const { mimeType, href } of all) {
    if (mimeType === nitfType) fields.note('The text is to be had as NITF', href);
  }
  const textAt = all.find(({ mimeType }) => mimeType === nitfType)?.href;
  return { media: renditions.length > 0 ? [mediaOf(fields, renditions)] : [], textAt };
}

function associated(object: JsonObject, fields: Fields): Company {
  const type = lastSegment(idIn(fields.value('type')) ?? '');
  const renditions = renditionsOf(fields);
  if (renditions.length > 0 || kinds.some((kind) => kind === type)) {
    const media = mediaOf(fields, renditions);
    const made = digitalSourceNote(
      idIn(fields.value('digitalSourceType')),
      media.headline ?? media.caption ?? media.guid,
    );
    return {
      media: media.guid === undefined && renditions.length === 0 ? [] : [media],
      links: [],
      edNotes: made ? [made] : [],
    };
  }
  const ref = addressesOf(fields).uri;
  return { media: [], links: ref === undefined ? [] : [{ rel: relationOf(object), ref }], edNotes: [] };
}

function mediaOf(fields: Fields, renditions: readonly Rendition[]): Media {
  const { uri } = addressesOf(fields);
  return {
    kind: kindOf(fields, renditions),
    // The address of one of its files is no id of the picture.
    guid: renditions.some(({ href }) => href === uri) ? undefined : uri,
    headline: headlineOf(fields),
    caption: abstractOf(fields),
    byline: bylineOf(fields),
    creditline: textField(fields, 'creditline') ?? creditAmong(fields),
    copyrightNotice: textField(fields, 'copyrightNotice') ?? textField(fields, 'copyrightHolder'),
    renditions,
  };
}

function kindOf(fields: Fields, renditions: readonly Rendition[]): Media['kind'] {
  const type = lastSegment(idIn(fields.value('type')) ?? '');
  const named = kinds.find((kind) => kind === type);
  const mime = renditions.find(({ mimeType }) => mimeType !== undefined)?.mimeType ?? '';
  return (
    named ??
    (mime.startsWith('image/')
      ? 'picture'
      : mime.startsWith('video/')
        ? 'video'
        : mime.startsWith('audio/')
          ? 'audio'
          : 'other')
  );
}

/** `seen`: IPTC item relations (`irel:`), in the `rel` of an association (ninjs 3.1). */
const relations: ReadonlyMap<string, Link['rel']> = new Map([
  ['translationof', 'translationOf'],
  ['translatedfrom', 'translationOf'],
  ['evolvedfrom', 'evolvedFrom'],
  ['derivedfrom', 'evolvedFrom'],
  ['supersededby', 'supersededBy'],
  ['replacedby', 'supersededBy'],
]);

function relationOf(object: JsonObject): Link['rel'] {
  return relations.get(lastSegment(idIn(member(object, 'rel')) ?? '')) ?? 'related';
}

/** 1.x has an object of named associations (Superdesk's main picture is `featuremedia`), 2.x and 3.x an array. */
function associationsOf(fields: Fields): readonly JsonObject[] {
  const value = fields.value('associations');
  const list = Array.isArray(value) ? value : isObject(value) ? named(value).flatMap(([, one]) => one) : [];
  if (value !== undefined && list.length === 0 && !isObject(value) && !Array.isArray(value)) {
    fields.note('associations hold nothing that can be read', value);
  }
  return list.filter(isObject).slice(0, mostAssociations);
}

function renditionsOf(fields: Fields): readonly Rendition[] {
  const value = fields.value('renditions');
  const list: readonly (readonly [name: string | undefined, value: unknown])[] = Array.isArray(value)
    ? value.map((one) => [textIn(member(one, 'name')) ?? textIn(member(one, 'title')), one] as const)
    : isObject(value)
      ? named(value)
      : [];
  return list.slice(0, mostRenditions).flatMap(([name, one]) => {
    const rendition = renditionIn(name, one);
    if (rendition === undefined && one !== null) {
      fields.note('A rendition has no web address', member(one, 'href') ?? one);
    }
    return rendition ?? [];
  });
}

/** The members of an object in an order that does not hang on how it was written: names with numbers count up. */
function named(object: JsonObject): readonly (readonly [name: string, value: unknown])[] {
  const rank = (name: string) =>
    name === 'featuremedia' ? '' : name.replace(/\d{1,9}/g, (digits) => digits.padStart(9, '0'));
  return Object.entries(object)
    .map(([name, value]) => ({ name, value, rank: rank(name) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : one.name < other.name ? -1 : 1))
    .map(({ name, value }) => [name, value] as const);
}

function renditionIn(name: string | undefined, value: unknown): Rendition | undefined {
  const href = idIn(member(value, 'href'));
  if (href === undefined || !/^https?:\/\/[^/\s]\S*$/i.test(href)) {
    return undefined;
  }
  return {
    name,
    href,
    mimeType:
      rawText(member(value, 'mimetype', 'contenttype'))
        ?.trim()
        .toLowerCase() ||
      textType(name, value) ||
      undefined,
    width: amount(member(value, 'width')),
    height: amount(member(value, 'height')),
    duration: amount(member(value, 'duration')),
    size: amount(member(value, 'sizeinbytes')),
  };
}

const nitfType = 'application/nitf+xml';

/** AP Media API gives renditions of text a format and a type, and no media type. */
function textType(name: string | undefined, value: unknown): string | undefined {
  const format = idIn(member(value, 'format'))?.toLowerCase() ?? '';
  const isText = idIn(member(value, 'type'))?.toLowerCase() === 'text';
  if (format === 'nitf' || /^nitf$/i.test(name ?? '')) return nitfType;
  return isText || /^(?:anpa|caption|script|shotlist|transcript)/i.test(name ?? '') ? 'text/plain' : undefined;
}

function amount(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : undefined;
}
