import type { EdNote, Embargo, Item, Link, PubStatus, VersionKind } from '../../item';
import { pubStatuses } from '../../status-words';
import type { XmlElement } from '../../xml';
import { child, children, lineOf } from '../../xml/tree';
import { referenceOf } from './identity';
import { formalName, momentOf, type Reader, say, textOf } from './reader';

type Managed = Pick<
  Item,
  | 'firstCreated'
  | 'versionCreated'
  | 'pubStatus'
  | 'embargo'
  | 'expires'
  | 'urgency'
  | 'links'
  | 'edNotes'
  | 'versionKind'
>;

/** Reads NewsManagement (NewsML 1.2, 5.5.2): times, status and what it will be, urgency, relations, instructions. */
export function managementOf(reader: Reader, item: XmlElement): Managed {
  const management = child(item, 'NewsManagement');
  if (management === undefined) return {};
  const type = formalName(reader, child(management, 'NewsItemType'));
  const instructions = instructionsOf(reader, management);
  const kind = kinds.get(type?.toLowerCase() ?? '');
  if (type !== undefined && !kind && type.toLowerCase() !== 'news')
    say(reader, 'NewsItemType is not kept.', management, type);
  return {
    firstCreated: momentOf(reader, child(management, 'FirstCreated')),
    versionCreated: momentOf(reader, child(management, 'ThisRevisionCreated')),
    ...statusOf(reader, management),
    urgency: urgencyOf(reader, child(management, 'Urgency')),
    links: linksOf(reader, management),
    edNotes: instructions.edNotes.length > 0 ? instructions.edNotes : undefined,
    versionKind: instructions.kind ?? kind,
  };
}

/** NewsItemType, as agencies fill it; `News` says nothing. */
const kinds: ReadonlyMap<string, VersionKind> = new Map([
  ['advisory', 'advisory'],
  ['test', 'test'],
]);

/** IPTC's vocabulary Status (`pst1:`) has a word for an embargo, too. */
const statuses: ReadonlyMap<string, PubStatus | 'embargoed'> = new Map<string, PubStatus | 'embargoed'>([
  ...pubStatuses,
  ['embargoed', 'embargoed'],
  ['embargo', 'embargoed'],
]);

/** What no one knows is withheld, not published: an editor sees the note. */
function statusOf(reader: Reader, management: XmlElement): Pick<Item, 'pubStatus' | 'embargo' | 'expires' | 'edNotes'> {
  const element = child(management, 'Status');
  const written = formalName(reader, element) ?? textOf(reader, element);
  const status = written === undefined ? undefined : statuses.get(written.toLowerCase());
  if (written !== undefined && status === undefined)
    say(reader, 'Status is not known: taken as withheld.', element, written);
  const change = changeOf(reader, management);
  if (status === 'embargoed') return { pubStatus: 'usable', embargo: embargoUntil(change) };
  if (change && change.status !== 'usable' && status === 'usable')
    return { pubStatus: 'usable', expires: change.moment };
  if (change) say(reader, 'StatusWillChange is not kept.', child(management, 'StatusWillChange'), change.verbatim);
  return { pubStatus: written === undefined ? undefined : (status ?? 'withheld') };
}

interface Change {
  readonly status?: string;
  readonly moment?: string;
  readonly verbatim: string;
}

/** `StatusWillChange`: what the status will be, and when. */
function changeOf(reader: Reader, management: XmlElement): Change | undefined {
  const element = child(management, 'StatusWillChange');
  if (element === undefined) return undefined;
  const future = formalName(reader, child(element, 'FutureStatus'));
  const time = child(element, 'DateAndTime');
  const verbatim = [`Embargoed, ${future ?? 'with a change'}`, lineOf(time)].filter(Boolean).join(' from ');
  const status = statuses.get(future?.toLowerCase() ?? '');
  return {
    status,
    moment: momentOf(reader, time),
    verbatim: status === 'usable' ? verbatim : `${future} from ${lineOf(time)}`,
  };
}

/** Only a change to usable, at an hour, ends an embargo by itself. */
function embargoUntil(change: Change | undefined): Embargo {
  const ends = change?.status === 'usable' && change.moment !== undefined && change.moment.length > 10;
  return { until: ends ? (change.moment ?? null) : null, verbatim: change?.verbatim ?? 'Embargoed' };
}

function urgencyOf(reader: Reader, element: XmlElement | undefined): number | undefined {
  const written = formalName(reader, element) ?? textOf(reader, element);
  if (written !== undefined && !/^[1-9]$/.test(written))
    say(reader, 'Urgency is no number from 1 to 9.', element, written);
  return written !== undefined && /^[1-9]$/.test(written) ? Number(written) : undefined;
}

function linksOf(reader: Reader, management: XmlElement): readonly Link[] | undefined {
  const links = children(management, 'DerivedFrom', 'AssociatedWith').flatMap((element): readonly Link[] => {
    const ref = referenceOf(element, 'NewsItem', 'Href');
    if (ref === undefined) return [];
    return [{ rel: element.name === 'DerivedFrom' ? 'evolvedFrom' : 'related', ref }];
  });
  const history = child(management, 'RevisionHistory');
  if (history) say(reader, 'RevisionHistory is not followed.', history, history.attributes.Href);
  return links.length > 0 ? links : undefined;
}

/** IPTC's vocabulary Instruction: what to do with the revisions before this one. */
const instructionKinds: ReadonlyMap<string, VersionKind> = new Map([
  ['rectify', 'correction'],
  ['correction', 'correction'],
  ['update', 'update'],
  ['kill', 'kill'],
]);

function instructionsOf(reader: Reader, management: XmlElement): { edNotes: readonly EdNote[]; kind?: VersionKind } {
  const elements = children(management, 'Instruction');
  const names = elements.flatMap((element) => formalName(reader, element) ?? []);
  const edNotes = elements.flatMap((element): readonly EdNote[] => {
    const statuses = children(element, 'RevisionStatus').flatMap((one) => {
      const revision = one.attributes.Revision;
      const status = formalName(reader, child(one, 'Status'));
      return status === undefined ? [] : [`${revision ? `revision ${revision}` : 'earlier revisions'} ${status}`];
    });
    const text = [element.attributes.FormalName, ...statuses, lineOf(element)].filter(Boolean).join(', ');
    return text === '' ? [] : [{ role: 'instruction', text }];
  });
  return {
    edNotes,
    kind: names.map((name) => instructionKinds.get(name.toLowerCase())).find((kind) => kind !== undefined),
  };
}
