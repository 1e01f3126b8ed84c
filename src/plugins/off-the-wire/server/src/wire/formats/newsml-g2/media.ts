import { guidOf } from '../../guid';
import type { Media, Rendition } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, child, children } from '../../xml/tree';
import { isHinted, isMediaFile } from './links';
import { wordOf } from './qcodes';
import { type Reader, remark, takeEmpty, taking } from './reader';

export type MediaKind = Media['kind'];

/** What the class of an item says it is (`ninat:`, Reuters' `icls:`); `undefined` for text, packages and the rest. */
export function kindOfClass(word: string): MediaKind | undefined {
  return kinds.get(word);
}

/**
 * The item's own picture, video or sound in all its renditions, and those that it links to as files. A rendition
 * without a web address is in the notes; a picture item has its picture even so, for the caption.
 */
export function mediaOf(
  reader: Reader,
  own: Omit<Media, 'kind' | 'renditions'>,
  itsKind?: MediaKind,
): readonly Media[] {
  const contents = children(reader.item, 'contentSet').flatMap((set) => children(set, 'remoteContent'));
  const found = contents.slice(0, mostRenditions).flatMap((element) => renditionIn(reader, element) ?? []);
  const kindsFound = [...new Set(found.map((rendition) => itsKind ?? kindOfType(rendition.mimeType)))];
  const made = kindsFound.flatMap((kind): readonly Media[] => {
    if (kind === undefined) return [];
    return [{ kind, ...own, renditions: found.filter(({ mimeType }) => (itsKind ?? kindOfType(mimeType)) === kind) }];
  });
  const bare: readonly Media[] = itsKind && made.length === 0 ? [{ kind: itsKind, ...own, renditions: [] }] : [];
  return [...made, ...bare, ...linked(reader), ...hinted(reader)];
}

const mostRenditions = 50;

const kinds: ReadonlyMap<string, MediaKind> = new Map([
  ['picture', 'picture'],
  ['photo', 'picture'],
  ['image', 'picture'],
  ['graphic', 'graphic'],
  ['animated', 'graphic'],
  ['video', 'video'],
  ['audio', 'audio'],
]);

function kindOfType(mimeType: string | undefined): MediaKind | undefined {
  return kinds.get(mimeType?.split('/', 1)[0] ?? '');
}

function linked(reader: Reader): readonly Media[] {
  return reader.itemMeta
    .all('link')
    .filter(isMediaFile)
    .slice(0, mostRenditions)
    .flatMap((element) => {
      const rendition = renditionIn(reader, element);
      const kind = kindOfType(rendition?.mimeType);
      const headline = taking(reader, child(element, 'title'));
      const guid = attribute(element, 'residref');
      return rendition && kind ? [{ kind, guid, headline, renditions: [rendition] }] : [];
    });
}

/** A picture that a link tells of: what it says of the other item are hints (NewsML-G2 2.35, Link1Type). */
function hinted(reader: Reader): readonly Media[] {
  return reader.itemMeta
    .all('link')
    .filter(isHinted)
    .slice(0, mostRenditions)
    .flatMap((element) => {
      const contents = children(element, 'remoteContent').slice(0, mostRenditions);
      const renditions = contents.flatMap((one) => renditionIn(reader, one) ?? []);
      const itemClass = child(element, 'itemClass');
      if (itemClass) takeEmpty(reader, itemClass);
      const guid = attribute(element, 'residref');
      const named = kindOfClass(wordOf(attribute(itemClass, 'qcode') ?? ''));
      const media: Media = {
        kind: named ?? kindOfType(renditions[0]?.mimeType) ?? 'other',
        guid: guid && guidOf(guid),
        headline: taking(reader, child(element, 'headline', 'title')),
        caption: taking(reader, child(element, 'description')),
        byline: taking(reader, child(element, 'by')),
        creditline: taking(reader, child(element, 'creditline')),
        copyrightNotice: taking(reader, child(child(element, 'rightsInfo'), 'copyrightNotice')),
        renditions,
      };
      return renditions.length > 0 ? [media] : [];
    });
}

function renditionIn(reader: Reader, element: XmlElement): Rendition | undefined {
  takeEmpty(reader, element);
  const href = attribute(element, 'href');
  if (href === undefined || href.length > 4_000 || !/^https?:\/\/[^/\s]\S*$/i.test(href)) {
    remark(reader, 'A rendition has no web address.', element, href ?? attribute(element, 'residref'));
    return undefined;
  }
  const name = attribute(element, 'rendition') ?? attribute(element, 'renditionuri');
  return {
    name: name?.slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1),
    href,
    mimeType: attribute(element, 'contenttype')?.toLowerCase(),
    width: pixels(element, 'width'),
    height: pixels(element, 'height'),
    duration: seconds(element),
    size: amount(attribute(element, 'size')),
  };
}

/** `dimensionunit:pixels` where no unit is given; points and inches say nothing of pixels. */
function pixels(element: XmlElement, name: 'width' | 'height'): number | undefined {
  const unit = wordOf(attribute(element, `${name}unit`) ?? 'pixels');
  return /^pixels?$/.test(unit) ? amount(attribute(element, name)) : undefined;
}

/** `timeunit:seconds` where no unit is given; `00:01:30`, with or without frames, whatever the unit. */
function seconds(element: XmlElement): number | undefined {
  const raw = attribute(element, 'duration');
  const clock = /^(\d{1,3}):(\d{2}):(\d{2}(?:\.\d{1,3})?)(?:[:;]\d{1,3})?$/.exec(raw ?? '');
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3]) || undefined;
  const unit = wordOf(attribute(element, 'durationunit') ?? 'seconds');
  const factor = timeUnits.get(unit);
  const number = amount(raw);
  return number === undefined || factor === undefined ? undefined : number * factor;
}

/** `timeunit:` of the NewsCodes; an edit unit is a frame, of which only the video knows how many are a second. */
const timeUnits: ReadonlyMap<string, number> = new Map([
  ['seconds', 1],
  ['milliseconds', 0.001],
  ['minutes', 60],
]);

function amount(text: string | undefined): number | undefined {
  const number = /^\d{1,15}(?:\.\d{1,6})?$/.test(text ?? '') ? Number(text) : 0;
  return number > 0 ? number : undefined;
}
