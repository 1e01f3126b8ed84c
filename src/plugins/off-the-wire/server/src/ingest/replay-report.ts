import type { FieldChange } from '../wire/story/reread';

/** What today's reading changes of one version, or, with the field `state`, of its story. */
export interface ReplayChange extends FieldChange {
  /** The article's documentId and its headline. */
  readonly story: string;
  readonly headline: string;
  /** Which version: its place in the delivery, from 1. */
  readonly version: number;
}

/** An item that no version is yet, or one that is no longer read. */
export interface ReplayItem {
  readonly headline?: string;
  readonly guid?: string;
  /** What became of it when it was filed. */
  readonly outcome?: string;
}

/** What reading a delivery anew changes, or has changed. */
export interface ReplayReport {
  readonly delivery: string;
  readonly source: string;
  readonly fileName?: string;
  /** ISO 8601. */
  readonly receivedAt: string;
  /** Why it could not be read anew, or not all of it. */
  readonly problem?: string;
  readonly changes: readonly ReplayChange[];
  /** Items that are filed as if they arrived now. */
  readonly filed: readonly ReplayItem[];
  /** Items that were read when they came and are not now: they stay as they are. */
  readonly gone: readonly ReplayItem[];
}

/** A part of a replay. `next`: where the next part begins; absent when all is done. */
export interface ReplayPart {
  readonly reports: readonly ReplayReport[];
  readonly next?: number;
}
