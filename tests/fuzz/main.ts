/**
 * npm run fuzz -- [--seconds 60] [--seed N] [--input N | --repeat FILE]: makes copy that no agency sends, of the fixtures,
 * the examples and the samples, and reads it in a child process with little memory. No input may crash or hang it, bring
 * active HTML into an article, cost its neighbours, or be read otherwise the second time. What fails is kept in
 * `.cache/fuzz`. `--input` tries one input of a seed again, `--repeat` a file.
 */
import { parseArgs } from 'node:util';
import { numberOf, runCommand } from '../command';
import { isClean, table, verdictLine } from './report';
import { loadSeeds } from './seeds';
import { watch } from './watch';
import { startWatched } from './watched-child';

const out = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string' },
      input: { type: 'string' },
      repeat: { type: 'string' },
    },
  });
  if (values.repeat !== undefined) return repeat(values.repeat);
  const run = numberOf('seed', values.seed ?? String(Date.now() % 1_000_000));
  const seeds = loadSeeds();
  const numbers = values.input === undefined ? undefined : [numberOf('input', values.input)];
  out(`seed ${run}, ${seeds.length} files, ${values.seconds} s`);
  const tally = await watch({ seconds: numberOf('seconds', values.seconds), run, seeds, numbers, tell: out });
  out(`\n${table(tally)}\n`);
  for (const { number, cpu, made, size } of tally.slowest) {
    out(`${Math.round(cpu)} ms of CPU for ${Math.ceil(size / 1024)} kB: --seed ${run} --input ${number} (${made})`);
  }
  out(`\n${tally.items} items read; seed ${run}`);
  out(verdictLine(tally));
  return isClean(tally) ? 0 : 1;
}

async function repeat(file: string): Promise<number> {
  const child = await startWatched();
  const outcome = await child.ask({ ask: 'case', file });
  child.stop();
  out(JSON.stringify(outcome, null, 2));
  return 'verdict' in outcome && outcome.verdict.faults.length === 0 ? 0 : 1;
}

runCommand(main);
