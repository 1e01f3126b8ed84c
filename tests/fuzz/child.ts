/** Reads inputs in a process of its own, with little memory, and answers what is wrong with each. */
import type { Copy } from '../../src/plugins/off-the-wire/server/src/wire/copy';
import { loadCase } from './cases';
import { type Input, inputOf } from './inputs';
import { judge, type Reader, type Verdict } from './judge';
import { smallest } from './minimise';
import { loadSeeds } from './seeds';
import { slowness } from './yardstick';

export type Question =
  | { readonly ask: 'input'; readonly run: number; readonly number: number }
  | { readonly ask: 'case'; readonly file: string }
  /** The same input, as small as it can be made while it still fails in the same way. */
  | { readonly ask: 'smallest'; readonly run: number; readonly number: number };

export type Answer =
  | { readonly ready: true; readonly seeds: number }
  | { readonly begun: true }
  | { readonly verdict: Verdict; readonly input: Pick<Input, 'kind' | 'format' | 'made'> & { readonly size: number } }
  | { readonly bytes: string };

const seeds = loadSeeds();
const { copyFrom: reader } = require(process.env.OTW_FUZZ_READER ?? '') as { copyFrom: Reader };

const mostCpu = Number(process.env.OTW_FUZZ_CPU);

process.on('message', async (question: Question) => {
  const input = question.ask === 'case' ? loadCase(question.file) : inputOf(question.run, question.number, seeds);
  tell({ begun: true });
  if (question.ask === 'smallest') return tell({ bytes: (await smallest(input, reader)).toString('base64') });
  const { kind, format, made, bytes } = input;
  tell({ verdict: await judge(input, reader, mostCpu), input: { kind, format, made, size: bytes.length } });
});
process.once('disconnect', () => process.exit());

/** Until the engine has compiled what reads most of them, the first inputs would take longer than they do. */
async function warmUp(): Promise<void> {
  for (const { text } of seeds) await quietly(reader({ bytes: Buffer.from(text, 'latin1') }, {}));
  for (let round = 0; round < 10; round += 1) slowness();
  tell({ ready: true, seeds: seeds.length });
}

const quietly = (copy: Promise<Copy>) => copy.then(() => undefined).catch(() => undefined);

function tell(answer: Answer): void {
  process.send?.(answer);
}

void warmUp();
