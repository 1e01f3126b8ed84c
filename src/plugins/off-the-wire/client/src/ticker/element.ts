import type { TickerAnswer } from '../../../shared/contracts';
import { announceFlashes } from './flashes';
import { type Frame, makeFrame } from './frame';
import { type Keeper, keepLoaded } from './keep-loaded';
import { type Motion, moveLine } from './motion';
import { type Places, type Words, writeRows } from './rows';

type Ticker = TickerAnswer['data'];

// Where there is no DOM, as on a server, the module can be loaded all the same.
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

let home = '/api/wire';
/** On the desk. The server puts its own setting in the place of this text (`feed/scripts.ts`). */
const onDesk = '/articles/{slug}';

/** Where the API is for tickers without `src`. */
export function setHome(url: string): void {
  home = url;
}

/**
 * `<off-the-wire-ticker src="https://desk.example/api/wire" code="main">`: a ticker that keeps itself up to date.
 *
 * Attributes: `src` (the API; absent: where the script came from), `code`, `article` (where the page's
 * site shows articles, as `/stories/{slug}`; absent: where the desk does), `speed` (pixels a second, 60; 0: it never
 * moves), `label` (in place of the ticker's own; empty: none is shown), and the words `pause`, `play`, `urgent`,
 * `corrected`; `manual`: it opens no stream of its own, since the page has one and calls `refresh()`. What it holds on the page shows until the first load. Events: `load`, each time other rows are shown.
 */
export class OffTheWireTicker extends Base {
  static readonly observedAttributes = [
    'src',
    'code',
    'article',
    'speed',
    'label',
    'pause',
    'play',
    'urgent',
    'corrected',
  ];
  readonly #frame: Frame;
  #ticker: Ticker | undefined;
  #keeper: Keeper | undefined;
  #motion: Motion | undefined;
  readonly #flashes: ReturnType<typeof announceFlashes>;

  constructor() {
    super();
    this.#frame = makeFrame(this.attachShadow({ mode: 'open' }));
    this.#flashes = announceFlashes(this.#frame.said, () => this.#words());
  }

  connectedCallback(): void {
    const code = this.getAttribute('code');
    if (this.#keeper || !code) return;
    this.#keeper = keepLoaded(this.#source(), code, this.hasAttribute('manual'), (ticker) => this.#show(ticker));
    // Moved on the page, it goes on with what it had.
    if (this.#ticker) this.#write(this.#ticker);
  }

  disconnectedCallback(): void {
    this.#keeper?.close();
    this.#keeper = undefined;
    this.#flashes.close();
    this.#motion?.close();
    this.#motion = undefined;
  }

  /** Looks for other rows, soon. */
  refresh(): void {
    this.#keeper?.refresh();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected) return;
    if (name === 'src' || name === 'code') {
      this.disconnectedCallback();
      this.#ticker = undefined;
      this.connectedCallback();
    } else if (this.#ticker) this.#write(this.#ticker);
  }

  #source(): string {
    return new URL(this.getAttribute('src') ?? home, document.baseURI).href.replace(/\/+$/, '');
  }

  #places(): Places {
    const article = this.getAttribute('article');
    return article ? { article, base: document.baseURI } : { article: onDesk, base: this.#source() };
  }

  #words(): Words {
    const word = (name: string, otherwise: string) => this.getAttribute(name) ?? otherwise;
    return {
      pause: word('pause', 'Pause the ticker'),
      play: word('play', 'Let the ticker run'),
      urgent: word('urgent', 'Urgent'),
      corrected: word('corrected', 'Corrected'),
    };
  }

  /** A ticker that is not there leaves what stands on the page; one that is gone, or has no rows, takes no room. */
  #show(ticker: Ticker | undefined): void {
    if (!ticker && !this.#ticker) return;
    this.#ticker = ticker ?? { code: '', label: '', rows: [] };
    this.#write(this.#ticker);
    this.#flashes.show(this.#ticker.rows);
    this.dispatchEvent(new Event('load'));
  }

  #write({ label, code, rows }: Ticker): void {
    const { section, view, fallback, label: place, list } = this.#frame;
    this.#motion?.leave();
    this.hidden = rows.length === 0;
    section.hidden = false;
    fallback.hidden = true;
    const said = this.getAttribute('label') ?? label;
    for (const named of [section, view]) named.setAttribute('aria-label', said || label || code);
    place.textContent = said;
    place.hidden = said === '';
    writeRows(list, rows, this.#words(), this.#places());
    this.#motion ??= moveLine(this.#frame, () => ({ speed: this.#speed(), ...this.#words() }));
    this.#motion.arrange();
  }

  #speed(): number {
    const speed = Number(this.getAttribute('speed') ?? 60);
    return speed >= 0 && speed <= 1000 ? speed : 60;
  }
}

/** Makes the element known to the browser; where there is none, nothing. */
export function defineTicker(): void {
  if (globalThis.customElements && !customElements.get('off-the-wire-ticker'))
    customElements.define('off-the-wire-ticker', OffTheWireTicker);
}
