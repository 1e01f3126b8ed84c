import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer, Question } from './child';
import { mostCpu as usualCpu } from './judge';
import { mostTime } from './minimise';

/** In megabytes, beside what the engine needs for itself. */
const memory = 256;
/** An input is read twice, one of several items four times, one that seems slow three times more, on a machine with other work. */
const mostReadings = 20;
/** Beyond this the child is ended, however little CPU it had, in milliseconds. */
const mostWall = 60_000;
const everyMoment = 100;

/** What the child answered, or how it ended. */
export type Outcome =
  | Exclude<Answer, { ready: true } | { begun: true }>
  | { readonly ended: string }
  | { readonly hung: string };

export interface WatchedChild {
  readonly seeds: number;
  ask(question: Question): Promise<Outcome>;
  stop(): void;
}

export const wireReader = path.join(__dirname, '../../src/plugins/off-the-wire/server/src/wire/copy.ts');

/** What is tried, and how hard. */
export interface Trial {
  /** The file whose `copyFrom` reads the inputs; ours, if it is not named. */
  readonly reader?: string;
  /** How long it may take to read one, in milliseconds of CPU time. */
  readonly mostCpu?: number;
}

/** Starts a child that reads inputs; it is ready to be asked when this resolves. */
export async function startWatched({ reader = wireReader, mostCpu = usualCpu }: Trial = {}): Promise<WatchedChild> {
  const child = fork(path.join(__dirname, 'child.ts'), [], {
    execArgv: [`--max-old-space-size=${memory}`, '--require', 'ts-node/register/transpile-only'],
    env: {
      ...process.env,
      TZ: 'UTC',
      TS_NODE_PROJECT: path.join(__dirname, '..', 'tsconfig.json'),
      OTW_FUZZ_READER: reader,
      OTW_FUZZ_CPU: String(mostCpu),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = (said + chunk).slice(-4_000);
  });
  const told = () => /FATAL ERROR.*|\w*Error:.*/.exec(said)?.[0] ?? said.slice(-300);
  const ready = await outcomeOf(child, told, () => undefined);
  if (!('ready' in ready))
    throw new Error(`The child that reads does not start: ${'ended' in ready ? ready.ended : ''}`);
  return {
    seeds: ready.seeds,
    ask: (question) => {
      const most = question.ask === 'smallest' ? 2 * mostTime : (mostReadings + 1) * mostCpu;
      const outcome = outcomeOf(child, told, hangOf(child, most));
      if (child.connected) child.send(question);
      return outcome as Promise<Outcome>;
    },
    stop: () => void (child.connected && child.disconnect()),
  };
}

type Ended = Exclude<Answer, { begun: true }> | { ended: string } | { hung: string };

/** Waits for an answer, for the end of the child, or until it is seen to hang: then it is ended. */
function outcomeOf(
  child: ChildProcess,
  told: () => string,
  hang: (begun: boolean) => string | undefined,
): Promise<Ended> {
  return new Promise((resolve) => {
    let begun = false;
    const done = (outcome: Ended) => {
      clearInterval(timer);
      child.off('message', onMessage).off('exit', onExit);
      resolve(outcome);
    };
    const onMessage = (answer: Answer) => {
      if ('begun' in answer) begun = true;
      else done(answer);
    };
    const onExit = (code: number | null, signal: string | null) =>
      done({ ended: `${signal ?? `code ${code}`}: ${told()}` });
    const timer = setInterval(() => {
      const hung = hang(begun);
      if (hung === undefined) return;
      child.kill('SIGKILL');
      done({ hung });
    }, everyMoment);
    child.on('message', onMessage).once('exit', onExit);
    if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
  });
}

/** Says that the child hangs, from the moment on that it has begun to read and used more CPU time than it may. */
function hangOf(child: ChildProcess, most: number): (begun: boolean) => string | undefined {
  let from: { cpu: number; wall: number } | undefined;
  return (begun) => {
    if (!begun) return undefined;
    const cpu = cpuOf(child.pid);
    from ??= { cpu: cpu ?? 0, wall: Date.now() };
    const used = cpu === undefined ? undefined : cpu - from.cpu;
    if ((used ?? 0) > most) return `It has not ended after ${used} ms of CPU time.`;
    return Date.now() - from.wall > mostWall ? `It has not ended after ${mostWall / 1_000} s.` : undefined;
  };
}

/** CPU time of a process so far, in milliseconds, where the system tells (proc(5), fields 14 and 15, in hundredths). */
function cpuOf(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}
