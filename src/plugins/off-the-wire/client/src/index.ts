export type {
  Article,
  ChangeEntry,
  ChangesAnswer,
  Headline,
  Media,
  Rendition,
  Section,
  SourceName,
  Step,
  Subject,
  TickerRow,
} from '../../shared/contracts';
export {
  type ChangesOptions,
  type ClientOptions,
  createClient,
  type Page,
  type Row,
  type SectionWithTrail,
  type Ticker,
  type WireClient,
} from './client';
export type { Change, Reset, State } from './follow';
export type { Look } from './look';
export type { Patience } from './patience';
export type { Field, Filters, HeadlinesQuery, Some, Urgency } from './query';
export type { Asked } from './request';
export type { Changes, Follower, Following, Handlers, Looking, Subscription } from './subscribe';
export { type Problem, WireError } from './wire-error';
