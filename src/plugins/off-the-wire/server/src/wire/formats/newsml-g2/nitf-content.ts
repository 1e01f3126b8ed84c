import type { Item } from '../../item';
import type { XmlElement } from '../../xml';
import { at, child, descendants, isElement } from '../../xml-tree';
import { nitfBody, nitfText } from '../nitf/body';
import type { Content } from './content';
import type { Reader } from './reader';

/** NITF inside a G2 item: its text, and the lines over it, which count only where G2 has none. */
export function nitfContent(reader: Reader, form: XmlElement): Content {
  const root = form.children.find(isElement) ?? form;
  const isBare = root.name !== 'nitf';
  const content = isBare ? root : (at(root, 'body', 'body.content') ?? descendants(root, 'body.content')[0]);
  const body = content && nitfBody(content, reader.taken);
  reader.notes.push(...(body?.notes ?? []));
  return {
    body: body?.html || undefined,
    edNotes: body?.edNotes ?? [],
    media: body?.media ?? [],
    fields: isBare ? {} : headOf(reader, at(root, 'body', 'body.head')),
  };
}

function headOf(reader: Reader, head: XmlElement | undefined): Partial<Item> {
  const line = (element: XmlElement | undefined) => {
    if (element) reader.taken.add(element);
    return nitfText(element);
  };
  const fields: Partial<Item> = {
    headline: line(at(head, 'hedline', 'hl1')),
    byline: line(child(head, 'byline')),
    dateline: line(child(head, 'dateline')),
    abstract: line(child(head, 'abstract')),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
