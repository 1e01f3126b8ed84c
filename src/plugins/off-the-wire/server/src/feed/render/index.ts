import type { Article } from '../../../../shared/contracts';
import { newsmlG2 } from './newsml-g2';
import { ninjs } from './ninjs';
import { nitf } from './nitf';
import type { PageAddresses } from './page-addresses';
import { text } from './text';

/** A form in which an article is spoken: pure, and nothing in it that the public article does not say. */
export interface Rendering {
  /** What an address ends with to ask for it. */
  readonly suffix: string;
  readonly mediaType: string;
  render(article: Article, pages: PageAddresses): string;
}

/** Every rendering of an article but JSON. A new one is a file and a line. */
export const renderings: readonly Rendering[] = [
  { suffix: '.ninjs.json', mediaType: 'application/json; charset=utf-8', render: ninjs },
  { suffix: '.newsml-g2.xml', mediaType: 'application/vnd.iptc.g2.newsitem+xml; charset=utf-8', render: newsmlG2 },
  { suffix: '.nitf.xml', mediaType: 'application/nitf+xml; charset=utf-8', render: nitf },
  { suffix: '.txt', mediaType: 'text/plain; charset=utf-8', render: text },
];
