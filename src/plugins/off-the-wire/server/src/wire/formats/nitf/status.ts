import {
  type EdNote,
  type Embargo,
  type Item,
  type Link,
  type PubStatus,
  type VersionKind,
  versionKinds,
} from '../../item';
import { pubStatuses } from '../../status-words';
import { attribute, child, children } from '../../xml/tree';
import { momentOf, type NitfDocument, noteOn } from './document';
import { metaValue } from './meta';
import { editorialWords, isEmbargoMessage } from './words';

/** What `docdata` says of whether this copy, and the copy that it names, may be used (NITF 3.1 and later). */
export interface Management {
  readonly pubStatus?: PubStatus;
  readonly embargo?: Embargo;
  readonly links: readonly Link[];
  /** The news for another document: what its new status makes of it. */
  readonly other?: Item;
}

export function managementOf(document: NitfDocument, guid: string | undefined): Management {
  const { docdata } = document;
  const word = attribute(docdata, 'management-status')?.toLowerCase();
  const named = attribute(docdata, 'management-doc-idref');
  const idrefStatus = attribute(docdata, 'management-idref-status')?.toLowerCase();
  // A document that names itself speaks of nothing else.
  const isSelf = named !== undefined && named === guid;
  const status = isSelf ? (idrefStatus ?? word) : word;
  const pubStatus = status === undefined || status === 'embargoed' ? undefined : statusOf(document, status);
  return {
    pubStatus,
    embargo: embargoOf(document, status),
    links: named === undefined || isSelf ? [] : [{ rel: 'evolvedFrom', ref: named }],
    other: named === undefined || isSelf ? undefined : orderFor(document, named, idrefStatus),
  };
}

function statusOf(document: NitfDocument, word: string): PubStatus {
  const known = pubStatuses.get(word);
  if (known === undefined) {
    noteOn(document, document.docdata, 'management-status is not one of NITF: taken as withheld', word);
  }
  return known ?? 'withheld';
}

/** An order about a document that came before: it must reach that one, under its own id. */
function orderFor(document: NitfDocument, ref: string, word: string | undefined): Item | undefined {
  const status = word === undefined ? undefined : pubStatuses.get(word);
  if (status === 'canceled') return { guid: ref, pubStatus: status, versionKind: 'kill' };
  if (status === 'withheld') return { guid: ref, pubStatus: status, versionKind: 'withhold' };
  if (word !== undefined) {
    noteOn(document, document.docdata, `The new status of ${ref.slice(0, 200)} is left to an editor`, word);
  }
  return undefined;
}

/**
 * `date.release` says when copy may be used: an embargo only where the status or a message to editors says embargo, since
 * many agencies send it with every story. No clear instant means that an editor must release the copy.
 */
function embargoOf(document: NitfDocument, status: string | undefined): Embargo | undefined {
  const release = child(document.docdata, 'date.release');
  const moment = momentOf(document, release);
  const raw = attribute(release, 'norm');
  const message = messages(document).find(({ text }) => isEmbargoMessage(text))?.text;
  if (status !== 'embargoed' && message === undefined) {
    const issued = attribute(child(document.docdata, 'date.issue'), 'norm');
    if (raw !== undefined && raw !== issued)
      noteOn(document, release, 'date.release is not kept: nothing says embargo', raw);
    return undefined;
  }
  const said = [
    status === 'embargoed' ? 'management-status: embargoed' : undefined,
    message,
    raw && `date.release: ${raw}`,
  ];
  const verbatim = said.filter((part) => part !== undefined && part !== '').join('; ');
  return { until: moment?.includes('T') ? moment : null, verbatim };
}

/** What `du-key` counts: 2 for the second version of a story. */
function keyVersion({ docdata }: NitfDocument): number {
  const duKey = child(docdata, 'du-key');
  const version = attribute(duKey, 'version');
  return attribute(duKey, 'key') !== undefined && version !== undefined && /^\d{1,6}$/.test(version)
    ? Number(version)
    : 0;
}

/** `ed-msg` and the reason for a correction: for editors, in the words of the copy. */
export function messages(document: NitfDocument): readonly EdNote[] {
  const written = children(document.docdata, 'ed-msg').flatMap((element): readonly EdNote[] => {
    const text = attribute(element, 'info');
    const role = attribute(element, 'msg-type');
    return text === undefined ? [] : [role === undefined ? { text } : { role, text }];
  });
  const corrections = children(document.docdata, 'correction').flatMap((element): readonly EdNote[] => {
    const text = attribute(element, 'info');
    return text === undefined ? [] : [{ role: 'correction', text }];
  });
  const takeKey = metaValue(document, 'takekey');
  return [...written, ...corrections, ...(takeKey ? [{ role: 'takekey', text: takeKey }] : [])];
}

/** The documents that `correction` names. */
export function correctedLinks(document: NitfDocument, guid: string | undefined): readonly Link[] {
  return children(document.docdata, 'correction').flatMap((element): readonly Link[] => {
    const ref = attribute(element, 'id-string');
    return ref === undefined || ref === guid ? [] : [{ rel: 'evolvedFrom', ref }];
  });
}

/** Which version this is, where a field of the format says so: `correction`, `tobject.type`, `ed-msg`. */
export function versionOf(document: NitfDocument): { versionKind?: VersionKind; leadNumber?: number } {
  if (child(document.docdata, 'correction')) return { versionKind: 'correction' };
  for (const element of children(document.docdata, 'ed-msg')) {
    const [type, info] = [attribute(element, 'msg-type'), attribute(element, 'info')];
    // A message that is nothing but its type is one of our own.
    const kind = info === undefined ? versionKinds.find((one) => one === type) : undefined;
    if (kind) return { versionKind: kind };
    const said = editorialWords(type) ?? editorialWords(info);
    if (said) return said;
  }
  const takeKey = editorialWords(metaValue(document, 'takekey'));
  if (takeKey) return takeKey;
  const type = attribute(child(document.head, 'tobject'), 'tobject.type')?.toLowerCase();
  if (type !== 'advisory' && keyVersion(document) > 1) return { versionKind: 'update' };
  return type === 'advisory' ? { versionKind: 'advisory' } : {};
}
