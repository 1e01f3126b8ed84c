import type { Article, Media } from '../../../../../shared/contracts';
import { amount, line, mediaOf, seconds } from '../values';
import { mediumOf } from './story';

type Rendition = Media['renditions'][number];

/** Media RSS 1.5.1: what has one form stands alone, the forms of one picture stand in a group. */
export function mediaRss(article: Article) {
  const media = mediaOf(article).filter(({ renditions }) => renditions.length > 0);
  const single = media.filter(({ renditions }) => renditions.length === 1);
  const several = media.filter(({ renditions }) => renditions.length > 1);
  if (media.length === 0) return undefined;
  return {
    contents: single.flatMap((one) => one.renditions.map((form) => ({ ...content(one, form), ...said(one) }))),
    groups: several.map((one) => ({ contents: one.renditions.map((form) => content(one, form)), ...said(one) })),
  };
}

function content(media: Media, { href, mimeType, width, height, size, duration }: Rendition) {
  return {
    url: href,
    type: line(mimeType),
    medium: mediumOf(media),
    width: amount(width),
    height: amount(height),
    fileSize: amount(size),
    duration: seconds(duration),
  };
}

function said({ headline, caption, byline, creditline, copyrightNotice }: Media) {
  const plain = (value: string | undefined) => (value === undefined ? undefined : { value, type: 'plain' });
  const credits = [
    ...(byline === undefined ? [] : [{ value: byline, role: 'author' }]),
    ...(creditline === undefined ? [] : [{ value: creditline, role: 'distribution company' }]),
  ];
  return {
    title: plain(headline),
    description: plain(caption),
    credits: credits.length > 0 ? credits : undefined,
    copyright: copyrightNotice === undefined ? undefined : { value: copyrightNotice },
  };
}

/** Sound and film as podcast readers take them: they must say what they are and how long. */
export function enclosures(article: Article): readonly Enclosure[] {
  return soundsAndFilms(article).flat();
}

/** RSS has room for one (readers take the first, or the last): of the first sound or film the form with the most bytes. */
export function enclosure(article: Article): Enclosure[] {
  const [forms = []] = soundsAndFilms(article).filter(({ length }) => length > 0);
  return [...forms].sort((one, other) => other.length - one.length).slice(0, 1);
}

interface Enclosure {
  readonly url: string;
  readonly type: string;
  /** Bytes. */
  readonly length: number;
}

/** The forms of each. */
function soundsAndFilms(article: Article): readonly (readonly Enclosure[])[] {
  return mediaOf(article)
    .filter((one) => mediumOf(one) === 'audio' || mediumOf(one) === 'video')
    .map(({ renditions }) =>
      renditions.flatMap(({ href, mimeType, size }) => {
        const [type, length] = [line(mimeType), amount(size)];
        return type === undefined || length === undefined ? [] : [{ url: href, type, length }];
      }),
    );
}

/**
 * feedsmith sets text that it wraps in CDATA on a line of its own: readers that keep white space would show it. A line
 * that begins so within the text itself loses nothing but that white space.
 */
export function tidied(xml: string): string {
  return xml.replace(/>\s+<!\[CDATA\[/g, '><![CDATA[').replace(/\]\]>\s+<\//g, ']]></');
}
