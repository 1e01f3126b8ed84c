import type { Item } from '../../item';
import type { XmlElement } from '../../xml';
import { at, attribute, child, children, lineOf } from '../../xml/tree';
import { childText, type Reader, say, textOf } from './reader';

/** A NewsItem's identity (NewsML 1.2, 5.5.1). */
export interface Identity extends Pick<Item, 'guid' | 'version' | 'altIds'> {
  readonly providerId?: string;
  /** What the agency calls the story where no SlugLine does. */
  readonly label?: string;
  /** N: whole; U: a set of changes; A: a new NewsManagement only. */
  readonly update: string;
}

export function identityOf(reader: Reader, item: XmlElement): Identity {
  const identification = child(item, 'Identification');
  const identifier = child(identification, 'NewsIdentifier');
  const [providerId, dateId, itemId] = ['ProviderId', 'DateId', 'NewsItemId'].map((name) =>
    childText(reader, identifier, name),
  );
  const revision = child(identifier, 'RevisionId');
  const version = textOf(reader, revision);
  const built = providerId && itemId ? ['urn:newsml', providerId, dateId, itemId].filter(Boolean).join(':') : undefined;
  const sent = childText(reader, identifier, 'PublicIdentifier');
  const guid = sent === undefined || sent === built ? built : withoutRevision(sent, version);
  const other = sent !== undefined && built !== undefined && built !== guid && !sent.startsWith(built) ? [built] : [];
  const altIds = [...(sent !== undefined && sent !== guid ? [sent] : []), ...other];
  return {
    guid,
    version,
    altIds: altIds.length > 0 ? altIds : undefined,
    providerId,
    label: labelOf(reader, identification),
    update: attribute(revision, 'Update')?.toUpperCase() ?? 'N',
  };
}

/**
 * The public identifier ends with the revision and, unless it is N, with the letter of its Update; some end with
 * neither. An id of the form of the specification loses its sixth part even where RevisionId is missing.
 */
export function withoutRevision(id: string, version: string | undefined): string {
  const end = /^(.{1,2000}):(\d{1,20}|[^:]{1,40}?)([NUA]?)$/.exec(id);
  const [, before, number] = end ?? [];
  if (before === undefined) return id;
  const isWhole = version === undefined && /^urn:newsml:[^:]+:[^:]+:.+$/i.test(before) && /^\d+$/.test(number ?? '');
  return number === version || isWhole ? before : id;
}

/** The id by which another item is meant, without its revision. */
export function referenceOf(element: XmlElement, ...names: readonly string[]): string | undefined {
  const ref = names.map((name) => attribute(element, name)).find((one) => one !== undefined);
  return ref === undefined ? undefined : withoutRevision(ref, undefined);
}

/** Every way in which a document may point at this NewsItem. */
export function identifiersOf(item: XmlElement): readonly string[] {
  const sent = lineOf(at(item, 'Identification', 'NewsIdentifier', 'PublicIdentifier'));
  const revision = lineOf(at(item, 'Identification', 'NewsIdentifier', 'RevisionId'));
  const ids = [attribute(item, 'Duid'), attribute(item, 'Euid')].flatMap((id) => (id ? [id, `#${id}`] : []));
  return [...ids, ...(sent ? [sent, withoutRevision(sent, revision)] : [])];
}

function labelOf(reader: Reader, identification: XmlElement | undefined): string | undefined {
  const name = childText(reader, identification, 'NameLabel');
  const labels = children(identification, 'Label').flatMap((label) => childText(reader, label, 'LabelText') ?? []);
  const [first, ...more] = [...(name ? [name] : []), ...labels];
  for (const one of more) say(reader, 'A further label is not kept.', identification, one);
  return first;
}
