import type { Media } from '../../item';
import { wholeAddress } from './body';
import { allWords, type Thing, thingsIn, words } from './json-ld';
import type { Meta } from './meta';

/** The article's pictures: those of JSON-LD, else the one that the page shows when it is shared. */
export function mediaOf(
  article: Thing | undefined,
  meta: Meta,
  base: string | undefined,
): readonly Media[] | undefined {
  const things = thingsIn(article, 'image');
  const linked = things.map((image) =>
    picture(words(image, 'contentUrl', 'url', '@id'), base, {
      ...size(image),
      caption: words(image, 'caption', 'description'),
      creditline: words(image, 'creditText'),
    }),
  );
  const plainly = things.length > 0 ? [] : allWords(article, 'image').map((href) => picture(href, base, {}));
  const graph = picture(meta.first('og:image:secure_url', 'og:image', 'twitter:image'), base, {
    width: pixels(meta.first('og:image:width')),
    height: pixels(meta.first('og:image:height')),
    caption: meta.first('og:image:alt'),
  });
  const found = [...linked, ...plainly].flatMap((one) => one ?? []);
  const media = found.length > 0 ? found : graph ? [graph] : [];
  return media.length > 0 ? media.slice(0, 50) : undefined;
}

interface PictureWords {
  readonly width?: number;
  readonly height?: number;
  readonly caption?: string;
  readonly creditline?: string;
}

function picture(
  href: string | undefined,
  base: string | undefined,
  { width, height, ...said }: PictureWords,
): Media | undefined {
  const address = wholeAddress(href, base);
  return address && /^https?:/.test(address)
    ? { kind: 'picture', ...said, renditions: [{ href: address, width, height }] }
    : undefined;
}

const size = (image: Thing) => ({ width: pixels(words(image, 'width')), height: pixels(words(image, 'height')) });
const pixels = (text: string | undefined) =>
  /^\d{1,5}(?:px)?$/.test(text ?? '') ? Number.parseInt(text ?? '', 10) : undefined;
