import type { Media, Rendition } from '../../../../shared/contracts';
import { line, seconds, webAddress } from './values';
import { element, filled, type Xml, type XmlElement } from './xml';

/** A picture as it stands in a text: the attributes of `img`, and its caption in NITF. */
export interface Figure {
  readonly image: ReadonlyMap<string, string>;
  readonly caption: readonly Xml[];
}

/** The one of the media that a figure shows: by its largest rendition, and with the caption that it has in the text. */
export function placed({ image, caption }: Figure, media: readonly Media[]): Media | undefined {
  return media.find((one) => {
    const best = one.kind === 'picture' || one.kind === 'graphic' ? largest(one) : undefined;
    const sizes = [best?.width?.toString(), best?.height?.toString()];
    const alt = image.get('alt') || undefined;
    return (
      best !== undefined &&
      best.href === image.get('src') &&
      sizes.join() === [image.get('width'), image.get('height')].join() &&
      (caption.length === 0 ? (one.caption ?? alt) === one.caption : line(textIn(caption)) === one.caption)
    );
  });
}

/** NITF 3.6, media: of one of an article's media, of a figure in its text, or of one that is both. */
export function nitfMedia(media: Media | Figure, figure?: Figure, place?: 'figure' | 'aside'): XmlElement {
  const isMedia = 'kind' in media;
  const caption = figure && figure.caption.length > 0 ? figure.caption : undefined;
  const said = isMedia ? media : undefined;
  const loose = caption === undefined && said?.caption !== undefined;
  return element(
    'media',
    { 'media-type': isMedia ? types[media.kind] : 'image', class: place },
    metadata('id', said?.guid),
    metadata('headline', said?.headline),
    // In the text no caption stands under it: it must not come back as one.
    loose && figure ? metadata('caption', said?.caption) : undefined,
    isMedia ? references(media, figure) : reference(figureRendition(media), figure, undefined),
    caption
      ? element('media-caption', {}, caption)
      : loose && !figure
        ? filled('media-caption', said?.caption)
        : undefined,
    filled('media-producer', said?.byline),
  );
}

const types: Readonly<Record<Media['kind'], string>> = {
  picture: 'image',
  graphic: 'graphic',
  video: 'video',
  audio: 'audio',
  other: 'other',
};

function largest({ renditions }: Media): Rendition | undefined {
  return [...renditions].sort((one, other) => (other.width ?? 0) - (one.width ?? 0))[0];
}

function figureRendition({ image }: Figure): Rendition | undefined {
  const href = webAddress(image.get('src') ?? '');
  const [width, height] = [Number(image.get('width')), Number(image.get('height'))];
  return href === undefined ? undefined : { href, width: width || undefined, height: height || undefined };
}

function metadata(name: string, value: string | undefined): XmlElement | undefined {
  return value === undefined ? undefined : element('media-metadata', { name, value });
}

/** At least one is asked for; what is said of the picture stands in the first. */
function references(media: Media, figure: Figure | undefined): readonly XmlElement[] {
  const [first, ...others] = media.renditions;
  return [reference(first, figure, media), ...others.map((one) => reference(one, undefined, undefined))];
}

function reference(rendition: Rendition | undefined, figure: Figure | undefined, media: Media | undefined): XmlElement {
  const time = seconds(rendition?.duration);
  return element('media-reference', {
    source: rendition?.href,
    name: rendition?.name,
    'mime-type': line(rendition?.mimeType),
    width: pixels(rendition?.width),
    height: pixels(rendition?.height),
    time,
    'time-unit-of-measure': time && 'second',
    'source-credit': media?.creditline,
    copyright: media?.copyrightNotice,
    'alternate-text': figure?.image.get('alt') || undefined,
  });
}

function pixels(value: number | undefined): number | undefined {
  return value !== undefined && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

function textIn(nodes: readonly Xml[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : ` ${textIn(node.children)} `)).join('');
}
