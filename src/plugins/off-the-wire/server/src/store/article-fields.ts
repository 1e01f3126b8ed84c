import type { Item } from '../wire/item';
import { asPrinted } from '../wire/story/printed';

/** The columns of an article that an item fills: the one place where item and row meet. */
export interface ArticleFields {
  readonly headline: string;
  readonly kicker: string | null;
  readonly genre: string | null;
  readonly slugline: string | null;
  readonly byline: string | null;
  readonly dateline: string | null;
  readonly located: string | null;
  readonly abstract: string | null;
  readonly body: string | null;
  readonly urgency: number | null;
  readonly language: string | null;
  readonly provider: string | null;
  readonly infoSource: string | null;
  readonly creditline: string | null;
  readonly copyrightNotice: string | null;
  readonly usageTerms: string | null;
  readonly subjects: Item['subjects'] | null;
  readonly keywords: Item['keywords'] | null;
  readonly media: Item['media'] | null;
  readonly embargo: Item['embargo'] | null;
  readonly expires: string | null;
  readonly edNotes: Item['edNotes'] | null;
  readonly pubStatus: string;
  readonly leadNumber: number | null;
  readonly version: string | null;
  readonly wordCount: number | null;
  readonly versionCreated: string | null;
  readonly guid: string | null;
  readonly altIds: Item['altIds'] | null;
  readonly links: Item['links'] | null;
}

/** An item as the columns of an article. */
export function articleFields(sent: Item): ArticleFields {
  const item = asPrinted(sent);
  return {
    headline: item.headline ?? '',
    kicker: item.kicker ?? null,
    genre: item.genre ?? null,
    slugline: item.slugline ?? null,
    byline: item.byline ?? null,
    dateline: item.dateline ?? null,
    located: item.located ?? null,
    abstract: item.abstract ?? null,
    body: item.body ?? null,
    urgency: item.urgency ?? null,
    language: item.language ?? null,
    provider: item.provider ?? null,
    infoSource: item.infoSource ?? null,
    creditline: item.creditline ?? null,
    copyrightNotice: item.copyrightNotice ?? null,
    usageTerms: item.usageTerms ?? null,
    subjects: item.subjects ?? null,
    keywords: item.keywords ?? null,
    media: item.media ?? null,
    embargo: item.embargo ?? null,
    expires: item.expires ?? null,
    edNotes: item.edNotes ?? null,
    pubStatus: item.pubStatus ?? 'usable',
    leadNumber: item.leadNumber ?? null,
    version: item.version ?? null,
    wordCount: item.wordCount ?? null,
    versionCreated: item.versionCreated ?? null,
    guid: item.guid ?? null,
    altIds: item.altIds ?? null,
    links: item.links ?? null,
  };
}
