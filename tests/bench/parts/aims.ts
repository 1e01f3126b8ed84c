/** What the feed is to reach, beside what it has reached. */
interface Aim {
  readonly says: string;
  /** Of the ratios of medians: by requests a second, and by CPU time for each. */
  readonly ratios: readonly [rate: string, cpu: string];
  readonly least?: number;
  readonly most?: number;
}

const aims: readonly Aim[] = [
  { says: 'a prepared answer, of bare node:http', ratios: ['ratioToBareHttp', 'ratioToBareHttpCpu'], least: 0.85 },
  {
    says: "a prepared answer, of bare node:http within Strapi's process",
    ratios: ['ratioToBareInside', 'ratioToBareInsideCpu'],
    least: 0.85,
  },
  { says: 'a 304, of a prepared answer', ratios: ['unchangedToHot', 'unchangedToHotCpu'], least: 1 },
  { says: 'what a miss costs, of raw SQL', ratios: ['missCostOfRawSql', 'missCostOfRawSqlCpu'], most: 1.5 },
  {
    says: 'what the last page costs, of the first',
    ratios: ['lastPageCostOfFirst', 'lastPageCostOfFirstCpu'],
    most: 1.2,
  },
  { says: "a prepared answer, of Strapi's REST", ratios: ['ratioToStrapiRest', 'ratioToStrapiRestCpu'], least: 100 },
  {
    says: 'what a million costs, of ten thousand',
    ratios: ['millionCostOfTenThousand', 'millionCostOfTenThousandCpu'],
    most: 1.2,
  },
  {
    says: 'what page 10,000 costs, of page 1, of a million',
    ratios: ['page10000CostOfFirst', 'page10000CostOfFirstCpu'],
    most: 1.2,
  },
];

/** One line for each aim that was measured: what is wanted, and what it is by rate and by CPU time. */
export function aimsTable(found: Readonly<Record<string, number>>): string {
  const width = Math.max(...aims.map(({ says }) => says.length));
  const lines = aims.flatMap(({ says, ratios, least, most }) => {
    const measured = ratios.flatMap((name) => found[name] ?? []);
    if (measured.length < 2) return [];
    const wanted = least === undefined ? `at most ${most}` : `at least ${least}`;
    const told = measured.map((ratio) => {
      const isMet = ratio >= (least ?? 0) && ratio <= (most ?? Number.POSITIVE_INFINITY);
      return `${ratio}${isMet ? '' : ' (missed)'}`;
    });
    return [`${says.padEnd(width)}  ${wanted.padEnd(13)}  ${told[0]} by requests a second, ${told[1]} by CPU time`];
  });
  return lines.join('\n');
}
