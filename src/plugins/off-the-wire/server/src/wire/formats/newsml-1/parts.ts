import type { XmlElement } from '../../xml';
import { attribute, children } from '../../xml/tree';
import { formatOf, isText } from './content';
import { type Reader, role } from './reader';

/** What a component is for, by its Role. */
export type Use =
  | 'main'
  | 'headline'
  | 'subheadline'
  | 'lead'
  | 'abstract'
  | 'byline'
  | 'dateline'
  | 'caption'
  | 'copyright'
  | 'editors'
  | 'style';

/** Roles as agencies name them (IPTC's vocabulary Role has Main, Caption, Supplementary and a few more). */
const uses: readonly (readonly [use: Use, seen: string, ...roles: string[]])[] = [
  [
    'main',
    'IPTC; Business Wire "Body", 2013',
    'main',
    'body',
    'text',
    'main text',
    'maintext',
    'story',
    'article',
    'bodytext',
    'content',
  ],
  ['headline', 'Business Wire, 2013; Belga "Title"', 'headline', 'title', 'head'],
  ['subheadline', 'Business Wire', 'subheadline', 'subtitle', 'subhead'],
  ['lead', 'Belga', 'lead', 'chapeau'],
  ['abstract', 'IPTC', 'abstract', 'summary', 'synopsis', 'teaser', 'intro'],
  ['byline', 'several', 'byline', 'author', 'signature'],
  ['dateline', 'several', 'dateline'],
  ['caption', 'IPTC', 'caption', 'legend', 'photo caption', 'picture caption'],
  ['copyright', 'several', 'copyright', 'disclaimer'],
  [
    'editors',
    'Business Wire "Contact", 2013',
    'contact',
    'contacts',
    'ednote',
    'editors note',
    'editor note',
    'note',
    'advisory',
  ],
  ['style', 'Business Wire, 2013', 'stylesheet', 'style'],
];
const byRole = new Map(uses.flatMap(([use, , ...roles]) => roles.map((name) => [name, use] as const)));

/** A ContentItem, with the NewsComponents that it stands in from the outermost to its own. */
export interface Part {
  readonly item: XmlElement;
  readonly chain: readonly XmlElement[];
  readonly use: Use | undefined;
  readonly role: string | undefined;
  readonly isText: boolean;
}

const mostParts = 5_000;

/** Every ContentItem below a NewsItem's components, in their order; those of NewsItems inside it are their own. */
export function partsOf(reader: Reader, newsItem: XmlElement): readonly Part[] {
  const parts: Part[] = [];
  const visit = (component: XmlElement, above: readonly XmlElement[], roleAbove: string | undefined) => {
    const chain = [...above, component];
    const own = role(reader, component);
    const name = own !== undefined && (byRole.has(own) || !byRole.has(roleAbove ?? '')) ? own : roleAbove;
    for (const item of children(component, 'ContentItem')) {
      if (parts.length >= mostParts) return;
      parts.push({ item, chain, role: name, use: byRole.get(name ?? ''), isText: isText(reader, item) });
    }
    for (const inner of children(component, 'NewsComponent')) visit(inner, chain, name);
  };
  for (const component of children(newsItem, 'NewsComponent')) visit(component, [], undefined);
  return parts;
}

/** The part that is the story: by its role, else the first text; of equivalents the one with the most markup. */
export function mainOf(reader: Reader, parts: readonly Part[]): Part | undefined {
  const texts = parts.filter((part) => part.isText && !holdsMedia(parts, part));
  const first = texts.find(({ use }) => use === 'main') ?? texts.find(({ use }) => use === undefined);
  if (first === undefined) return undefined;
  const list = equivalents(first);
  const same = texts.filter((part) => part.use === first.use && list !== undefined && part.chain.includes(list));
  const others = same.filter((part) => sameLanguage(first, part));
  return [first, ...others].reduce((one, other) => (markup(reader, other) > markup(reader, one) ? other : one));
}

/** A text beside the story that is a story, too: it has a headline of its own, and an id in the document. */
export interface SideStory {
  readonly part: Part;
  readonly name: string;
}

export function sideStories(parts: readonly Part[], main: Part): readonly SideStory[] {
  const list = equivalents(main);
  return parts.flatMap((part): readonly SideStory[] => {
    const isStory = part.isText && part !== main && (part.use === 'main' || part.use === undefined);
    if (!isStory || holdsMedia(parts, part) || (list && part.chain.includes(list))) return [];
    const own = part.chain.filter((component) => !main.chain.includes(component));
    const hasHeadline = own.some((component) =>
      children(component, 'NewsLines').some((one) => children(one, 'HeadLine').length > 0),
    );
    const name = own.map((component) => attribute(component, 'Euid') ?? attribute(component, 'Duid')).find(Boolean);
    return hasHeadline && name !== undefined ? [{ part, name }] : [];
  });
}

/** The innermost component that calls what is in it equivalent (5.7.3). */
export function equivalents({ chain }: Part): XmlElement | undefined {
  return [...chain].reverse().find((component) => /^yes$/i.test(attribute(component, 'EquivalentsList') ?? ''));
}

/** A text beside a picture in the picture's own component is its caption, unless its role says that it is the story. */
function holdsMedia(parts: readonly Part[], part: Part): boolean {
  if (part.use === 'main' || part.chain.length < 2) return false;
  const own = part.chain.at(-1);
  return parts.some(
    (other) => !other.isText && other.use !== 'style' && own !== undefined && other.chain.includes(own),
  );
}

function sameLanguage(one: Part, other: Part): boolean {
  const [left, right] = [one, other].map(({ chain }) =>
    chain.map(languageOf).findLast((language) => language !== undefined),
  );
  return left === undefined || right === undefined || left === right;
}

function languageOf(component: XmlElement): string | undefined {
  const [metadata] = children(component, 'DescriptiveMetadata');
  const [language] = children(metadata, 'Language');
  return (attribute(component, 'xml:lang') ?? (language && attribute(language, 'FormalName')))?.toLowerCase();
}

function markup(reader: Reader, { item }: Part): number {
  const format = formatOf(reader, item);
  return /nitf/.test(format) ? 3 : /xhtml/.test(format) ? 2 : /html/.test(format) ? 1 : 0;
}
