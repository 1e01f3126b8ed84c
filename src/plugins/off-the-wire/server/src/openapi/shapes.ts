import { z } from 'zod';
import { changeKinds } from '../changes/log';

/**
 * The shapes of the public answers, as the API's description tells them. `same-as-contracts.ts` holds them against the
 * types in shared/contracts.ts, and tests hold them against real answers: neither can drift from the other.
 */

const said = (description: string) => z.string().meta({ description });
const instant = (description: string) =>
  z.string().meta({ format: 'date-time', description: `${description} ISO 8601 in UTC.` });

export const step = z
  .object({
    label: said('As readers see it.'),
    path: said("From the root down, as `world/asia`; the root's is empty."),
  })
  .meta({ description: 'One step of "You are here".' });

const sourceName = z.object({ code: z.string(), name: z.string(), attribution: z.string().optional() });
const subject = z.object({ qcode: z.string().optional(), name: z.string().optional() });
const number = (description: string) => z.number().meta({ description });

export const rendition = z.object({
  name: z.string().optional(),
  href: z.string(),
  mimeType: z.string().optional(),
  width: number('Pixels.').optional(),
  height: number('Pixels.').optional(),
  duration: number('Seconds.').optional(),
  size: number('Bytes.').optional(),
});

export const media = z.object({
  kind: z.enum(['picture', 'video', 'audio', 'graphic', 'other']),
  guid: z.string().optional(),
  headline: z.string().optional(),
  caption: z.string().optional(),
  byline: z.string().optional(),
  creditline: z.string().optional(),
  copyrightNotice: z.string().optional(),
  renditions: z.array(rendition),
});

export const headline = z
  .object({
    documentId: said('The same for every version of the story.'),
    slug: said('The end of its web address.'),
    guid: said("The agency's id, without the version.").optional(),
    headline: z.string(),
    kicker: said('Stands before the headline for readers.').optional(),
    genre: z.string().optional(),
    abstract: z.string().optional(),
    byline: z.string().optional(),
    dateline: z.string().optional(),
    located: z.string().optional(),
    language: said('A tag of BCP 47.').optional(),
    urgency: number('1 is the highest, 9 the lowest.').optional(),
    provider: said('The agency.').optional(),
    creditline: z.string().optional(),
    source: sourceName.optional(),
    section: step.optional(),
    subjects: z.array(subject).optional(),
    keywords: z.array(z.string()).optional(),
    media: z.array(media).optional(),
    wordCount: z.number().optional(),
    version: said("The agency's own number of it.").optional(),
    versionKind: said("For machines: an agency's word to desks, never shown to readers.").optional(),
    leadNumber: z.number().optional(),
    firstCreated: said('By the agency. A date alone where the copy gave no hour.').optional(),
    versionCreated: said('By the agency. A date alone where the copy gave no hour.').optional(),
    firstPublished: instant('When it first became public here.'),
    lastPublished: instant('When it became public here, by which lists are sorted.'),
    lastUpdated: instant('When readers last saw it change.'),
    url: said('Where the API tells it, from the root of this server.'),
  })
  .meta({ description: 'Enough for a list, a ticker or a card.' });

const link = z.object({ rel: z.string(), ref: z.string() });
const anyObject: z.ZodType<object> = z.record(z.string(), z.unknown());

export const article = headline
  .extend({
    body: said('HTML that has passed an allow-list.').optional(),
    publicNote: said('What a correction says to readers.').optional(),
    infoSource: z.string().optional(),
    copyrightNotice: z.string().optional(),
    usageTerms: z.string().optional(),
    links: z.array(link).optional(),
    trail: z.array(step).meta({ description: 'From the root down.' }),
    jsonLd: z.array(anyObject).meta({ description: 'schema.org: NewsArticle, and BreadcrumbList.' }),
  })
  .meta({ description: 'A whole article.' });

const place = said('Opaque: hand it back as `cursor`.').nullable();

export const headlinesAnswer = z.object({
  data: z.array(article.partial()).meta({
    description: 'Headlines; with `fields`, those fields only, of the whole article where they are asked for.',
  }),
  meta: z.object({ limit: z.number(), next: place, previous: place }),
});

const none = z.strictObject({}) as unknown as z.ZodType<Record<string, never>>;

export const articleAnswer = z.object({ data: article, meta: none });

export const tickerRow = z
  .object({
    text: said('What readers see.'),
    kicker: z.string().optional(),
    genre: z.string().optional(),
    versionKind: z.string().optional(),
    leadNumber: z.number().optional(),
    urgent: z.boolean(),
    pinned: z.boolean(),
    link: z.string().optional(),
    article: z.object({ documentId: z.string(), slug: z.string(), url: z.string() }).optional(),
  })
  .meta({ description: 'One row of a ticker: the same fields, wherever it comes from.' });

export const tickerAnswer = z.object({
  data: z.object({
    code: z.string(),
    label: z.string(),
    asOf: said('Of the page that its rows were read off.').optional(),
    until: instant('When the clock alone will change it, as an entry begins or ends: ask again then.').optional(),
    rows: z.array(tickerRow),
  }),
  meta: none,
});

export const section = z
  .object({
    label: z.string(),
    path: z.string(),
    order: z.number(),
    get children() {
      return z.array(section);
    },
  })
  .meta({ description: 'A section, with what is under it.' });

export const breadcrumbsAnswer = z.object({
  data: section.nullable().meta({ description: 'null while there is no section at all.' }),
  meta: z.object({ trail: z.array(step) }),
});

export const changeEntry = z
  .object({
    n: number('Its number: ascending, without gaps.'),
    at: instant('When it happened.'),
    kind: z.enum(changeKinds),
    about: z.enum(['article', 'source', 'breadcrumb', 'ticker']),
    subject: said("A documentId; a ticker's code."),
    guid: said("The agency's id.").optional(),
    reason: said('Of a withdrawal, as a code: `killed`, `held`.').optional(),
    article: headline.optional(),
    archive: z
      .literal(true)
      .meta({ description: 'It came of an archive, and is no news: streams and webhooks do not tell it.' })
      .optional(),
    left: z.literal(true).meta({ description: 'It is still public, and no longer what was asked for.' }).optional(),
  })
  .meta({ description: 'What changed for readers. What is not public now is named by its ids only.' });

export const changesAnswer = z.object({
  data: z.array(changeEntry),
  meta: z.object({
    next: number('What to ask for next time, as `after`.'),
    last: number('The number of the newest entry.'),
  }),
});

export const webhookMessage = z
  .object({
    data: z.array(changeEntry),
    meta: z.object({
      next: number('Whoever takes the message has everything up to this number.'),
      last: number('The number of the newest entry.'),
      reset: z.literal(true).meta({ description: 'The log no longer reaches back: load the list anew.' }).optional(),
    }),
  })
  .meta({ description: 'A piece of the change log, in order.' });
