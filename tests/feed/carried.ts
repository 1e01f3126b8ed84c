import type { Item, Media, Subject } from '../../src/plugins/off-the-wire/server/src/wire/item';
import type { Article } from '../../src/plugins/off-the-wire/shared/contracts';

/** What must come back of an article from each form of it: the table of docs/fields.md as code. */
export type Spoken = 'ninjs' | 'newsml-g2' | 'nitf';

type Told = Partial<Omit<Item, 'pubStatus' | 'edNotes'>>;

const names = [
  ...(['guid', 'version', 'headline', 'kicker', 'genre', 'byline', 'dateline', 'located', 'abstract', 'body'] as const),
  ...(['language', 'urgency', 'provider', 'infoSource', 'creditline', 'copyrightNotice', 'usageTerms'] as const),
  ...(['versionKind', 'firstCreated', 'versionCreated', 'links', 'subjects', 'keywords', 'media'] as const),
] as const;

/** The public fields of an item, absent ones left out; of NITF subjects and media in any order, as it has its own. */
export function told(item: Told, form: Spoken): object {
  const fields = Object.fromEntries(names.map((name) => [name, item[name]]));
  const any = (list: unknown) =>
    Array.isArray(list) ? list.map((one) => JSON.stringify(inOrder(one))).sort() : undefined;
  const sorted = form === 'nitf' ? { subjects: any(item.subjects), media: any(item.media) } : {};
  return JSON.parse(JSON.stringify({ ...fields, ...sorted }));
}

/** What a form can carry of an article. */
export function carried(article: Article, form: Spoken): Told {
  const { guid = `urn:x-off-the-wire:article:${article.documentId}`, version } = article;
  // An id that ends with its version is taken to have the version behind it.
  const isVersioned = form !== 'nitf' && version !== undefined && guid.endsWith(`:${version}`);
  const id = isVersioned ? guid.slice(0, -version.length - 1) : guid;
  return { ...(article as Told), guid: id, ...carry[form](article) };
}

const carry: Readonly<Record<Spoken, (article: Article) => Told>> = {
  ninjs: ({ versionCreated, firstCreated }) => ({
    versionKind: undefined,
    versionCreated: hour(versionCreated),
    firstCreated: hour(firstCreated),
  }),
  'newsml-g2': ({ version, subjects, versionCreated, lastPublished, provider, source }) => ({
    version: version !== undefined && /^0*[1-9]\d*$/.test(version) ? version : undefined,
    versionCreated: hour(versionCreated) ?? lastPublished,
    provider: provider ?? source?.name,
    subjects: subjects?.map(vocabulary),
  }),
  nitf: ({ guid, subjects, infoSource, provider, links, media, dateline, located, versionCreated, firstCreated }) => ({
    infoSource: provider === undefined || infoSource === provider ? undefined : infoSource,
    links: some(links?.filter(({ rel, ref }) => rel === 'evolvedFrom' && ref !== guid).slice(0, 1)) as Item['links'],
    media: media?.map(unsized),
    subjects: subjects?.map(vocabulary),
    dateline: dateline ?? located,
    firstCreated: versionCreated === undefined ? undefined : firstCreated,
  }),
};

const some = <T>(list: readonly T[] | undefined) => (list?.length ? list : undefined);

/** A code of no vocabulary is a name. */
function vocabulary({ qcode, name }: Subject): Subject {
  return qcode?.includes(':') ? { qcode, name } : { name: name ?? qcode };
}

const hour = (moment: string | undefined) => (moment?.includes('T') ? moment : undefined);

function unsized({ renditions, ...media }: Media): Media {
  return { ...media, renditions: renditions.map(({ size: _size, ...rendition }) => rendition) };
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, inOrder(one)]));
}
