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
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(at);
  if (isDateAlone(moment)) {
    const date = say(form === 'line' ? longDate : mediumDate);
    return html`<time datetime="${moment}">${form === 'line' ? date : html`<span>${date}</span>`}</time>`;
  }
  const said =
    form === 'line'
      ? say({ ...longDate, ...hour, timeZoneName: 'short' })
      : html`<b>${say({ ...hour, timeZoneName: 'short' })}</b> <span>${say(mediumDate)}</span>`;
  return html`<time datetime="${moment}" data-form="${form}">${said}</time>`;
}

/** When the copy was written, as far as it says; else when it became public here. */
export function writtenAt(story: { versionCreated?: string; firstCreated?: string; lastPublished: string }): string {
  return story.versionCreated ?? story.firstCreated ?? story.lastPublished;
}

const isDateAlone = (moment: string) => /^\d{4}-\d{2}-\d{2}$/.test(moment);
const longDate = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const mediumDate = { year: 'numeric', month: 'short', day: 'numeric' } as const;
const hour = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
