import type { ReplayChange, ReplayItem, ReplayReport } from '../ingest/replay-report';
import type { WhichDeliveries } from '../store/readings';
import { openLine } from './line';
import { columns } from './screen';

interface Wishes {
  readonly write?: boolean;
  readonly json?: boolean;
}

/**
 * Reads deliveries anew and prints what is other; writes it only where that is asked for.
 * @returns 1 if anything that was read when it came cannot be read now, else 0.
 */
export async function replayCommand(which: WhichDeliveries, { write = false, json = false }: Wishes): Promise<number> {
  const line = await openLine();
  const reports: ReplayReport[] = [];
  try {
    for (let after: number | undefined = 0; after !== undefined; ) {
      const part = await line.replay({ ...which, write, after });
      reports.push(...part.reports);
      if (json) process.stdout.write(part.reports.map((report) => `${JSON.stringify(report)}\n`).join(''));
      after = part.next;
    }
  } finally {
    await line.close();
  }
  const counts = countsOf(reports);
  process.stdout.write(json ? `${JSON.stringify(counts)}\n` : replayTable(reports, counts, write));
  return counts.gone > 0 ? 1 : 0;
}

function countsOf(reports: readonly ReplayReport[]) {
  const changes = reports.flatMap((report) => report.changes);
  const versions = reports.flatMap((report) =>
    report.changes.map(({ story, version }) => `${report.delivery} ${story} ${version}`),
  );
  return {
    deliveries: reports.length,
    stories: new Set(changes.map(({ story }) => story)).size,
    versions: new Set(versions).size,
    fields: changes.length,
    filed: reports.flatMap(({ filed }) => filed).length,
    gone: reports.flatMap(({ gone }) => gone).length,
    notRead: reports.filter(({ problem }) => problem !== undefined).length,
  };
}

function replayTable(reports: readonly ReplayReport[], counts: ReturnType<typeof countsOf>, write: boolean): string {
  const rows = reports.flatMap(rowsOf);
  const header = ['story', 'version', 'field', 'was', 'is'];
  const lines = rows.length > 0 ? [...columns([header, ...rows]), ''] : [];
  const sum = `${counts.deliveries} deliveries read: ${counts.fields} fields of ${counts.versions} versions in ${counts.stories} stories are other`;
  const more = [
    ...(counts.filed > 0 ? [`${counts.filed} items that were not filed before`] : []),
    ...(counts.gone > 0 ? [`${counts.gone} can no longer be read and stay as they are`] : []),
    ...(counts.notRead > 0 ? [`${counts.notRead} deliveries could not be read`] : []),
  ];
  const end = write || rows.length === 0 ? '' : 'Nothing was written: --write writes it.\n';
  return `${[...lines, [sum, ...more].join('; ')].join('\n')}.\n${end}`;
}

function rowsOf({ delivery, fileName, problem, changes, filed, gone }: ReplayReport): string[][] {
  const item = ({ headline, guid }: ReplayItem) => headline ?? guid ?? '?';
  return [
    ...(problem === undefined ? [] : [[fileName ?? delivery, '', '(not read)', '', problem]]),
    ...changes.map(rowOf),
    ...filed.map((one) => [item(one), 'new', '', '', one.outcome ?? 'would be filed']),
    ...gone.map((one) => [item(one), '', '(no longer read)', 'stays as it is', '']),
  ];
}

function rowOf({ headline, version, field, was, is }: ReplayChange): string[] {
  const [before, after] = around(shown(was), shown(is));
  return [headline, String(version), field, before, after];
}

const shown = (value: unknown) =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** Of long texts, the place where they part. */
function around(was: string, is: string): [string, string] {
  let at = 0;
  while (at < was.length && was[at] === is[at]) at += 1;
  const from = was.length <= widest && is.length <= widest ? 0 : Math.max(0, at - 12);
  const cut = (text: string) => {
    const piece = text.slice(from, from + widest).replaceAll(/\s+/g, ' ');
    return `${from > 0 ? '...' : ''}${piece}${text.length > from + widest ? '...' : ''}`;
  };
  return [cut(was), cut(is)];
}

/** Characters of a value in the table. */
const widest = 60;
