/** `<off-the-wire-ticker>`: importing this is enough. */
import { defineTicker, type OffTheWireTicker } from './element';

export { OffTheWireTicker, setHome } from './element';

declare global {
  interface HTMLElementTagNameMap {
    'off-the-wire-ticker': OffTheWireTicker;
  }
}

defineTicker();
