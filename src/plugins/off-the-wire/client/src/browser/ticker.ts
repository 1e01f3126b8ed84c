/** What `<script type="module" src=".../api/wire/ticker.js">` loads: the API is where the script came from. */
import { defineTicker, OffTheWireTicker, setHome } from '../ticker/element';

// In this order: tickers that stand on the page already begin as soon as the element is known.
setHome(new URL('.', import.meta.url).href);
defineTicker();

export { OffTheWireTicker };
