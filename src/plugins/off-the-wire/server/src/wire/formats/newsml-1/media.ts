import { textOf as textOfHtml } from '../../html';
import type { Media, Rendition } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, child, children, lineOf } from '../../xml/tree';
import { contentOf, formatOf } from './content';
import type { Part } from './parts';
import { childText, formalName, type Reader, role, say } from './reader';

/**
 * Pictures, videos and sounds: the ContentItems of one component are renditions of one thing, and so are components that
 * an EquivalentsList holds. What is said beside them (NewsLines, a caption) is theirs.
 */
export function mediaOf(reader: Reader, parts: readonly Part[], main: Part | undefined): readonly Media[] {
  const groups = new Map<XmlElement, Part[]>();
  for (const part of parts.filter((one) => !one.isText && one.use !== 'style')) {
    const owner = ownerOf(part, main);
    const group = groups.get(owner);
    if (group) group.push(part);
    else groups.set(owner, [part]);
  }
  return [...groups].flatMap(([owner, group]) => {
    const beside = parts.filter((part) => part.isText && part !== main && part.chain.includes(owner));
    return mediumOf(reader, owner, group, beside) ?? [];
  });
}

/**
 * The outermost component that holds this thing and neither the story nor, by its own lists, other things: a component
 * of the story with its own ContentItems holds a thing for each.
 */
function ownerOf(part: Part, main: Part | undefined): XmlElement {
  const list = part.chain.find(
    (component) =>
      isList(component) && !(main?.chain.includes(component) && !part.chain.at(-1)?.children.includes(main.item)),
  );
  if (list && !main?.chain.includes(list)) return aboveList(part, list, main);
  const own = part.chain.at(-1);
  return own === undefined || main?.chain.includes(own) ? part.item : aboveList(part, own, main);
}

/** One step up, where that component holds nothing but this one and texts about it. */
function aboveList(part: Part, list: XmlElement, main: Part | undefined): XmlElement {
  const above = part.chain[part.chain.indexOf(list) - 1];
  if (above === undefined || main?.chain.includes(above)) return list;
  const inside = children(above, 'NewsComponent');
  return inside.every((one) => one === list || roleNamed(one) === 'caption') ? above : list;
}

function roleNamed(component: XmlElement): string | undefined {
  return attribute(child(component, 'Role'), 'FormalName')?.toLowerCase();
}

function isList(component: XmlElement): boolean {
  return /^yes$/i.test(attribute(component, 'EquivalentsList') ?? '');
}

const mostRenditions = 50;

function mediumOf(
  reader: Reader,
  owner: XmlElement,
  group: readonly Part[],
  beside: readonly Part[],
): Media | undefined {
  const renditions = group.slice(0, mostRenditions).flatMap((part) => renditionOf(reader, part) ?? []);
  const formats = group.map(({ item }) => formatOf(reader, item)).join(' ');
  const lines = owner.name === 'ContentItem' ? undefined : (linesIn(owner) ?? linesIn(group[0]?.chain.at(-1)));
  const captions = beside.map(({ item }) => textOfHtml(contentOf(reader, item).html).replace(/\s+/g, ' ').trim());
  const media: Media = {
    kind: kindOf(formats, group[0]?.role ?? ''),
    guid: attribute(owner, 'Euid'),
    headline: childText(reader, lines, 'HeadLine'),
    caption: captions.filter((text) => text !== '').join(' ') || undefined,
    byline: childText(reader, lines, 'ByLine'),
    creditline: childText(reader, lines, 'CreditLine'),
    copyrightNotice: childText(reader, lines, 'CopyrightLine'),
    renditions,
  };
  return renditions.length > 0 || media.caption !== undefined || media.headline !== undefined ? media : undefined;
}

function linesIn(component: XmlElement | undefined): XmlElement | undefined {
  const lines = child(component, 'NewsLines');
  return lines && lineOf(lines) ? lines : undefined;
}

/** MediaType and MIME type as agencies write them. */
const kinds: readonly (readonly [Media['kind'], RegExp])[] = [
  ['graphic', /graphic|infograph|illustration|svg/],
  ['video', /video|mpeg4|mp4|quicktime|animation/],
  ['audio', /audio|\bmp3|wave?\b|sound/],
  ['picture', /photo|picture|image|jpe?g|\bgif\b|\bpng\b|tiff?\b|logo/],
];

function kindOf(formats: string, name: string): Media['kind'] {
  return kinds.find(([, pattern]) => pattern.test(`${formats} ${name}`))?.[0] ?? 'other';
}

function renditionOf(reader: Reader, { item, chain, role: name }: Part): Rendition | undefined {
  const href = attribute(item, 'Href') ?? attribute(item, 'Url');
  reader.taken.add(item);
  if (href === undefined || !/^https?:\/\/[^/\s]\S*$/i.test(href) || href.length > 4_000) {
    const what =
      href === undefined ? 'Data inside the copy is not kept.' : 'A ContentItem has no web address: not kept.';
    say(reader, what, item, href ?? formatOf(reader, item).trim());
    return undefined;
  }
  const characteristics = characteristicsOf(reader, item);
  const mimeType = formalName(reader, child(item, 'MimeType'))?.toLowerCase();
  const own = chain.at(-1);
  return {
    name: characteristics.text('imageuse', 'rendition', 'use') ?? telling((own && role(reader, own)) ?? name),
    href,
    mimeType: mimeType?.includes('/') ? mimeType : undefined,
    width: characteristics.number('width', 'pixelwidth', 'imagewidth'),
    height: characteristics.number('height', 'pixelheight', 'imageheight'),
    duration: characteristics.number('duration', 'totalduration', 'seconds'),
    size: characteristics.number('sizeinbytes', 'filesize'),
  };
}

/** A role that only says that it is a picture names no rendition. */
function telling(name: string | undefined): string | undefined {
  return /^(?:photo|picture|image|graphic|video|audio|main|media)$/.test(name ?? '') ? undefined : name;
}

/** Properties of a ContentItem, whose names the specification leaves to the provider. */
function characteristicsOf(reader: Reader, item: XmlElement) {
  const element = child(item, 'Characteristics');
  const values = new Map<string, string>();
  for (const property of children(element, 'Property')) {
    const value = attribute(property, 'Value');
    if (value) values.set((formalName(reader, property) ?? '').toLowerCase(), value);
  }
  const size = lineOf(child(element, 'SizeInBytes'));
  if (size) values.set('sizeinbytes', size);
  const text = (...names: string[]) => names.map((name) => values.get(name)).find((value) => value !== undefined);
  return {
    text,
    number(...names: string[]): number | undefined {
      const found = /^(\d{1,12}(?:\.\d{1,6})?)(?:px)?$/.exec(text(...names) ?? '')?.[1];
      return found !== undefined && Number(found) > 0 ? Number(found) : undefined;
    },
  };
}
