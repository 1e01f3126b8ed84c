import { attribute, type Html, html } from '../html';
import type { Headline, Media } from '../shapes';

export interface Picture {
  readonly href: string;
  readonly alt: string;
  /** In pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly caption?: string;
  /** Who made it, and whose it is. */
  readonly credit?: string;
}

/** Wide enough for the text column on a fine screen; agencies' originals are four times that. */
const wideEnough = 1024;

/** The first picture of a story that a browser may show here: over https only, as the page's security policy says. */
export function pictureOf({ media }: Pick<Headline, 'media'>): Picture | undefined {
  for (const one of media ?? []) {
    const found = one.kind === 'picture' || one.kind === 'graphic' ? fittingRendition(one) : undefined;
    if (found)
      return {
        ...sizeOf(found),
        href: found.href,
        alt: one.headline ?? '',
        caption: one.caption,
        credit: creditOf(one),
      };
  }
  return undefined;
}

/** The box is kept by width and height, so that nothing moves when the picture comes. */
export function pictureFigure({ href, alt, width, height, caption, credit }: Picture): Html {
  const size = html`${attribute('width', width)}${attribute('height', height)}`;
  return html`<figure class="picture"><img src="${href}" alt="${alt}"${size} decoding="async">${
    (caption || credit) && html`<figcaption>${caption} ${credit && html`<small>${credit}</small>`}</figcaption>`
  }</figure>`;
}

function fittingRendition({ renditions }: Media): Media['renditions'][number] | undefined {
  const usable = renditions.filter(
    ({ href, mimeType }) =>
      /^https:\/\//i.test(href) && (mimeType === undefined || /^image\/(?!tiff|svg)/.test(mimeType)),
  );
  const byWidth = [...usable].sort((one, other) => (one.width ?? 0) - (other.width ?? 0));
  return byWidth.find(({ width }) => width !== undefined && width >= wideEnough) ?? byWidth.at(-1);
}

/** Only whole: one without the other keeps no box. */
function sizeOf({ width, height }: Media['renditions'][number]) {
  return width !== undefined && height !== undefined ? { width: Math.round(width), height: Math.round(height) } : {};
}

function creditOf({ byline, creditline, copyrightNotice }: Media): string | undefined {
  return [byline, creditline ?? copyrightNotice].filter(Boolean).join(' / ') || undefined;
}
