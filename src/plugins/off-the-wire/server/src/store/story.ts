import type { StoryMarks, Telling } from '../wire/story/tell';
import type { Version } from '../wire/story/version';
import type { Filing } from './file-under';

/** A story while a batch works on it. Times are epoch milliseconds UTC. */
export interface Story {
  readonly documentId: string;
  readonly slug: string;
  readonly isNew: boolean;
  readonly isPublic: boolean;
  readonly provider?: string;
  readonly versions: readonly Version[];
  readonly marks: StoryMarks;
  readonly firstCreated?: string;
  readonly firstPublished?: number;
  readonly lastPublished?: number;
  /** When it is to go out by itself: an editor's plan. */
  readonly publishAt?: number;
  /** What is written of it: absent, the rows stay as they are. */
  readonly telling?: Telling;
  /** Row id; of a story that stands in the database only where it is another from now on. */
  readonly sourceId?: number;
  readonly breadcrumbIds?: readonly number[];
  /** Why it is filed there: of a new story. */
  readonly filings?: readonly Filing[];
}

/** Whether nothing has come of a story but its kill. */
export function isOnlyKilled({ versions }: Pick<Story, 'versions'>): boolean {
  return versions.length > 0 && versions.every(({ kind }) => kind === 'kill');
}
