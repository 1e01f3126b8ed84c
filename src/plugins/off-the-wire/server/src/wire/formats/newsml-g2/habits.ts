import type { PubStatus, VersionKind } from '../../item';
import { pubStatuses } from '../../status-words';

/** What agencies write into the properties of G2 that take words of their own choice. All words in lower case. */

/** What `pubStatus` says beside what all formats know. An embargo is a property of its own. */
export const statuses: ReadonlyMap<string, PubStatus> = new Map([...pubStatuses, ['embargoed', 'usable']]);

interface Signal {
  /** The vocabulary, where the word alone could mean anything. */
  readonly alias?: string;
  readonly word: string;
  readonly kind: VersionKind;
  readonly seen: string;
}

/** What a version is, by the signals on it. */
export const signals: readonly Signal[] = [
  { word: 'update', kind: 'update', seen: 'NewsCodes sig:; IPTC guidelines; dpa, AFP, STT' },
  { word: 'correction', kind: 'correction', seen: 'NewsCodes sig:; dpa, AFP' },
  { word: 'repeat', kind: 'repeat', seen: 'dpa, ANSA; wire-formats 3' },
  { word: 'retransmission', kind: 'repeat', seen: 'wire-formats 3' },
  { word: 'refile', kind: 'refile', seen: 'Reuters, as a word; wire-formats 1.2' },
  { word: 'kill', kind: 'kill', seen: 'Superdesk; superdesk 4' },
  { word: 'takedown', kind: 'kill', seen: 'Superdesk; superdesk 4' },
  { word: 'withhold', kind: 'withhold', seen: 'Superdesk; superdesk 4' },
  { word: 'withheld', kind: 'withhold', seen: 'Superdesk; superdesk 4' },
  { word: 'lead', kind: 'lead', seen: 'AFP, as a word; wire-formats 1.1' },
  { word: 'writethru', kind: 'writethru', seen: 'AP, as a word; wire-formats 1.2' },
  { word: 'advisory', kind: 'advisory', seen: 'AP, as a word; wire-formats 1.2' },
  { word: 'test', kind: 'test', seen: 'several agencies' },
  ...(['first', 'add', 'insert', 'sub', 'abridged', 'release'] as const).map((kind) => ({
    word: kind,
    kind,
    seen: 'what we write ourselves, as a word',
  })),
  { alias: 'edstat', word: 'n', kind: 'first', seen: 'Reuters; wire-formats 1.2' },
  { alias: 'edstat', word: 'u', kind: 'update', seen: 'Reuters; wire-formats 1.2' },
  { alias: 'edstat', word: 'c', kind: 'correction', seen: 'Reuters; wire-formats 1.2' },
  { alias: 'edstat', word: 'd', kind: 'kill', seen: 'Reuters; wire-formats 1.2' },
];

/** Roles of an editors' note that say what the version is, where no signal does. */
export const noteKinds: ReadonlyMap<string, VersionKind> = new Map([
  ['correction', 'correction'],
  ['correctionshort', 'correction'],
]);

interface RoleUse {
  readonly words: readonly string[];
  readonly seen: string;
}

/** Roles of a headline. One of another role stands in where there is no main one; what is left is in the notes. */
export const headlineRoles: Readonly<Record<'main' | 'kicker' | 'abstract', RoleUse>> = {
  main: { words: ['main', 'mainheadline', 'headline', 'full', 'long'], seen: 'NewsCodes hlrole:; ninjs of several' },
  kicker: {
    words: [
      'kicker',
      'overline',
      'topline',
      'dachzeile',
      'strapline',
      'surtitre',
      'occhiello',
      'antetitulo',
      'eyebrow',
    ],
    seen: 'dpa, KEYSTONE-SDA, AFP, ANSA, EFE call it so',
  },
  abstract: {
    words: ['summary', 'abstract', 'teaser', 'standfirst', 'deck', 'ingress', 'chapeau', 'sommario', 'entradilla'],
    seen: 'NewsCodes drol:; Nordic, French, Italian and Spanish words for it',
  },
};

/** Headlines that a provider tells apart by rank alone. */
export const rankedHeadlines: readonly { provider: string; rank: number; as: 'kicker'; seen: string }[] = [
  { provider: 'dpa', rank: 3, as: 'kicker', seen: 'dpa digitalwires as G2: h3 above the text' },
];

/** Roles of a description that make it the abstract, the best first; one without a role comes after them. */
export const abstractRoles: readonly string[] = [
  'summary',
  'abstract',
  'teaser',
  'standfirst',
  'ingress',
  'lead',
  'intro',
  'synopsis',
  'short',
  'text',
];

/** Roles of a creator or contributor that make a person the author, besides a concept type that says person. */
export const authorRoles: ReadonlySet<string> = new Set([
  'author',
  'writer',
  'reporter',
  'journalist',
  'correspondent',
  'columnist',
  'byline',
  'photographer',
  'cameraman',
  'illustrator',
  'artist',
]);

/** Roles of an information source that make it the provider, where none is named. */
export const providerRoles: ReadonlySet<string> = new Set(['provider', 'copyprovider', 'contentprovider', 'supplier']);

/** Relations to another item (`irel:`); one that is not here is `related`. */
export const relations: ReadonlyMap<string, 'translationOf' | 'supersededBy' | 'evolvedFrom'> = new Map([
  ['translatedfrom', 'translationOf'],
  ['translationof', 'translationOf'],
  ['istranslationof', 'translationOf'],
  ['evolvedfrom', 'evolvedFrom'],
  ['derivedfrom', 'evolvedFrom'],
  ['isderivedfrom', 'evolvedFrom'],
  ['previousversion', 'evolvedFrom'],
  ['haspreviousversion', 'evolvedFrom'],
  ['updateof', 'evolvedFrom'],
  ['correctionof', 'evolvedFrom'],
  ['rewriteof', 'evolvedFrom'],
  ['supersedes', 'evolvedFrom'],
  ['replaces', 'evolvedFrom'],
  ['supersededby', 'supersededBy'],
  ['issupersededby', 'supersededBy'],
  ['replacedby', 'supersededBy'],
  ['isreplacedby', 'supersededBy'],
]);

/** What stands in an XHTML body and is none of the story, by its class. `edNote`: it speaks to editors. */
export const bodyFurniture: readonly { class: string; edNote?: true; seen: string }[] = [
  { class: 'notepad', edNote: true, seen: 'dpa' },
  { class: 'np-nonpublic', edNote: true, seen: 'dpa' },
  { class: 'closingline', edNote: true, seen: 'dpa' },
  { class: 'embargoed', edNote: true, seen: 'dpa' },
  { class: 'slugline', seen: 'dpa' },
  { class: 'publicationDate', seen: 'dpa' },
];

/** A note that speaks of an embargo though its role does not, in the words of the desks. */
export const embargoWords =
  /^\W{0,3}(?:(?:note|attention|hinweis)[\p{L} ]{0,30}:\s*)?(?:strictly |strikt )?(?:under |sous |sotto |mit )?(?:embargo(?:ed)?|sperrfrist|embargado|hold for release|not for (?:publication|release) (?:before|until))(?!\p{L})/iu;
/** ... and one that lifts it. */
export const embargoLifted = /lifted|aufgehoben|entfällt|levé|cancel|rimosso|levantado|expired|abgelaufen/i;
