import { z } from '@strapi/utils';
import type * as contract from '../plugins/off-the-wire/shared/contracts';

/** What the page reads of the API's answers; everything else is left out. See shared/contracts.ts for all of it. */

const text = z.string().optional();
const number = z.number().optional();

const step = z.object({ label: z.string(), path: z.string() }) satisfies z.ZodType<contract.Step>;
export type Step = z.output<typeof step>;

const rendition = z.object({ href: z.string(), mimeType: text, width: number, height: number });

const media = z
  .object({
    kind: z.enum(['picture', 'video', 'audio', 'graphic', 'other']),
    headline: text,
    caption: text,
    byline: text,
    creditline: text,
    copyrightNotice: text,
  })
  .extend({ renditions: z.array(rendition) });
export type Media = z.output<typeof media>;

const headline = z.object({
  documentId: z.string(),
  slug: z.string(),
  headline: z.string(),
  kicker: text,
  genre: text,
  abstract: text,
  byline: text,
  dateline: text,
  language: text,
  urgency: number,
  provider: text,
  creditline: text,
  source: z.object({ code: z.string(), name: z.string(), attribution: text }).optional(),
  section: step.optional(),
  subjects: z.array(z.object({ qcode: text, name: text })).optional(),
  keywords: z.array(z.string()).optional(),
  media: z.array(media).optional().catch(undefined),
  versionKind: text,
  firstCreated: text,
  versionCreated: text,
  firstPublished: z.string(),
  lastPublished: z.string(),
  lastUpdated: z.string(),
  url: z.string(),
}) satisfies z.ZodType<contract.Headline>;
export type Headline = z.output<typeof headline>;

const article = headline.extend({
  body: text,
  publicNote: text,
  copyrightNotice: text,
  trail: z.array(step),
  jsonLd: z.array(z.record(z.string(), z.unknown())),
}) satisfies z.ZodType<contract.Article>;
export type Article = z.output<typeof article>;

const tickerRow = z.object({
  text: z.string(),
  kicker: text,
  genre: text,
  versionKind: text,
  urgent: z.boolean(),
  link: text,
  article: z.object({ slug: z.string() }).optional(),
});
export type TickerRow = z.output<typeof tickerRow>;

export interface Section extends Step {
  readonly children: readonly Section[];
}
const section: z.ZodType<Section> = step.extend({ children: z.lazy(() => z.array(section)) });

export const headlinesShape = z.object({
  data: z.array(headline),
  meta: z.object({ next: z.string().nullable() }),
});
export const articleShape = z.object({ data: article });
export const tickerShape = z.object({ data: z.object({ label: z.string(), rows: z.array(tickerRow) }) });
/** A newsroom without a root section answers `null`. */
export const sectionShape = z.object({ data: section.nullable(), meta: z.object({ trail: z.array(step) }) });

export type Headlines = z.output<typeof headlinesShape>;
export type Ticker = z.output<typeof tickerShape>;
export type SectionTree = z.output<typeof sectionShape>;
