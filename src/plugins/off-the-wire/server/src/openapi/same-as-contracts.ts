import type { z } from 'zod';
import type {
  Article,
  ChangeEntry,
  ChangesAnswer,
  Headline,
  HeadlinesAnswer,
  Media,
  Section,
  TickerAnswer,
  TickerRow,
  WebhookMessage,
} from '../../../shared/contracts';
import type { Receipt } from '../ingest/receipt';
import type { receipt } from './receipt-shape';
import type * as shapes from './shapes';

/** `readonly` at every depth, so that zod's lists and ours are the same; everything else must be the same already. */
type Told<T> = T extends object ? { readonly [Key in keyof T]: Told<T[Key]> } : T;
type Same<One, Other> =
  (<T>() => T extends Told<One> ? 1 : 2) extends <T>() => T extends Told<Other> ? 1 : 2 ? true : false;
type Out<Schema extends z.ZodType> = z.output<Schema>;

/**
 * What the API's description says of an answer and what the server, the admin and the client are compiled with are one
 * and the same. Where a line here is an error, a field stands in one and not in the other.
 */
export type SameAsContracts = {
  readonly headline: True<Same<Out<typeof shapes.headline>, Headline>>;
  readonly article: True<Same<Out<typeof shapes.article>, Article>>;
  readonly media: True<Same<Out<typeof shapes.media>, Media>>;
  readonly headlines: True<Same<Out<typeof shapes.headlinesAnswer>, HeadlinesAnswer>>;
  readonly tickerRow: True<Same<Out<typeof shapes.tickerRow>, TickerRow>>;
  readonly ticker: True<Same<Out<typeof shapes.tickerAnswer>, TickerAnswer>>;
  readonly section: True<Same<Out<typeof shapes.section>, Section>>;
  readonly change: True<Same<Out<typeof shapes.changeEntry>, ChangeEntry>>;
  readonly changes: True<Same<Out<typeof shapes.changesAnswer>, ChangesAnswer>>;
  readonly webhook: True<Same<Out<typeof shapes.webhookMessage>, WebhookMessage>>;
  readonly receipt: True<Same<Out<typeof receipt>, Receipt>>;
};

type True<Answer extends true> = Answer;
