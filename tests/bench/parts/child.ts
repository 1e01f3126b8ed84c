import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

/** What every child answers: CPU time it has used, in microseconds, and whatever else it was made for. */
export type Answers = Readonly<Record<string, (given: never) => unknown>>;

export interface Child {
  ask<Answer>(what: string, given?: unknown): Promise<Answer>;
  /** CPU time used so far, user and system, in microseconds. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a file of this folder in a process of its own; it is ready when it has answered its first question. */
export function startChild(name: string, env: Readonly<Record<string, string>> = {}): Child {
  const child = fork(path.join(__dirname, `${name}.ts`), [], { env: { ...process.env, ...env } });
  const waiting = new Map<number, { resolve(value: never): void; reject(cause: Error): void }>();
  let asked = 0;
  child.on('message', ({ id, answer, error }: { id: number; answer: never; error?: string }) => {
    const question = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) question?.resolve(answer);
    else question?.reject(new Error(`${name}: ${error}`));
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${name} ended with code ${code}`));
  });
  const ask = <Answer>(what: string, given?: unknown) =>
    new Promise<Answer>((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      child.send({ id: asked, what, given });
    });
  return { ask, cpu: () => ask('cpu'), stop: () => stop(child) };
}

/** In the child: answers questions until the parent goes away. */
export function answer(answers: Answers): void {
  const all: Answers = { cpu, ...answers };
  process.on('message', async ({ id, what, given }: { id: number; what: string; given: never }) => {
    try {
      process.send?.({ id, answer: await all[what]?.(given) });
    } catch (error) {
      process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  process.once('disconnect', () => process.exit());
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    if (child.connected) child.disconnect();
    // Strapi's destroy() takes every listener off the process, ours too.
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  });
}
