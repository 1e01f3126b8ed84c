import type { Item } from '../../item';
import type { XmlElement } from '../../xml';
import { isElement, lineOf } from '../../xml/tree';
import { nitfBody } from '../nitf/body';
import { itemOf } from '../nitf/item';
import { serialised } from '../nitf/serialised';
import type { Content } from './content';
import { type Reader, remark } from './reader';

/** NITF inside a G2 item: its text, and what a whole document says besides, which counts only where G2 says nothing. */
export function nitfContent(reader: Reader, form: XmlElement): Content {
  reader.taken.add(form);
  const root = form.children.find(isElement) ?? form;
  return root.name === 'nitf' ? documentIn(reader, root) : fragmentIn(reader, root);
}

/** NITF that was written into `inlineData` as a string; `undefined` where it is none. */
export function nitfString(reader: Reader, text: string): Content | undefined {
  const { documents, beside, content, fault } = serialised(text);
  if (fault !== undefined) {
    remark(reader, `The NITF in it is broken: ${fault}`);
    return undefined;
  }
  if (beside) remark(reader, 'What stands beside the NITF is not kept.', undefined, beside);
  const [document, ...others] = documents ?? [];
  for (const one of others) remark(reader, 'More NITF than one: the first was taken.', undefined, lineOf(one));
  return document ? documentIn(reader, document) : content && fragmentIn(reader, content);
}

function fragmentIn(reader: Reader, root: XmlElement): Content {
  const { html, media, edNotes, notes } = nitfBody(root, reader.taken);
  for (const note of notes) reader.notes.push(note);
  return { body: html || undefined, edNotes, media, fields: {} };
}

/** Its id and its version are those of the NITF, not of the item that carries it. */
function documentIn(reader: Reader, root: XmlElement): Content {
  const made = itemOf(root);
  const [item = {}] = made.items;
  for (const note of made.notes) reader.notes.push(note);
  const { guid, version, altIds = [], body, edNotes = [], media = [], ...said } = item;
  const ids = [guid, version, ...altIds].flatMap((id) => id ?? []);
  if (ids.length > 0) remark(reader, 'The NITF in it has an id or a version of its own.', root, ids.join(', '));
  const fields: Partial<Item> = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { body, edNotes, media, fields };
}
