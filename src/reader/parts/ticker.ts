import type { Answer } from '../api';
import { type Html, html } from '../html';
import type { Ticker, TickerRow } from '../shapes';
import type { Site } from '../site';
import { articlePath, labelOf, marksOf } from '../story';
import { words } from '../words';

/**
 * The ticker: the plugin's element, which moves and keeps itself up to date; public/reader/live.js tells it when. What
 * stands in it here is for readers without scripts, and shows until it has loaded: a plain line that can be scrolled.
 * One that does not exist, or has no rows, takes no room.
 */
export function tickerSection(site: Site, answer: Answer<Ticker>): Html | undefined {
  if (answer.state === 'missing') return undefined;
  const { label, rows } = answer.body?.data ?? { label: '', rows: [] };
  const { pause, play, urgent, corrected } = words;
  return html`<off-the-wire-ticker class="ticker" code="${site.ticker}" article="/articles/{slug}" manual pause="${pause}" play="${play}" urgent="${urgent}" corrected="${corrected}"${
    rows.length === 0 && html` hidden`
  }><section aria-label="${label || words.latest}"><p>${label}</p><ul>${rows.map(tickerRow)}</ul></section></off-the-wire-ticker>`;
}

function tickerRow(row: TickerRow): Html {
  const label = labelOf(row);
  const said = html`${marksOf(row)}${label && html`<span class="kicker">${label}:</span> `}${row.text}`;
  const href = row.article ? articlePath(row.article.slug) : webAddress(row.link);
  return html`<li dir="auto">${href ? html`<a href="${href}">${said}</a>` : said}</li>`;
}

function webAddress(link: string | undefined): string | undefined {
  return link !== undefined && /^(?:https?:\/\/[^/\s]|\/(?!\/))/i.test(link) ? link : undefined;
}
