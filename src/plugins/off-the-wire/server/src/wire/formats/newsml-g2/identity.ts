import { guidOf } from '../../guid';
import type { Item } from '../../item';
import { languageTag } from '../../language';
import { attribute } from '../../xml/tree';
import { type Reader, remark, takeEmpty, taking } from './reader';

/**
 * The item's id, its version, and the other ids it has. An id that ends with the stated version is cut, so that all
 * versions share it, and kept as it was sent among the others.
 */
export function identityOf(reader: Reader): Pick<Item, 'guid' | 'version' | 'altIds'> {
  const written = attribute(reader.item, 'guid')?.replace(/\s+/g, '');
  const sent = written && guidOf(written);
  const version = attribute(reader.item, 'version');
  if (sent === undefined) remark(reader, 'The item has no guid.', reader.item);
  const guid = sent !== undefined && version !== undefined ? withoutVersion(sent, version) : sent;
  const others = reader.contentMeta
    .all('altId')
    .slice(0, 100)
    .flatMap((element) => {
      takeEmpty(reader, element);
      return taking(reader, element) ?? attribute(element, 'id') ?? [];
    });
  const altIds = [...new Set([...(guid === sent || sent === undefined ? [] : [sent]), ...others])];
  return { guid, version, altIds: altIds.length > 0 ? altIds : undefined };
}

/** BCP 47, in its own spelling (`en_us` is `en-US`): the language of the content, else of the item. */
export function languageOf(reader: Reader): string | undefined {
  for (const element of reader.contentMeta.all('language').slice(0, 1)) takeEmpty(reader, element);
  const raw = reader.language;
  if (raw === undefined || plainTag.test(raw)) return raw;
  const known = languageTag(raw);
  if (known === undefined) remark(reader, 'language is no BCP 47 tag.', undefined, raw);
  return known;
}

/** What is its own canonical spelling, and nearly all that there is. */
const plainTag =
  /^(?:en|de|fr|es|it|pt|nl|sv|fi|da|nb|pl|ru|ar|zh|ja|ko|tr)(?:-(?:US|GB|DE|AT|CH|FR|ES|IT|BR|PT|CA))?$/;

function withoutVersion(guid: string, version: string): string {
  const suffix = /[^:/#][:#]v?([^:#/]{1,40})$/.exec(guid);
  const ends = suffix?.[1]?.replace(/(?<=\d)[NUA]$/, '') === version;
  return ends && suffix ? guid.slice(0, suffix.index + 1) : guid;
}
