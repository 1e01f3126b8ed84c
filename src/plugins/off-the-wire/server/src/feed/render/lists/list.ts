import type { Article } from '../../../../../shared/contracts';
import type { PageAddresses } from '../page-addresses';

/** A page of articles, for whoever reads feeds. Addresses are whole ones; times are ISO 8601 in UTC. */
export interface ArticleList {
  readonly title: string;
  /** The site's own name. */
  readonly siteName: string;
  /** Where this very list lies. */
  readonly self: string;
  /** The page of the site that shows it. */
  readonly home: string;
  readonly next?: string;
  readonly previous?: string;
  readonly hubs: readonly string[];
  /** When anything of it last changed. */
  readonly updated: string;
  /** Of all that is in it. */
  readonly language?: string;
  readonly articles: readonly Article[];
  /** What was in it and is public no more, the last first. */
  readonly withdrawn: readonly Withdrawn[];
}

export interface Withdrawn {
  readonly guid?: string;
  readonly documentId: string;
  readonly at: string;
  /** Why, as a code: `killed`, `held`. */
  readonly reason?: string;
}

/** A form in which a list is told: pure, and nothing in it that the public articles do not say. */
export interface ListRendering {
  /** What an address ends with to ask for it. */
  readonly suffix: string;
  readonly mediaType: string;
  /** What a client may ask for by `Accept` to get it. */
  readonly accepts: readonly string[];
  /** Whether it has a word for what was withdrawn. */
  readonly tellsWithdrawn?: boolean;
  /** @param pages where the site shows articles, as whole addresses */
  render(list: ArticleList, pages: PageAddresses): string;
}
