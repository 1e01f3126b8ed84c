import type { Item } from '../../item';
import { attribute, child, children } from '../../xml-tree';
import type { NitfDocument } from './document';
import { metaValue } from './meta';

/** The names by which an agency knows the copy. */
export type Identity = Pick<Item, 'guid' | 'version' | 'altIds' | 'slugline'>;

/**
 * `doc-id` names the document and does not change; `du-key` names the story for as long as the provider says, so that it
 * is the slugline where no other is given, and an alternative id where one is.
 */
export function identityOf(document: NitfDocument): Identity {
  const docId = children(document.docdata, 'doc-id').flatMap((one) => attribute(one, 'id-string') ?? []);
  const uno = attribute(document.root, 'uno');
  const key = attribute(child(document.docdata, 'du-key'), 'key');
  const slug = metaValue(document, 'slugline');
  const [guid, ...others] = [...docId, ...(uno ? [uno] : [])];
  const altIds = [...others, ...(key && slug && key !== slug ? [key] : [])].filter((id) => id !== guid);
  return {
    guid,
    version: versionOf(document),
    altIds: altIds.length > 0 ? [...new Set(altIds)] : undefined,
    slugline: slug ?? key,
  };
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
