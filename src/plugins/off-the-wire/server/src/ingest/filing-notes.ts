import type { NewVersion } from '../store/article-versions';
import { placeKey } from '../store/places';
import type { Story } from '../store/story';
import type { Verdict } from '../wire/rules/decide';
import { asPrinted } from '../wire/story/printed';
import { isOrder, type Revision } from '../wire/story/revise';
import { isText } from '../wire/story/version';
import { alertOf, type Plan } from './filing-plan';
import type { FilingRoom } from './filing-room';
import type { Keyed } from './keyed';

/** Notes what is written of an item that met its story: its version, its keys, what rings. */
export function note(
  room: FilingRoom,
  plan: Plan,
  keyed: Keyed,
  story: Story,
  revision: Revision,
  ruling: Verdict,
): void {
  const { documentId } = story;
  noteKeys(plan, keyed, documentId, revision, room.source.silent);
  plan.versions.push(versionOf(keyed, documentId, revision, ruling, room.now));
  if (!revision.alert) return;
  alertOf(room, plan, keyed, documentId, {
    level: revision.alert,
    message: revision.why ?? 'It has come for the desk.',
  });
  const vacant = revision.version?.kind === 'kill' ? plan.byKey.get(placeKey(documentId)) : undefined;
  if (vacant) alertOf(room, plan, keyed, vacant, { level: 'desk', message: successorKilled });
}

const successorKilled = 'The story that took its place was killed: readers see neither.';

/** Which keys name the story from now on. A kill of something unseen waits under the ids that it names, by no keyword. */
function noteKeys(plan: Plan, { unit, keys }: Keyed, documentId: string, { kind }: Revision, silent: boolean): void {
  const waits = kind === 'kill-unseen' || (isOrder(unit.item) && kind !== 'kill');
  const own = waits ? [...keys.exact, ...keys.refs.flat()] : [...keys.exact, ...keys.names];
  for (const key of own.filter((one) => !plan.byKey.has(one))) {
    plan.keys.push({ key, documentId, moves: plan.orphaned.has(key) });
    plan.byKey.set(key, documentId);
  }
  for (const [keywords] of waits ? [] : [keys.probable, keys.cut]) {
    if (keywords === undefined || plan.byKey.get(keywords) === documentId) continue;
    // What runs silently takes no story's keywords: its next lead, by another line, would miss it.
    if (silent && plan.byKey.has(keywords)) continue;
    plan.keys.push({ key: keywords, documentId, moves: true });
    plan.byKey.set(keywords, documentId);
  }
}

function versionOf(
  { unit, digest }: Keyed,
  article: string,
  revision: Revision,
  ruling: Verdict,
  now: number,
): NewVersion {
  const { item, delivery, place } = unit;
  const { leadNumber, pubStatus, version, versionCreated } = item;
  return {
    ...{ leadNumber, version, versionCreated, article, delivery, place, digest, item },
    pubStatus: pubStatus ?? 'usable',
    headline: asPrinted(item).headline ?? '',
    versionKind: revision.version?.kind ?? 'first',
    standing: revision.version?.standing ?? 'kept',
    outcome: revision.outcome,
    heldBecause: revision.version?.heldBecause ?? revision.why,
    rule: ruledBy(revision, ruling),
    ticker: revision.version?.ticker,
    receivedAt: now,
  };
}

/** The rule that decided over a version, where one did and nothing else. */
function ruledBy({ version }: Revision, { decision, rule, because }: Verdict): string | undefined {
  if (!version || !isText(version)) return undefined;
  return (decision === 'publish' ? version.standing === 'open' : version.heldBecause === because) ? rule : undefined;
}
