/** `<off-the-wire-ticker>`: importing this is enough. */
import { defineTicker } from './element';

export { OffTheWireTicker, setHome } from './element';

defineTicker();
