import { type Html, html } from './html';

/**
 * A moment for readers. A date without a time stays a date. An instant is written in UTC, which is said; the page's
 * script rewrites it in the reader's own zone (public/reader/times.js).
 *
 * @param moment an ISO 8601 instant in UTC, or a date alone
 * @param form `line`: "November 20, 2026 at 05:42 UTC"; `row`: hour and date apart, for the margin of a list
 */
export function timeElement(moment: string, language: string, form: 'line' | 'row'): Html | undefined {
  const at = Date.parse(moment);
  if (Number.isNaN(at)) return undefined;
  const say = (part: Part) => formatter(language, part).format(at);
  if (isDateAlone(moment)) {
    const date = form === 'line' ? say('longDate') : html`<span>${say('date')}</span>`;
    return html`<time datetime="${moment}">${date}</time>`;
  }
  const said = form === 'line' ? say('instant') : html`<b>${say('hour')}</b> <span>${say('date')}</span>`;
  return html`<time datetime="${moment}" data-form="${form}">${said}</time>`;
}

/** When the copy was written, as far as it says; else when it became public here. */
export function writtenAt(story: { versionCreated?: string; firstCreated?: string; lastPublished: string }): string {
  return story.versionCreated ?? story.firstCreated ?? story.lastPublished;
}

const isDateAlone = (moment: string) => /^\d{4}-\d{2}-\d{2}$/.test(moment);

const longDate = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const;
const parts = {
  longDate,
  date: { ...longDate, month: 'short' },
  hour,
  instant: { ...longDate, ...hour },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type Part = keyof typeof parts;

const formatters = new Map<string, Intl.DateTimeFormat>();
const mostFormatters = 200;

/** Kept, since making one takes longer than the rest of a row. Agencies' languages are few; hostile ones are not kept for long. */
function formatter(language: string, part: Part): Intl.DateTimeFormat {
  const key = `${part} ${language}`;
  const known = formatters.get(key);
  if (known) return known;
  if (formatters.size >= mostFormatters) formatters.clear();
  const made = new Intl.DateTimeFormat(language, { ...parts[part], timeZone: 'UTC' });
  formatters.set(key, made);
  return made;
}
