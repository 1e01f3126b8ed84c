import { decodeHTML } from 'entities';
import { parseRssFeed } from 'feedsmith';

/**
 * To be called after work was broken off (see `Guarded`). Nothing of ours keeps anything between documents, but the
 * decoder of `entities` keeps what it has decoded until it is done, and puts it before the next text: one call of it, and
 * one of the copy that feedsmith has, clears that.
 */
export function forgetBegun(): void {
  decodeHTML('');
  parseRssFeed('<rss version="2.0"><channel><title>&amp;amp;</title></channel></rss>');
}
