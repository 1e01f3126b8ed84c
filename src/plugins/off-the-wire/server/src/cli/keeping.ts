import type { KeepingAsked, KeepingDone } from '../transports/keeping';
import { openLine } from './line';

/** `erase`, `hold`, `release` and `prune`: what is kept, what may not be, and what has to be. @returns 0; throws where it is refused. */
export async function keepingCommand(asked: KeepingAsked): Promise<number> {
  const line = await openLine();
  try {
    process.stdout.write(said(await line.keeping(asked)));
    return 0;
  } finally {
    await line.close();
  }
}

function said({ erased, pruned, holds, written }: KeepingDone): string {
  if (pruned) return `${pruned.rawCopies} raw copies and ${pruned.stories} stories are pruned.\n`;
  if (erased) {
    const { headline, versions, deliveries, shared } = erased;
    const what = `${versions} versions and the raw copies of ${deliveries} deliveries, ${shared} of which hold other stories, too`;
    return written
      ? `Erased: ${what}.\n`
      : `${headline ?? ''}\n${what}.\nNothing was erased: --write erases it, for good.\n`;
  }
  const lines = (holds ?? []).map(({ about, subject, because, by, at }) =>
    [about, subject, new Date(at).toISOString(), by ?? '', because].filter(Boolean).join('  '),
  );
  return `${['On legal hold:', ...(lines.length > 0 ? lines : ['nothing'])].join('\n')}\n`;
}
