import type { Media, Rendition } from '../../../../shared/contracts';
import { uriOf } from '../../wire/guid';
import { amount, line, seconds } from './values';
import { element, filled, type XmlElement } from './xml';

/**
 * A picture beside the text is an item of its own. What a link says of the other item it holds as hints, the properties of
 * that item (NewsML-G2 2.35, Link1Type: hint and extension point).
 */
export function mediaLink(media: Media, rank: number): XmlElement {
  const { kind, guid, headline, caption, byline, creditline, copyrightNotice } = media;
  return element(
    'link',
    { rel: 'irel:seeAlso', rank, residref: guid === undefined ? undefined : uriOf(guid) },
    element('itemClass', { qcode: kind === 'other' ? 'otw:other' : `ninat:${kind}` }),
    copyrightNotice === undefined
      ? undefined
      : element('rightsInfo', {}, element('copyrightNotice', {}, copyrightNotice)),
    filled('headline', headline),
    filled('by', byline),
    filled('creditline', creditline),
    filled('description', caption, { role: 'drol:caption' }),
    media.renditions.map(remoteContent),
  );
}

function remoteContent({ name, href, mimeType, width, height, duration, size }: Rendition): XmlElement {
  const length = seconds(duration);
  return element('remoteContent', {
    rendition: renditionCode(name),
    href,
    contenttype: line(mimeType),
    size: amount(size),
    width: amount(width),
    widthunit: amount(width) && 'dimensionunit:pixels',
    height: amount(height),
    heightunit: amount(height) && 'dimensionunit:pixels',
    duration: length,
    durationunit: length && 'timeunit:seconds',
  });
}

/** A code holds no white space; the words that IPTC has are IPTC's. */
function renditionCode(name: string | undefined): string | undefined {
  if (name === undefined || !/^[^\s:/]+$/.test(name)) return undefined;
  return `${/^(?:highRes|web|preview|thumbnail)$/.test(name) ? 'rnd' : 'otw'}:${name}`;
}
