import { alert } from './alert';
import { article } from './article';
import { articleVersion } from './article-version';
import { breadcrumb } from './breadcrumb';
import { delivery } from './delivery';
import { source } from './source';
import { subscriber } from './subscriber';
import { ticker, tickerEntry } from './ticker';

export const contentTypes = {
  article,
  'article-version': articleVersion,
  source,
  breadcrumb,
  ticker,
  'ticker-entry': tickerEntry,
  delivery,
  alert,
  subscriber,
};
