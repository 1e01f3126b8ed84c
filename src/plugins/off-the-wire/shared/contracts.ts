/** What the public API says, as server, admin and client share it. Types only. Times are ISO 8601 in UTC. */
import type { Media, Rendition } from '../server/src/wire/item';

export type { Media, Rendition };

/** One step of "You are here". The root's path is `''`. */
export interface Step {
  readonly label: string;
  readonly path: string;
}

export interface SourceName {
  readonly code: string;
  readonly name: string;
  readonly attribution?: string;
}

export interface Subject {
  readonly qcode?: string;
  readonly name?: string;
}

/** A headline: enough for a list, a ticker or a card. */
export interface Headline {
  readonly documentId: string;
  readonly slug: string;
  readonly guid?: string;
  readonly headline: string;
  /** Stands before the headline for readers. */
  readonly kicker?: string;
  readonly genre?: string;
  readonly abstract?: string;
  readonly byline?: string;
  readonly dateline?: string;
  readonly located?: string;
  readonly language?: string;
  readonly urgency?: number;
  readonly provider?: string;
  readonly creditline?: string;
  readonly source?: SourceName;
  /** Where the article stands; absent for what is filed nowhere. */
  readonly section?: Step;
  readonly subjects?: readonly Subject[];
  readonly keywords?: readonly string[];
  readonly media?: readonly Media[];
  readonly wordCount?: number;
  readonly version?: string;
  /** For machines, with its number: an agency's word to desks, never shown to readers. */
  readonly versionKind?: string;
  readonly leadNumber?: number;
  /** A date alone where the copy gave no hour. */
  readonly firstCreated?: string;
  readonly versionCreated?: string;
  readonly firstPublished: string;
  readonly lastPublished: string;
  /** When readers last saw it change. */
  readonly lastUpdated: string;
  readonly url: string;
}

export interface Article extends Headline {
  readonly body?: string;
  readonly publicNote?: string;
  readonly infoSource?: string;
  readonly copyrightNotice?: string;
  readonly usageTerms?: string;
  readonly links?: readonly { readonly rel: string; readonly ref: string }[];
  /** From the root down. */
  readonly trail: readonly Step[];
  /** schema.org: NewsArticle and, where it stands in a section, BreadcrumbList. */
  readonly jsonLd: readonly object[];
}

export interface HeadlinesAnswer {
  /** With `fields`, those only, of the whole article where they are asked for. */
  readonly data: readonly Partial<Article>[];
  /** `next` leads to what is older, `previous` to what is newer; null where there is nothing. */
  readonly meta: { readonly limit: number; readonly next: string | null; readonly previous: string | null };
}

/** One row of a ticker: the same fields, wherever it comes from. */
export interface TickerRow {
  /** What readers see. It holds no lead number and no writethru. */
  readonly text: string;
  /** Stands before the text for readers. */
  readonly kicker?: string;
  readonly genre?: string;
  /** For machines, with its number: an agency's word to desks, never shown to readers. */
  readonly versionKind?: string;
  readonly leadNumber?: number;
  readonly urgent: boolean;
  readonly pinned: boolean;
  readonly link?: string;
  readonly article?: { readonly documentId: string; readonly slug: string; readonly url: string };
}

export interface TickerAnswer {
  readonly data: {
    readonly code: string;
    readonly label: string;
    readonly asOf?: string;
    /** When the clock alone will change it: an entry begins or ends, and the log says nothing of it. */
    readonly until?: string;
    readonly rows: readonly TickerRow[];
  };
  readonly meta: Record<string, never>;
}

export interface Section extends Step {
  readonly order: number;
  readonly children: readonly Section[];
}

/** What is posted to a subscriber: the change log, a piece at a time. To take it is to have everything up to `next`. */
export interface WebhookMessage {
  readonly data: readonly ChangeEntry[];
  readonly meta: {
    readonly next: number;
    readonly last: number;
    /** The log no longer reaches back to what was taken last: load the list anew, and go on from `next`. */
    readonly reset?: true;
  };
}

/** One entry of the change log, as readers see it: what is not public now is named by its ids only. */
export interface ChangeEntry {
  readonly n: number;
  readonly at: string;
  readonly kind: 'published' | 'updated' | 'corrected' | 'withdrawn' | 'ticker';
  readonly about: 'article' | 'source' | 'breadcrumb' | 'ticker';
  readonly subject: string;
  readonly guid?: string;
  readonly reason?: string;
  /** As readers may see it now. */
  readonly article?: Headline;
  /** It came of an archive, and is no news: streams and webhooks do not tell it. */
  readonly archive?: true;
  /** It is still public, and no longer what was asked for. Only where something was asked for. */
  readonly left?: true;
}

export interface ChangesAnswer {
  readonly data: readonly ChangeEntry[];
  /** `next` is what to ask for next time; `last` is the number of the newest entry. */
  readonly meta: { readonly next: number; readonly last: number };
}

/** What the stream says of itself: `hello` at its start, `reset` where the list is to be loaded anew. */
export interface StreamPlace {
  /** The number of the last entry that is known: the stream goes on from there. */
  readonly last: number;
}

/** The stream's last word (`end`), before the server closes it on purpose. Come back with the last id. */
export interface StreamEnd {
  readonly code: string;
  readonly message: string;
}

/** Where a story stands on the desk. */
export type DeskStateName = 'incoming' | 'held' | 'published' | 'spiked' | 'killed';

/** What rules may decide of copy. */
export type RuleDecision = 'publish' | 'hold' | 'spike' | 'ticker-only';

/** What a source's rules would have made of the copy that it brought last. */
export interface RulesTrial {
  /** How many versions the rules were tried on. */
  readonly tried: number;
  readonly counts: Readonly<Record<RuleDecision, number>>;
  /** How many of them became something else than the rules say. */
  readonly differing: number;
  /** Those that differ first, then the newest of the others. */
  readonly items: readonly TriedItem[];
}

export interface TriedItem {
  /** documentIds. */
  readonly version: string;
  readonly article: string;
  readonly headline: string;
  readonly decision: RuleDecision;
  readonly because?: string;
  /** What has become of it since it came. */
  readonly happened: 'published' | 'released' | 'held' | 'spiked' | 'ticker' | 'silent';
  readonly differs: boolean;
  readonly at: string;
}

/** The wire at a glance, for people of the admin. A part that the person may not read is left out. */
export interface Overview {
  readonly at: string;
  /** Whether there is any channel that copy could come by. */
  readonly hasSources: boolean;
  /** What copy or an editor touched last, newest first, drafts included. */
  readonly latest?: readonly OverviewStory[];
  /** Stories that wait for an editor. Counted no further than 1000. */
  readonly waiting?: { readonly incoming: number; readonly held: number };
  /** What could not be read in the last seven days: how much, counted no further than 1000, and the newest of it. */
  readonly quarantine?: { readonly count: number; readonly newest: readonly QuarantinedDelivery[] };
  readonly inTrouble?: readonly SourceInTrouble[];
  /** What rings for an editor: how much, counted no further than 1000, and the newest of it, the loud ones first. */
  readonly alerts?: { readonly count: number; readonly first: readonly OpenAlert[]; readonly maySettle: boolean };
}

export interface OverviewStory {
  readonly documentId: string;
  readonly headline: string;
  readonly kicker?: string;
  readonly deskState?: DeskStateName;
  readonly urgency?: number;
  /** The source's name. */
  readonly source?: string;
  /** When its newest version came or was written here. */
  readonly at: string;
}

export interface QuarantinedDelivery {
  readonly documentId: string;
  readonly at: string;
  readonly source?: string;
  readonly reason?: string;
}

/** A source whose last delivery could not be read, or that is silent for longer than is its habit. */
export interface SourceInTrouble {
  readonly documentId: string;
  readonly name: string;
  readonly problem: 'quarantine' | 'silence';
  /** Its last delivery. */
  readonly lastAt: string;
  /** Milliseconds between its deliveries, as a rule; of silence only. */
  readonly usualGap?: number;
}

/** An alert of the desk that nobody has settled. */
export interface OpenAlert {
  readonly documentId: string;
  /** `loud`: what readers see may be wrong until somebody acts. */
  readonly level: 'desk' | 'loud';
  readonly message: string;
  readonly headline?: string;
  /** The story's documentId. */
  readonly article?: string;
  /** The code of the channel. */
  readonly source?: string;
  readonly at: string;
}

/** How a story came to be what it is, for people of the admin. */
export interface StoryHistory {
  readonly documentId: string;
  readonly headline: string;
  readonly deskState: DeskStateName;
  readonly heldBecause?: string;
  /** Whether readers see a version of it. */
  readonly isPublic: boolean;
  /** By what its draft is known: a form that started from another is stale. */
  readonly mark: string;
  /** What the person who asks can do with the story now: names of verbs. */
  readonly may: readonly string[];
  /** In the order in which they came. */
  readonly versions: readonly HistoryVersion[];
  /** What editors decided, in order. */
  readonly acts: readonly HistoryAct[];
}

export interface HistoryVersion {
  readonly documentId: string;
  readonly kind: string;
  readonly leadNumber?: number;
  readonly standing: string;
  readonly heldBecause?: string;
  readonly outcome?: string;
  readonly headline: string;
  /** When it came or was written here. */
  readonly at: string;
  /** The editor whose change it is. */
  readonly by?: string;
  /** The documentId of the delivery that brought it. */
  readonly delivery?: string;
  readonly provider?: string;
  /** The agency's own number of it. */
  readonly version?: string;
  readonly versionCreated?: string;
  readonly wordCount?: number;
  readonly isShown: boolean;
  readonly isDrafted: boolean;
  /** Of an editor's change: the fields. */
  readonly changed?: readonly string[];
  /** It lies with an editor. */
  readonly pending?: {
    readonly clashes: readonly string[];
    readonly isEmbargoed: boolean;
    readonly embargoUntil?: string;
    readonly isPart: boolean;
    readonly isBehind: boolean;
    readonly isExpired: boolean;
  };
  readonly may: readonly string[];
}

export interface HistoryAct {
  readonly verb: string;
  /** The documentId of the version that it was about. */
  readonly version?: string;
  readonly by?: string;
  readonly at: string;
}

/** Words that stayed, are gone or are new, all set alike. */
export interface Run {
  readonly change: 'same' | 'out' | 'in';
  readonly text: string;
  /** Tags around them, from the outside in. */
  readonly marks?: readonly string[];
  readonly href?: string;
}

/** A paragraph, heading, list item or row: as it was, gone, new, or with other words in it. */
export interface Block {
  readonly tag: string;
  readonly change: Run['change'] | 'words';
  readonly runs: readonly Run[];
}

export interface FieldDifference {
  readonly field: string;
  readonly blocks: readonly Block[];
  /** The texts are too long and too unlike: what is shown is cruder than word by word. */
  readonly isCoarse?: boolean;
}

export interface StoryDifference {
  readonly from: string;
  readonly to: string;
  readonly fields: readonly FieldDifference[];
}

/** Where a held version meets what a person wrote: how each made something else of what both started from. */
export interface ThreeWay {
  readonly version: string;
  readonly clashes: readonly {
    readonly field: string;
    readonly ours: FieldDifference;
    readonly theirs: FieldDifference;
  }[];
  /** What else it would change for readers, or on the draft. */
  readonly others: readonly FieldDifference[];
}
