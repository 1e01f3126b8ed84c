import type { Item } from '../../item';
import { attribute, child, children } from '../../xml/tree';
import type { NitfDocument } from './document';
import { metaValue } from './meta';

/** The names by which an agency knows the copy. */
export type Identity = Pick<Item, 'guid' | 'version' | 'altIds' | 'slugline'>;

/**
 * `doc-id` names the document, `du-key` the story for as long as the provider says: it is the slugline where no other is
 * given. A doc-id that ends with the key's version is cut, so that all versions share it, and kept as it was sent. With a
 * version the key is an id, too (`du-key:KEY`), by which story/key.ts finds a story whose doc-id is another each time.
 */
export function identityOf(document: NitfDocument): Identity {
  const docId = children(document.docdata, 'doc-id').flatMap((one) => attribute(one, 'id-string') ?? []);
  const uno = attribute(document.root, 'uno');
  const duKey = child(document.docdata, 'du-key');
  const [key, version] = [attribute(duKey, 'key'), attribute(duKey, 'version')];
  const slug = metaValue(document, 'slugline');
  const [sent, ...others] = [...docId, ...(uno ? [uno] : [])];
  const guid = sent && key && version ? withoutVersion(sent, version) : sent;
  const counted = key && version ? [storyKey(key, attribute(duKey, 'generation'))] : [];
  const named = key && slug && key !== slug && counted.length === 0 ? [key] : [];
  const altIds = [...(sent ? [sent] : []), ...others, ...named, ...counted].filter((id) => id !== guid);
  return {
    guid,
    version: versionOf(document),
    altIds: altIds.length > 0 ? [...new Set(altIds)] : undefined,
    slugline: slug ?? key,
  };
}

/** `NTB8f2c_01` of version 2 and `X-2` of version 2: NTB counts its documents from 00. */
function withoutVersion(id: string, version: string): string {
  const [, before, mark, number] = /^(.{3,200})([_:.-])(\d{1,3})$/.exec(id) ?? [];
  if (before === undefined) return id;
  const isCounted = Number(number) === Number(version) || (mark === '_' && Number(number) + 1 === Number(version));
  return isCounted ? before : id;
}

function storyKey(key: string, generation: string | undefined): string {
  return generation === undefined ? `du-key:${key}` : `du-key:${key}#${generation}`;
}

/**
 * `du-key/@version` counts the versions of one use of the key, `@generation` its uses: with both the newer one is not
 * the one with the higher version, so they are kept as one (`14.1`), and time decides the order.
 */
function versionOf(document: NitfDocument): string | undefined {
  const key = child(document.docdata, 'du-key');
  const [generation, version] = [attribute(key, 'generation'), attribute(key, 'version')];
  return generation && version ? `${generation}.${version}` : (version ?? generation);
}

/**
 * Copy without any id of its own is known by its agency, its time and its headline: for this very message only, which
 * the mark says, since the next version of the story has another.
 */
export function messageId({ provider, versionCreated, headline }: Item): string | undefined {
  if (headline === undefined) return undefined;
  const words = [provider, versionCreated, headline].filter((part) => part !== undefined);
  return `message:${words.map((part) => part.slice(0, 200).toLowerCase().replace(/\s+/g, '-')).join(':')}`;
}
