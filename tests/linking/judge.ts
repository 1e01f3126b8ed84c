import pairs from './pairs.json';

/** What a person said of two stories of the collection, having read both. Ids are NEWIDs. */
export interface Pair {
  readonly one: number;
  readonly other: number;
  /** `resend`: the same copy again. `version`: the same story, told again, further or right. `different`: two stories. */
  readonly verdict: 'resend' | 'version' | 'different';
  /** How it was drawn: among what was linked, or among what nearly was. */
  readonly drawn: 'linked' | 'near';
}

/** How linking stands to what was judged. */
export interface Judgement {
  readonly pairs: number;
  readonly linkedRightly: number;
  readonly linkedWrongly: number;
  readonly missed: number;
  readonly keptApartRightly: number;
  /** Of what was linked, how much is one story. */
  readonly precision: number;
  /** Of what is one story, how much was linked. */
  readonly recall: number;
}

export const judged = pairs as readonly Pair[];

/** Compares linking with the pairs. @param articles the article that each story of the collection became. */
export function judge(articles: ReadonlyMap<number, string | undefined>): Judgement {
  const said = judged.map(({ one, other, verdict }) => ({
    isOne: verdict !== 'different',
    isLinked: articles.get(one) !== undefined && articles.get(one) === articles.get(other),
  }));
  const count = (isOne: boolean, isLinked: boolean) =>
    said.filter((pair) => pair.isOne === isOne && pair.isLinked === isLinked).length;
  const [rightly, wrongly, missed] = [count(true, true), count(false, true), count(true, false)];
  return {
    pairs: said.length,
    linkedRightly: rightly,
    linkedWrongly: wrongly,
    missed,
    keptApartRightly: count(false, false),
    precision: rightly / (rightly + wrongly),
    recall: rightly / (rightly + missed),
  };
}
