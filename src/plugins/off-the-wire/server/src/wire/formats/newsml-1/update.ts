import type { EdNote, Item } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, children, lineOf } from '../../xml/tree';
import type { Reader } from './reader';

/**
 * Changes to an earlier revision (NewsML 1.2, 5.11): they are told to editors, never guessed into a text that is not
 * here. An item that only sends a new NewsManagement brings no text either, so that it must not replace one.
 */
export function changesOf(reader: Reader, newsItem: XmlElement, update: string): Pick<Item, 'edNotes' | 'versionKind'> {
  const updates = children(newsItem, 'Update');
  if (updates.length === 0) {
    const isEmpty = children(newsItem, 'NewsComponent', 'TopicSet').length === 0;
    return isEmpty && update !== 'N' ? { versionKind: statusOnly(newsItem) } : {};
  }
  const changes = updates.flatMap((one) => children(one).map((change) => ({ change, all: one })));
  for (const one of updates) reader.taken.add(one);
  const edNotes = changes.map(({ change, all }): EdNote => ({ role: 'update', text: told(change, all) }));
  const inserts = changes.some(({ change }) => change.name.startsWith('Insert'));
  return { edNotes, versionKind: inserts ? 'insert' : 'sub' };
}

function told(change: XmlElement, update: XmlElement): string {
  const target = attribute(change, 'DuidRef') ?? attribute(update, 'DuidRef') ?? attribute(change, 'Duid');
  const text = lineOf(change);
  return [change.name, target, text && `: ${text}`].filter(Boolean).join(' ').replace(' : ', ': ');
}

/** Whether the status says enough by itself; else it is for the desk. */
function statusOnly(newsItem: XmlElement): Item['versionKind'] {
  const [management] = children(newsItem, 'NewsManagement');
  const [status] = children(management, 'Status');
  const name = (status && attribute(status, 'FormalName'))?.toLowerCase() ?? '';
  return /^cancel|^withh|^hold|^kill/.test(name) ? undefined : 'advisory';
}
