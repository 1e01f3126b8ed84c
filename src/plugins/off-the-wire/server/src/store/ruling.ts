import type { Item } from '../wire/item';
import { decide, type Verdict } from '../wire/rules/decide';
import { localMinute } from '../wire/rules/local-minute';
import type { Decision } from '../wire/rules/rule';
import type { Circumstances } from '../wire/story/revise';
import type { Tree } from './breadcrumbs';
import { filingsOf } from './file-under';
import type { Source } from './sources';

/** What a source's rules are asked about. */
export interface RuledCopy {
  readonly item: Item;
  /** The breadcrumb labels of the page it stood on. */
  readonly trail: readonly string[];
  /** Row ids of the sections that its story stands in already. */
  readonly sectionIds: readonly number[];
  readonly hasStory: boolean;
  /** When it arrived: epoch milliseconds UTC. */
  readonly at: number;
}

/** What the source's rules, or its default, make of copy. */
export function rulingOf(source: Source, tree: Tree, copy: RuledCopy): Verdict {
  const { item, hasStory, at } = copy;
  const asksForSections = source.rules.some(({ sections }) => sections !== undefined);
  return decide(item, source.rules, {
    otherwise: source.autoPublish ? 'publish' : 'hold',
    sections: asksForSections ? sectionsOf(source, tree, copy) : [],
    kind: item.versionKind ?? (hasStory ? 'update' : 'first'),
    minute: localMinute(at, source.timeZone),
  });
}

/** Where its story stands, and where the copy itself would be filed. */
function sectionsOf(source: Source, tree: Tree, { item, trail, sectionIds }: RuledCopy): string[] {
  const ids = [...sectionIds, ...filingsOf(item, source, tree, trail).map(({ id }) => id)];
  return [...new Set(ids)].flatMap((id) => {
    const section = tree.byId.get(id);
    return section ? [tree.pathOf(section)] : [];
  });
}

const standings: Readonly<Partial<Record<Decision, 'held' | 'spiked' | 'ticker'>>> = {
  hold: 'held',
  spike: 'spiked',
  'ticker-only': 'ticker',
};

/** The source's part in what becomes of copy. */
export function sourceOf(
  { trusted, silent }: Source,
  { decision, rule, because, ticker }: Verdict,
): Circumstances['source'] {
  return {
    publishes: decision === 'publish',
    because,
    trusted,
    silent,
    ticker,
    ruled: rule === undefined ? undefined : standings[decision],
  };
}
