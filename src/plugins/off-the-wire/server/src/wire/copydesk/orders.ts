import type { Item, Link, Note, VersionKind } from '../item';
import { addressed, namedItems, type OrderWords, orderWords } from './order-words';
import { firstBlocks } from './paragraph';
import type { Edited } from './rule';

const rule = 'orders';

/**
 * Finds sentences at the head of the body and in notes to editors that take copy back ("Please kill item dpa 157"), hold
 * it, or say that it is a test. The body stays: it is the order. One that copy might say of other things is noted only.
 */
export function orders(item: Item): Edited {
  const blocks = firstBlocks(item.body ?? '', 3).map(({ text }) => text);
  const texts = [...blocks, ...(item.edNotes ?? []).map(({ text }) => text)];
  const found = texts.flatMap((text) => orderIn(text) ?? []);
  const order = found.find(({ words }) => !words.doubtful);
  const slug =
    item.slugline && /[^-]-(?:kill|eliminat(?:e|ion)|withdrawn)(?=,|$)/i.test(item.slugline) ? [item.slugline] : [];
  if (!order) return { item, notes: [...found.map(({ text }) => text), ...slug].map(doubt) };
  if (item.versionKind === order.words.kind) return { item, notes: [] };
  const { kind } = order.words;
  const was = item.versionKind ?? undefined;
  const note = { rule, message: `read as ${kind}`, was: order.text, is: was && `${kind}, not ${was}` };
  return { item: { ...item, versionKind: kind }, notes: [note] };
}

/**
 * What an order makes of the copy: a kill is canceled, a hold is withheld; and the items that it names, by number or id,
 * are linked.
 */
export function pubStatus(item: Item): Edited {
  const status = item.versionKind && statuses.get(item.versionKind);
  if (!status) return { item, notes: [] };
  const links = [...(item.links ?? []), ...namedIn(item)];
  const isLinked = links.length > (item.links?.length ?? 0);
  const isNew = item.pubStatus !== status && item.pubStatus !== 'canceled';
  if (!isNew && !isLinked) return { item, notes: [] };
  const notes: Note[] = [];
  if (isNew)
    notes.push({ rule, message: `${item.versionKind}: the copy is ${status}`, was: item.pubStatus, is: status });
  if (isLinked)
    notes.push({ rule, message: 'linked what the order names', is: links.map(({ ref }) => ref).join(', ') });
  return {
    item: { ...item, pubStatus: isNew ? status : item.pubStatus, links: links.length > 0 ? links : item.links },
    notes,
  };
}

const statuses = new Map<VersionKind, 'canceled' | 'withheld'>([
  ['kill', 'canceled'],
  ['withhold', 'withheld'],
]);

function orderIn(text: string): { readonly words: OrderWords; readonly text: string } | undefined {
  const said = text.slice(0, 600).replace(addressed, '').trim();
  const words = orderWords.find(({ pattern }) => pattern.test(said));
  return words && { words, text: text.slice(0, 300) };
}

function doubt(was: string): Note {
  return { rule, message: 'it may take copy back, or only speak of it: left to an editor', was };
}

/** An order names few items; a longer list is a text. */
const mostNamed = 20;

function namedIn(item: Item): readonly Link[] {
  const own = new Set([item.guid, ...(item.altIds ?? []), ...(item.links ?? []).map(({ ref }) => ref)]);
  const blocks = firstBlocks(item.body ?? '', 4).map(({ text }) => text.slice(0, 600));
  const text = [item.headline ?? '', ...blocks, ...(item.edNotes ?? []).map((note) => note.text.slice(0, 600))].join(
    '\n',
  );
  const refs = namedItems.flatMap(({ pattern }) => [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []));
  return [...new Set(refs)]
    .filter((ref) => !own.has(ref))
    .slice(0, mostNamed)
    .map((ref) => ({ rel: 'evolvedFrom', ref }));
}
