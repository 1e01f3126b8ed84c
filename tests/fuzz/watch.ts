import { keepCase } from './cases';
import { type Input, inputOf } from './inputs';
import type { Fault, Verdict } from './judge';
import { add, addSlow, addTo, emptyTally, type Tally } from './report';
import type { Seed } from './seeds';
import { type Outcome, startWatched, type Trial, type WatchedChild } from './watched-child';

export interface Watch extends Trial {
  readonly seconds: number;
  /** The number that the run can be repeated by. */
  readonly run: number;
  readonly seeds: readonly Seed[];
  /** The numbers of the inputs, one after the other. */
  readonly numbers?: Iterable<number>;
  /** Where failing inputs are kept. */
  readonly folder?: string;
  readonly tell?: (line: string) => void;
}

/** Tries inputs until the time is over, in a child that is started again when it falls. */
export async function watch({
  seconds,
  run,
  seeds,
  numbers = upwards(),
  folder,
  tell = () => undefined,
  ...trial
}: Watch): Promise<Tally> {
  const tally = emptyTally();
  let child = await startWatched(trial);
  const until = Date.now() + seconds * 1_000;
  const fresh = async () => {
    child.stop();
    child = await startWatched(trial);
    return child;
  };
  try {
    for (const number of numbers) {
      if (Date.now() >= until) break;
      const asked = { run, number };
      const input = () => inputOf(run, number, seeds);
      const verdict = await judged(child, asked, fresh);
      note(tally, number, verdict, verdict.input ?? sizeOf(input()));
      if (verdict.faults.length === 0) continue;
      const smaller = await smallerOf(child, asked, verdict.faults, fresh);
      const file = keepCase({ ...asked, input: input(), faults: verdict.faults, smaller }, folder);
      tell(
        `${verdict.faults.map(({ kind, message }) => `${kind}: ${message.slice(0, 400)}`).join('\n')}\n  npm run fuzz -- --repeat ${file}`,
      );
    }
    return tally;
  } finally {
    child.stop();
  }
}

function* upwards(): Generator<number> {
  for (let number = 1; ; number += 1) yield number;
}

type Asked = { readonly run: number; readonly number: number };
type Fresh = () => Promise<WatchedChild>;
type Told = Pick<Input, 'kind' | 'format' | 'made'> & { readonly size: number };
type Judged = Verdict & { readonly input?: Told };

const sizeOf = ({ kind, format, made, bytes }: Input): Told => ({ kind, format, made, size: bytes.length });

/** The machine has other things to do: that an input takes too long is believed when a new child finds the same. */
async function judged(child: WatchedChild, asked: Asked, fresh: Fresh): Promise<Judged> {
  const first = verdictOf(await child.ask({ ask: 'input', ...asked }));
  if (!first.hasFallen && first.faults.every(({ kind }) => kind !== 'hangs')) return first;
  const second = verdictOf(await (await fresh()).ask({ ask: 'input', ...asked }));
  if (second.hasFallen) await fresh();
  return second;
}

function verdictOf(outcome: Outcome): Judged & { readonly hasFallen: boolean } {
  if ('verdict' in outcome) return { ...outcome.verdict, input: outcome.input, hasFallen: false };
  const faults: readonly Fault[] = [
    'hung' in outcome
      ? { kind: 'hangs', message: outcome.hung }
      : { kind: 'crashes', message: `The process ended: ${'ended' in outcome ? outcome.ended : 'without a verdict'}` },
  ];
  return { faults, items: 0, cpu: 0, hasFallen: true };
}

/** Only where it is cheap: what hangs, or ends the process, would do so again and again. */
async function smallerOf(
  child: WatchedChild,
  asked: Asked,
  faults: readonly Fault[],
  fresh: Fresh,
): Promise<Buffer | undefined> {
  if (faults.some(({ kind, message }) => kind === 'hangs' || message.startsWith('The process ended'))) return undefined;
  const outcome = await child.ask({ ask: 'smallest', ...asked });
  if ('bytes' in outcome) return Buffer.from(outcome.bytes, 'base64');
  await fresh();
  return undefined;
}

function note(tally: Tally, number: number, { faults, items, cpu }: Verdict, { format, kind, made, size }: Told): void {
  tally.inputs += 1;
  tally.items += items;
  addTo(tally.tried, format, kind);
  addSlow(tally, { number, cpu, made, size });
  if (faults.length > 0) addTo(tally.failed, format, kind);
  for (const fault of new Set(faults.map((one) => one.kind))) add(tally.faults, fault);
}
