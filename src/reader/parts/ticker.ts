import type { Answer } from '../api';
import { type Html, html } from '../html';
import { region } from '../live';
import type { Ticker, TickerRow } from '../shapes';
import { articlePath, labelOf, marksOf } from '../story';
import { words } from '../words';

/**
 * The ticker: a plain line that can be scrolled; the script moves it and shows the button. Readers' software reads it
 * as a list and is not told when it changes. One that does not exist, or has no rows, takes no room.
 */
export function tickerSection(answer: Answer<Ticker>): Html | undefined {
  if (answer.state === 'missing') return undefined;
  const { label, rows } = answer.body?.data ?? { label: '', rows: [] };
  return html`<section class="ticker" aria-label="${label || words.latest}"${region('ticker', [answer])}${
    rows.length === 0 && html` hidden`
  }>
<p class="ticker-label">${label}</p>
<div class="ticker-view"><div class="ticker-track"><ul>${rows.map(tickerRow)}</ul></div></div>
<button type="button" class="scripted" data-pause="${words.pause}" data-play="${words.play}" aria-label="${words.pause}">${buttonFace}</button>
</section>`;
}

/** Two bars while it moves, a triangle while it stands. */
const buttonFace = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path class="bars" d="M3 2h4v12H3zM9 2h4v12H9z"/><path class="triangle" d="M4 2l10 6-10 6z"/></svg>`;

function tickerRow(row: TickerRow): Html {
  const label = labelOf(row);
  const said = html`${marksOf(row)}${label && html`<span class="kicker">${label}:</span> `}${row.text}`;
  const href = row.article ? articlePath(row.article.slug) : webAddress(row.link);
  return html`<li dir="auto" data-id="${row.article?.slug ?? row.text}">${href ? html`<a href="${href}">${said}</a>` : said}</li>`;
}

function webAddress(link: string | undefined): string | undefined {
  return link !== undefined && /^(?:https?:\/\/[^/\s]|\/(?!\/))/i.test(link) ? link : undefined;
}
