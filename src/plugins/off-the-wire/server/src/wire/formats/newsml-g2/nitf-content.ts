import type { Item } from '../../item';
import type { XmlElement } from '../../xml';
import { isElement } from '../../xml-tree';
import { nitfBody } from '../nitf/body';
import { itemOf } from '../nitf/item';
import type { Content } from './content';
import type { Reader } from './reader';

/** NITF inside a G2 item: its text, and what a whole document says besides, which counts only where G2 says nothing. */
export function nitfContent(reader: Reader, form: XmlElement): Content {
  reader.taken.add(form);
  const root = form.children.find(isElement) ?? form;
  if (root.name === 'nitf') return documentIn(reader, root);
  const { html, media, edNotes, notes } = nitfBody(root, reader.taken);
  for (const note of notes) reader.notes.push(note);
  return { body: html || undefined, edNotes, media, fields: {} };
}

/** Its id and its version are those of the NITF, not of the item that carries it. */
function documentIn(reader: Reader, root: XmlElement): Content {
  const made = itemOf(root);
  const [item = {}] = made.items;
  for (const note of made.notes) reader.notes.push(note);
  const { guid: _, version: __, altIds: ___, body, edNotes = [], media = [], ...said } = item;
  const fields: Partial<Item> = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { body, edNotes, media, fields };
}
