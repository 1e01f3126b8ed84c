import type { Item } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, children } from '../../xml/tree';
import { calledBy } from './concepts';
import { nearestOf, type Reader, takeEmpty, taking } from './reader';

/** Who holds the rights, and on what terms; statements on a part of the item only (`idrefs`) are in the notes. */
export function rightsOf(reader: Reader): Pick<Item, 'copyrightHolder' | 'copyrightNotice' | 'usageTerms'> {
  const all = children(reader.item, 'rightsInfo').slice(0, 50);
  const whole = all.filter((one) => attribute(one, 'idrefs') === undefined);
  const named = (name: string) => whole.flatMap((one) => children(one, name).slice(0, 50));
  const holders = named('copyrightHolder').flatMap((element) => calledBy(reader, element) ?? []);
  return {
    copyrightHolder: holders.length > 0 ? [...new Set(holders)].join(', ') : undefined,
    copyrightNotice: texts(reader, named('copyrightNotice')),
    usageTerms: texts(reader, named('usageTerms')),
  };
}

/** All of them, in the item's language where one is in it; without words, the address of the terms. */
function texts(reader: Reader, elements: readonly XmlElement[]): string | undefined {
  const own = nearestOf(reader, elements);
  const said = own.flatMap((element) => {
    const text = taking(reader, element) ?? attribute(element, 'href');
    takeEmpty(reader, element);
    return text ?? [];
  });
  return said.length > 0 ? [...new Set(said)].join(' ') : undefined;
}
