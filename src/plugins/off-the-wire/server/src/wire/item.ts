/**
 * The words of the wire. Every stage speaks in these types and no other.
 *
 * Names are IPTC's, in camelCase as NewsML-G2 spells them (NITF's where G2 has none: byline, abstract).
 * Absent is `undefined`, never `null` or `''`. This file imports nothing.
 */

/** An ISO 8601 instant in UTC (`2015-09-13T02:00:00.000Z`), or a date alone (`2015-09-13`) where the copy gave no hour. */
export type Moment = string;

/** The provider's word on whether copy may be used (NewsCodes `stat:`; one l in canceled). */
export type PubStatus = 'usable' | 'withheld' | 'canceled';

/** What a version is to its story. Absent on an item means that the copy did not say. */
export const versionKinds = [
  'first',
  'lead',
  'writethru',
  'update',
  'add',
  'insert',
  'sub',
  'abridged',
  'correction',
  'refile',
  'repeat',
  'withhold',
  'release',
  'kill',
  'advisory',
  'test',
] as const;
export type VersionKind = (typeof versionKinds)[number];

/** A concept: a code from a vocabulary (`medtop:04000000`), the name it was printed with, or both. */
export interface Subject {
  readonly qcode?: string;
  readonly name?: string;
}

/** A message to editors, never to readers (G2 `edNote/@role`). */
export interface EdNote {
  readonly role?: string;
  readonly text: string;
}

/** A relation to another item, by the other item's guid. */
export interface Link {
  readonly rel: 'translationOf' | 'supersededBy' | 'evolvedFrom' | 'related';
  readonly ref: string;
}

/** What the copy said of an embargo. `until` is `null` where it gave no clear instant: an editor must release it. */
export interface Embargo {
  readonly until: Moment | null;
  readonly verbatim: string;
  readonly zone?: string;
  readonly condition?: string;
  readonly territory?: string;
}

/** One form in which a picture, video or sound can be had. Sizes in pixels and bytes, duration in seconds. */
export interface Rendition {
  readonly name?: string;
  readonly href: string;
  readonly mimeType?: string;
  readonly width?: number;
  readonly height?: number;
  readonly duration?: number;
  readonly size?: number;
}

/** A picture, video, sound or graphic that goes with the copy. */
export interface Media {
  readonly kind: 'picture' | 'video' | 'audio' | 'graphic' | 'other';
  readonly guid?: string;
  readonly headline?: string;
  readonly caption?: string;
  readonly byline?: string;
  readonly creditline?: string;
  readonly copyrightNotice?: string;
  readonly renditions: readonly Rendition[];
}

/** One parsed news item. */
export interface Item {
  /** The item's id without its version: the same for every version of it. */
  readonly guid?: string;
  /** The provider's own number of this version, as it was sent. */
  readonly version?: string;
  readonly altIds?: readonly string[];
  readonly headline?: string;
  /** The provider's token sequence that names the story; not a web address. */
  readonly slugline?: string;
  /** Series label, kept before the headline for readers: `China Focus`. */
  readonly kicker?: string;
  readonly genre?: string;
  readonly byline?: string;
  /** The printed line: `BEIJING, Sept. 13`. */
  readonly dateline?: string;
  /** The place that the dateline names. */
  readonly located?: string;
  readonly abstract?: string;
  /** Clean HTML by allow-list. */
  readonly body?: string;
  /** BCP 47. */
  readonly language?: string;
  /** 1 highest to 9. */
  readonly urgency?: number;
  /** The agency whose copy it is: `Xinhua`. */
  readonly provider?: string;
  readonly infoSource?: string;
  readonly creditline?: string;
  readonly copyrightHolder?: string;
  readonly copyrightNotice?: string;
  readonly usageTerms?: string;
  readonly pubStatus?: PubStatus;
  readonly embargo?: Embargo;
  readonly expires?: Moment;
  readonly edNotes?: readonly EdNote[];
  readonly firstCreated?: Moment;
  readonly versionCreated?: Moment;
  readonly versionKind?: VersionKind;
  /** 2 for a "2nd lead"; of an add its own number. */
  readonly leadNumber?: number;
  /** Of an add: the number of the lead that it belongs to, where the copy says it (`1st Ld-2nd Add`). */
  readonly addsTo?: number;
  readonly links?: readonly Link[];
  readonly subjects?: readonly Subject[];
  readonly keywords?: readonly string[];
  readonly media?: readonly Media[];
  /** Words in the body, counted by us, never taken from a header. */
  readonly wordCount?: number;
}

/** One row of a page's ticker, read as a headline is: `text` carries no lead number and no series. */
export interface TickerRow {
  readonly text: string;
  readonly kicker?: string;
  readonly genre?: string;
  readonly versionKind?: VersionKind;
  readonly leadNumber?: number;
  readonly urgency?: number;
}

/** The ticker that a page carried. */
export interface PageTicker {
  /** As printed over it: `Off the wire`. */
  readonly title: string;
  /** The date of the page it stood on: an older page never replaces a newer one's rows. */
  readonly asOf?: Moment;
  readonly rows: readonly TickerRow[];
}

/** Something that reading or editing noticed: what was dropped, doubted or changed, and why. */
export interface Note {
  /** The rule or format that speaks: `terminator`, `ninjs`. */
  readonly rule: string;
  readonly message: string;
  /** 1-based line of the input, where it helps. */
  readonly line?: number;
  /** The text before and after, for a rule that changed copy. */
  readonly was?: string;
  readonly is?: string;
}

/** An item inside a delivery that could not be read, while its siblings could. */
export interface UnreadableItem {
  /** Where it stands: a JSON pointer (`/3`), or `line 12`. */
  readonly at: string;
  readonly reason: string;
}

/** What a format makes of a document. */
export interface Parsed {
  readonly items: readonly Item[];
  readonly unreadable?: readonly UnreadableItem[];
  readonly ticker?: PageTicker;
  /** Breadcrumb labels from the root: `['Home', 'World']`. */
  readonly trail?: readonly string[];
  readonly notes: readonly Note[];
}

/** Bytes that arrived once, with what the transport said of them. */
export interface Delivery {
  readonly bytes: Uint8Array;
  /** As declared, with its charset parameter: `text/plain; charset=gb18030`. */
  readonly contentType?: string;
  readonly fileName?: string;
}

/** What is known of the channel before its copy is read: defaults only, the copy's own word wins. */
export interface SourceHabits {
  /** The agency it carries unless the copy says otherwise. */
  readonly provider?: string;
  readonly language?: string;
  /** IANA name, for times that the copy gives without a zone. */
  readonly timeZone?: string;
}
