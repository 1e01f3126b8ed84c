import type { Item, VersionKind } from '../item';

/** Where a story stands on the desk. */
export const deskStates = ['incoming', 'held', 'published', 'spiked', 'killed'] as const;
export type DeskState = (typeof deskStates)[number];

/**
 * What may be done with a version: decided when it came, and by editors since.
 * `open`: may be shown, from the end of its embargo until it expires. `released`: the same, whatever its embargo says: an
 * editor let it out. `waiting`: for the word that lets its story out. `held`: for an editor, for a reason of its own.
 * `ticker`: held, and its headline may stand on a ticker. `spiked`: a rule threw it out. `kept`: on record only.
 */
export const standings = ['open', 'released', 'waiting', 'held', 'ticker', 'spiked', 'kept'] as const;
export type VersionStanding = (typeof standings)[number];

/** What a version is to its story; `edit` is a person's. */
export type RecordedKind = VersionKind | 'edit';

/** Fields of an item that a person may change and that later copy then leaves alone. */
export const editableFields = [
  ...(['headline', 'kicker', 'genre', 'byline', 'dateline', 'located', 'abstract', 'body'] as const),
  ...(['slugline', 'urgency', 'language', 'provider', 'infoSource', 'creditline', 'copyrightNotice'] as const),
  ...(['usageTerms', 'keywords', 'subjects', 'embargo', 'expires'] as const),
] as const;
export type EditableField = (typeof editableFields)[number];

/** One version of a story as it is kept: what it said, and what may be done with it. */
export interface Version {
  /** The digest by which a resend is known; of an edit, an id of its own. */
  readonly id: string;
  readonly kind: RecordedKind;
  readonly standing: VersionStanding;
  readonly heldBecause?: string;
  /** The code of the ticker on which its headline may stand, where it is for the ticker only. */
  readonly ticker?: string;
  readonly item: Item;
  /** Ascends with arrival. */
  readonly arrived: number;
  /** Of an edit: what the person changed, as it was before. A field that was empty is `null`. */
  readonly was?: Readonly<Partial<Record<EditableField, unknown>>>;
}

const wholeTexts: ReadonlySet<RecordedKind> = new Set([
  ...(['first', 'lead', 'writethru', 'update', 'correction', 'refile', 'repeat'] as const),
]);

/** Whether it is a text that goes out by itself: now, at its moment, or with its story. */
export const mayGoOut = (version: Pick<Version, 'kind' | 'standing'>): boolean =>
  isText(version) && version.standing !== 'held' && version.standing !== 'kept';

/** Whether it is the text of its story, and not a part of it, a word on it or a person's change. */
export const isText = ({ kind }: Pick<Version, 'kind'>): boolean => wholeTexts.has(kind);
