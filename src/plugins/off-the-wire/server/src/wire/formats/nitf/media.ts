import type { Media, Note, Rendition } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, child, children, lineOf } from '../../xml/tree';

/** NITF's `media` (3.6), its caption read already: `undefined` where nothing tells one picture from another. */
export function mediaOf(element: XmlElement, caption: string | undefined): { media?: Media; notes: readonly Note[] } {
  const references = children(element, 'media-reference');
  const renditions = references.flatMap((one) => renditionOf(one) ?? []);
  const metadata = metadataOf(element);
  const [first] = references;
  const file = references.map(sourceOf).find((source) => source !== undefined && !isWeb(source));
  const media: Media = {
    kind: kindOf(element, references),
    guid: metadata.named(idNames) ?? file,
    headline: metadata.named(headlineNames),
    caption: caption ?? metadata.named(captionNames) ?? attribute(first, 'alternate-text'),
    byline: lineOf(child(element, 'media-producer')) ?? metadata.named(bylineNames),
    creditline: attribute(first, 'source-credit') ?? metadata.named(creditNames),
    copyrightNotice: attribute(first, 'copyright') ?? metadata.named(copyrightNames),
    renditions,
  };
  const { guid, headline, byline, creditline, copyrightNotice } = media;
  const says = [guid, headline, media.caption, byline, creditline, copyrightNotice];
  const isSomething = renditions.length > 0 || says.some((text) => text !== undefined);
  return { media: isSomething ? media : undefined, notes: [...metadata.rest(), ...notesOn(element, references)] };
}

/** The attributes of `img` for a picture with a web address. */
export function figureSource(element: XmlElement, media: Media | undefined): ReadonlyMap<string, string> | undefined {
  const isPicture = media?.kind === 'picture' || media?.kind === 'graphic';
  const best = isPicture
    ? [...media.renditions].sort((one, other) => (other.width ?? 0) - (one.width ?? 0))[0]
    : undefined;
  if (best === undefined) return undefined;
  const alt = children(element, 'media-reference').map((one) => attribute(one, 'alternate-text'));
  return new Map([
    ['src', best.href],
    ['alt', alt.find((text) => text !== undefined) ?? ''],
    ...(best.width ? [['width', String(best.width)] as const] : []),
    ...(best.height ? [['height', String(best.height)] as const] : []),
  ]);
}

const idNames = ['id', 'guid', 'uri', 'media-id', 'photo-id', 'picture-id'];
const headlineNames = ['headline', 'title', 'name', 'slug', 'slugline'];
const captionNames = ['caption', 'description'];
const bylineNames = ['byline', 'photographer', 'author', 'creator', 'producer'];
const creditNames = ['credit', 'creditline', 'credit-line', 'source', 'provider'];
const copyrightNames = ['copyright', 'copyrightnotice', 'copyright-notice', 'rights'];

/** Pairs of name and value, whose names every agency makes up for itself. */
function metadataOf(element: XmlElement) {
  const pairs = children(element, 'media-metadata').map((one) => ({
    line: one.line,
    name: attribute(one, 'name') ?? '',
    value: attribute(one, 'value') ?? lineOf(one),
  }));
  const used = new Set<(typeof pairs)[number]>();
  return {
    named(names: readonly string[]): string | undefined {
      const found = pairs.find(({ name, value }) => value && names.includes(name.toLowerCase()));
      if (found) used.add(found);
      return found?.value;
    },
    rest: (): Note[] =>
      pairs
        .filter((pair) => pair.value && !used.has(pair))
        .map(({ name, value, line }) => ({
          rule: 'nitf',
          message: `media-metadata ${name} is not kept.`,
          line,
          was: value,
        })),
  };
}

function renditionOf(reference: XmlElement): Rendition | undefined {
  const href = sourceOf(reference);
  if (href === undefined || !isWeb(href)) return undefined;
  return {
    name: attribute(reference, 'name'),
    href,
    mimeType: mimeTypeOf(reference),
    width: amount(attribute(reference, 'width')),
    height: amount(attribute(reference, 'height')),
    duration: durationOf(reference),
  };
}

/** `data-location` (3.0) came before `source`. */
function sourceOf(reference: XmlElement): string | undefined {
  return attribute(reference, 'source') ?? attribute(reference, 'data-location');
}

function isWeb(address: string): boolean {
  return address.length < 4_000 && /^https?:\/\/[^/\s]\S*$/i.test(address);
}

function mimeTypeOf(reference: XmlElement): string | undefined {
  const type = attribute(reference, 'mime-type')?.toLowerCase();
  return type?.includes('/') ? type : undefined;
}

/** `media-type` is text, image, audio, video, data, application, other; agencies say photo, picture and graphic, too. */
const kinds: ReadonlyMap<string, Media['kind']> = new Map([
  ['image', 'picture'],
  ['photo', 'picture'],
  ['picture', 'picture'],
  ['photograph', 'picture'],
  ['graphic', 'graphic'],
  ['graphics', 'graphic'],
  ['illustration', 'graphic'],
  ['video', 'video'],
  ['audio', 'audio'],
  ['sound', 'audio'],
]);

function kindOf(element: XmlElement, references: readonly XmlElement[]): Media['kind'] {
  const type = attribute(element, 'media-type')?.toLowerCase() ?? '';
  const mime = references.map(mimeTypeOf).find((one) => one !== undefined) ?? '';
  return kinds.get(type) ?? kinds.get(mime.split('/', 1)[0] ?? '') ?? 'other';
}

/** Seconds where the unit says so or is missing. */
function durationOf(reference: XmlElement): number | undefined {
  const time = amount(attribute(reference, 'time'));
  const unit = attribute(reference, 'time-unit-of-measure')?.toLowerCase() ?? 'second';
  if (time === undefined) return undefined;
  if (unit.startsWith('millisecond') || unit === 'ms') return time / 1000;
  return unit.startsWith('s')
    ? time
    : unit.startsWith('m')
      ? time * 60
      : unit.startsWith('h')
        ? time * 3600
        : undefined;
}

function amount(text: string | undefined): number | undefined {
  const number = /^\d{1,9}(?:\.\d{1,6})?(?:px)?$/.test(text ?? '') ? Number.parseFloat(text ?? '') : 0;
  return number > 0 ? number : undefined;
}

function notesOn(element: XmlElement, references: readonly XmlElement[]): readonly Note[] {
  const objects = children(element, 'media-object').map((one) => ({
    rule: 'nitf',
    message: 'media-object: data inside the copy is not kept.',
    line: one.line,
    was: lineOf(one)?.slice(0, 60),
  }));
  const files = references.flatMap((one) => {
    const source = sourceOf(one);
    const message = 'media-reference has no web address: only the name of the file is kept.';
    return source === undefined || isWeb(source) ? [] : [{ rule: 'nitf', message, line: one.line, was: source }];
  });
  return [...objects, ...files];
}
