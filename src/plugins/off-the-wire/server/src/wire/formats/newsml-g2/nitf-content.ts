import type { Item } from '../../item';
import type { XmlElement } from '../../xml';
import { isElement } from '../../xml-tree';
import { nitfBody } from '../nitf/body';
import { itemOf } from '../nitf/item';
import type { Content } from './content';
import { type Reader, remark } from './reader';

/** NITF inside a G2 item: its text, and what a whole document says besides, which counts only where G2 says nothing. */
export function nitfContent(reader: Reader, form: XmlElement): Content {
  reader.taken.add(form);
  const root = form.children.find(isElement) ?? form;
  if (root.name === 'nitf') return documentIn(reader, root);
  const { html, media, edNotes, notes } = nitfBody(root, reader.taken);
  reader.notes.push(...notes);
  return { body: html || undefined, edNotes, media, fields: {} };
}

/** Its id and its version are those of the NITF, not of the item that carries it. */
function documentIn(reader: Reader, root: XmlElement): Content {
  const made = itemOf(root);
  const [item = {}] = made.items;
  reader.notes.push(...made.notes);
  const { guid, version, altIds = [], body, edNotes = [], media = [], ...said } = item;
  const ids = [guid, version, ...altIds].flatMap((id) => id ?? []);
  if (ids.length > 0) remark(reader, 'The NITF in it has an id or a version of its own.', root, ids.join(', '));
  const fields: Partial<Item> = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { body, edNotes, media, fields };
}
