/** The course of a run: a step, then all answers made fresh, then the next step. Between two steps nothing changes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { act, type Stage } from './acts';
import type { Newsroom } from './newsroom';
import type { Listed } from './oracle';
import { longest } from './tally';
import { articleTargets, walked } from './targets';
import { openTimeline, type Step, type Timeline } from './truth';
import type { ListAt } from './walkers';

export interface History {
  readonly timeline: Timeline;
  /** What the desk did not allow. */
  readonly refused: readonly string[];
  /** What readers may see at the end. */
  readonly last: Listed;
  listsAt(filter: string, from: number, to: number): readonly ListAt[];
}

interface Changing {
  readonly room: Newsroom;
  readonly stage: Stage & { take(list: Listed): void };
  readonly targets: string[];
  /** What readers ask for: what is true of it is known. */
  readonly asked: string[];
  readonly seconds: number;
}

const mostTargets = 150;

export async function change({ room, stage, targets, asked, seconds }: Changing): Promise<History> {
  const timeline = openTimeline();
  const lists: Readonly<Record<string, Listed>>[] = [];
  const refused: string[] = [];
  const look = async (step: Step) => {
    const fresh = await room.fresh(targets, ['', ...walked]);
    timeline.add(step, fresh.outcomes);
    lists.push(fresh.lists);
    stage.take(fresh.lists[''] ?? []);
    asked.push(...targets.slice(asked.length));
  };
  const began = Date.now();
  await look({ what: 'the beginning', from: 0, to: began, isWild: false });
  while (Date.now() < began + seconds * 1_000) {
    const step = await act(stage);
    if (step.refused) refused.push(step.refused);
    await look(step);
    // Now and then nothing happens for so long that nothing old may be answered by anybody any more.
    if (stage.random.chance(0.15)) await sleep(longest);
    if (targets.length < mostTargets) await addNewest(room, targets);
  }
  return { timeline, refused, last: lists.at(-1)?.[''] ?? [], listsAt: openLists(timeline, lists) };
}

/** The lists as they were between two moments, each from its step to the next one. */
function openLists(timeline: Timeline, lists: readonly Readonly<Record<string, Listed>>[]): History['listsAt'] {
  return (filter, from, to) =>
    timeline.steps().flatMap(({ from: start, isWild }, at) => {
      const end = timeline.steps()[at + 1]?.to ?? Number.POSITIVE_INFINITY;
      return start <= to && end >= from ? [{ from: start, to: end, list: lists[at]?.[filter], isWild }] : [];
    });
}

/** Stories that have come since are read too. */
async function addNewest({ servers: [server] }: Newsroom, targets: string[]): Promise<void> {
  const answer = await fetch(`${server?.url}/api/wire/headlines?limit=3`);
  const { data } = (await answer.json()) as { data: { slug: string }[] };
  for (const { slug } of data) {
    for (const target of articleTargets(slug, targets.length)) if (!targets.includes(target)) targets.push(target);
  }
}
