import { type Budget, budget, type Entry, unpacking } from './containers';
import { isMail, openMail } from './formats/email';
import type { Delivery, Item, Note, UnreadableItem } from './item';
import { type Bounds, boundsOf, PastLimit } from './limits';
import { problemOf, type Reading, read, readEach } from './read';

/** One document of a delivery as it was read, with its name where it lay in a container. */
export interface OpenedDocument {
  readonly name?: string;
  readonly reading: Reading;
}

/** All that a delivery holds: most hold one document; archives and mails may hold many. */
export interface Opened {
  readonly documents: readonly OpenedDocument[];
  readonly unreadable: readonly UnreadableItem[];
  readonly notes: readonly Note[];
}

/**
 * Reads a delivery, whatever it is wrapped in: opens gzip, zip, tar and mail, one inside the other, and reads every
 * document in them, within its bounds. A bad one costs none of its siblings; an archive or mail beyond a limit is refused
 * as a whole. Pure; never throws for what is in the bytes.
 */
export async function open(delivery: Delivery, some?: Partial<Bounds>): Promise<Opened> {
  const bounds = boundsOf(some);
  try {
    return await opened(delivery, { ...bounds, spend: budget(bounds.limits), levels: bounds.limits.containers });
  } catch (error) {
    if (!(error instanceof PastLimit)) throw error;
    return alone({ problem: problemOf(error) });
  }
}

interface Room extends Bounds {
  readonly spend: Budget;
  /** How many containers may still stand inside this one. */
  readonly levels: number;
}

const alone = (reading: Reading): Opened => ({ documents: [{ reading }], unreadable: [], notes: [] });

async function opened(delivery: Delivery, room: Room): Promise<Opened> {
  const unpack = unpacking(delivery.bytes, delivery.fileName, room.spend);
  if (unpack) {
    if (room.levels === 0) throw new PastLimit('containers', room.limits);
    const unpacked = room.guarded(unpack);
    const inner = await several(unpacked.entries, { ...room, levels: room.levels - 1 });
    return { ...inner, unreadable: [...unpacked.unreadable, ...inner.unreadable] };
  }
  if (isMail(delivery.bytes)) return mail(delivery, room);
  return documentsIn(delivery, room);
}

/** One document, or several of different formats one after the other: of those a bad one costs none of the others. */
function documentsIn(delivery: Delivery, room: Room): Opened {
  const read = readEach(delivery, room);
  const [first] = read;
  if (read.length === 1 && first) return alone(first.reading);
  const documents: OpenedDocument[] = [];
  const unreadable: UnreadableItem[] = [];
  for (const { at = '', reading } of read) {
    if (reading.problem === undefined) documents.push({ name: at, reading });
    else unreadable.push({ at, reason: reading.problem.message });
  }
  return { documents, unreadable, notes: [] };
}

async function several(entries: readonly Entry[], room: Room): Promise<Opened> {
  const documents: OpenedDocument[] = [];
  const unreadable: UnreadableItem[] = [];
  const notes: Note[] = [];
  for (const { name, bytes } of entries) {
    const inner = await opened({ bytes, fileName: name }, room);
    for (const note of inner.notes) notes.push(note);
    for (const { at, reason } of inner.unreadable) unreadable.push({ at: `${name}: ${at}`, reason });
    for (const document of inner.documents) {
      const path = [name, document.name].filter(Boolean).join('/');
      const { problem } = document.reading;
      if (problem === undefined) documents.push({ ...document, name: path });
      else if (isNoCopy(problem.message)) notes.push({ rule: 'container', message: `${path}: ${problem.message}` });
      else unreadable.push({ at: path, reason: problem.message });
    }
  }
  return { documents, unreadable, notes };
}

/** Pictures and the like travel with copy; they stay in the raw delivery and are no failure to read it. */
const isNoCopy = (message: string) => /^These bytes are (?:an? (?:\w+ picture|video|sound|PDF))/.test(message);

/** A mail: what is attached to it in a format that we know is the copy, and its own words then go to editors. */
async function mail(delivery: Delivery, room: Room): Promise<Opened> {
  if (room.levels === 0) throw new PastLimit('containers', room.limits);
  const { item, text, attachments, notes, problem } = await openMail(delivery.bytes, room);
  if (problem !== undefined) return alone({ format: 'email', problem: problemOf(problem) });
  for (const { bytes } of attachments) {
    room.spend.takeFile();
    room.spend.take(bytes.length);
  }
  const inner = await several(attachments, { ...room, levels: room.levels - 1 });
  const attached = inner.documents.filter(({ reading }) => 'items' in reading && reading.items.length > 0);
  const ownWords = text ? read({ bytes: new TextEncoder().encode(text) }, room) : undefined;
  const isCopyInside =
    ownWords?.problem === undefined &&
    ownWords?.format !== undefined &&
    (isExact(ownWords.format) || (ownWords.items.length === 1 && startsWithSlug.test(text ?? '')));
  const own: readonly OpenedDocument[] = isCopyInside
    ? [{ reading: datedBy(ownWords, item) }]
    : attached.length === 0 && item
      ? [{ reading: { format: 'email', items: [item], unreadable: [], notes: [] } }]
      : [];
  const cover = attached.length > 0 && !isCopyInside ? coverNote(item) : undefined;
  return {
    documents: [...own, ...attached.map((document) => withCover(document, cover))],
    unreadable: inner.unreadable,
    notes: [...notes, ...(attached.length > 0 || isCopyInside ? envelopeNotes(item) : []), ...inner.notes],
  };
}

/** Whose mail it was tells nothing of the copy in it, but is not lost. */
function envelopeNotes(item: Item | undefined): readonly Note[] {
  const was = [item?.guid, item?.versionCreated, item?.byline].filter(Boolean).join(', ');
  return was ? [{ rule: 'email', message: 'The mail that the copy came in.', was }] : [];
}

/** Formats that no covering letter is mistaken for. */
const isExact = (format: string) => !['plain-text', 'page-text', 'html-page', 'email'].includes(format);

/** Plain wire copy that AP's slug starts is no letter. */
const startsWithSlug = /^\s*(?:BC|AM|PM|AP)-{1,2}\S[^\n]{2,100}\n/;

/** Copy pasted into a mail has the mail's id and date, where it has none of its own. */
function datedBy(reading: Reading, mail: Item | undefined): Reading {
  if (reading.problem !== undefined || reading.items.length !== 1) return reading;
  const items = reading.items.map((item) => ({
    ...item,
    guid: item.guid ?? mail?.guid,
    versionCreated: item.versionCreated ?? mail?.versionCreated,
  }));
  return { ...reading, items };
}

const coverNote = (item: Item | undefined) =>
  item && [item.headline, item.body?.replace(/<[^<>]*>/g, ' ').trim()].filter(Boolean).join(': ');

function withCover(document: OpenedDocument, cover: string | undefined): OpenedDocument {
  const { reading } = document;
  if (!cover || reading.problem !== undefined) return document;
  const note = { role: 'covering mail', text: cover.slice(0, 10_000) };
  const items = reading.items.map((item) => ({ ...item, edNotes: [...(item.edNotes ?? []), note] }));
  return { ...document, reading: { ...reading, items } };
}
