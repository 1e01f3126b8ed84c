import { breadcrumbsFacet, type Facet, isUnder } from '../changes/facets';
import type { Entry } from '../changes/log';
import type { Order } from './cursor';

/** A list of articles that an answer shows: enough to know of any article whether it comes into it. */
export interface Listing {
  /** Under one facet of each of these groups. */
  readonly groups: readonly (readonly Facet[])[];
  readonly order: Order;
  /** The part of the list that was looked at, epoch milliseconds by its order, both ends included. */
  readonly from?: number;
  readonly to?: number;
  /** DocumentIds that are left out. */
  readonly excluded?: ReadonlySet<string>;
  /** Whether it also tells of articles that were withdrawn. */
  readonly tellsWithdrawn?: boolean;
}

/** What an answer stands on. */
export interface Standing {
  readonly listing?: Listing;
  /**
   * Subjects of log entries that change it: documentIds of articles, sources and sections that it shows or asks for,
   * ticker codes, the section tree by its facet, addresses that it holds as long as no article has them.
   */
  readonly mentions: ReadonlySet<string>;
}

/** The names under which an answer must stand to be found for this entry. */
export function namesIn({ about, subject, detail }: Entry): readonly string[] {
  const names = [subject];
  if (about === 'breadcrumb') names.push(breadcrumbsFacet);
  if (detail.address !== undefined) names.push(addressName(detail.address));
  return names;
}

export const addressName = (address: string): string => `address:${address}`;

/** Whether an article comes into the list, or goes from what is told as withdrawn. One that it shows is mentioned. */
export function comesInto(entry: Entry, listing: Listing): boolean {
  if (entry.about !== 'article' || listing.excluded?.has(entry.subject)) return false;
  if (entry.kind === 'withdrawn') return listing.tellsWithdrawn === true && isUnder(entry.before, listing.groups);
  return isUnder(entry.after, listing.groups) && isWithin(entry, listing);
}

function isWithin({ at, detail }: Entry, { order, from, to }: Listing): boolean {
  // An archive's copy changed for readers when its agency says.
  const place = order === 'updated' && !detail.archive ? at : detail.place;
  return place === undefined || ((from === undefined || place >= from) && (to === undefined || place <= to));
}

/** Whether the answer is other than it was, now that this has happened. */
export function touches(entry: Entry, { mentions, listing }: Standing): boolean {
  return namesIn(entry).some((name) => mentions.has(name)) || (listing !== undefined && comesInto(entry, listing));
}

/** Finds the answers that an entry touches without asking all of them. */
export interface Register<Answer extends Standing> {
  add(answer: Answer): void;
  remove(answer: Answer): void;
  touchedBy(entry: Entry): ReadonlySet<Answer>;
}

/** By what they mention, and of lists by one of their groups: the one that an article is least likely to stand under. */
export function openRegister<Answer extends Standing>(): Register<Answer> {
  const byName = new Map<string, Set<Answer>>();
  const byFacet = new Map<Facet, Set<Answer>>();
  return {
    add(answer) {
      for (const name of answer.mentions) put(byName, name, answer);
      for (const facet of leadOf(answer)) put(byFacet, facet, answer);
    },
    remove(answer) {
      for (const name of answer.mentions) take(byName, name, answer);
      for (const facet of leadOf(answer)) take(byFacet, facet, answer);
    },
    touchedBy(entry) {
      const found = new Set<Answer>();
      for (const name of namesIn(entry)) for (const answer of byName.get(name) ?? []) found.add(answer);
      if (entry.about !== 'article') return found;
      for (const facet of entry.kind === 'withdrawn' ? entry.before : entry.after) {
        for (const answer of byFacet.get(facet) ?? [])
          if (answer.listing && comesInto(entry, answer.listing)) found.add(answer);
      }
      return found;
    },
  };
}

const leadOf = ({ listing }: Standing): readonly Facet[] => listing?.groups[0] ?? [];

function put<Answer>(map: Map<string, Set<Answer>>, name: string, answer: Answer): void {
  const known = map.get(name);
  if (known) known.add(answer);
  else map.set(name, new Set([answer]));
}

function take<Answer>(map: Map<string, Set<Answer>>, name: string, answer: Answer): void {
  const known = map.get(name);
  known?.delete(answer);
  if (known?.size === 0) map.delete(name);
}
