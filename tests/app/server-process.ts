import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { appRoot } from './newsroom';

/** A server on a newsroom's database, in a process of its own. */
export interface ServerProcess {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** When it began to listen, epoch milliseconds. */
  readonly upSince: number;
  /** When it did not get to do anything, though it was time: from and to, epoch milliseconds. */
  readonly stalls: readonly (readonly [number, number])[];
  /** Sets its clock: so many milliseconds ahead of the machine's. */
  setClock(ahead: number): Promise<void>;
  /** SIGKILL: nothing of it is put away. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** @param env the settings of the newsroom that it is to serve too: `TestNewsroom.env`. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = fork(path.join(__dirname, 'server.mjs'), {
    cwd: appRoot,
    env: { ...process.env, ...env, OTW_ROLE: 'server' },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stalls: (readonly [number, number])[] = [];
  child.on('message', (message: Message) => {
    if (message.stalled) stalls.push(message.stalled);
  });
  const { url = '' } = await nextMessage(child);
  const end = async (how: () => void) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    how();
    await ended;
  };
  return {
    url,
    upSince: Date.now(),
    stalls,
    async setClock(ahead) {
      const answered = nextMessage(child);
      child.send({ ahead });
      await answered;
    },
    kill: () => end(() => child.kill('SIGKILL')),
    stop: () => end(() => child.disconnect()),
  };
}

interface Message {
  readonly url?: string;
  readonly stalled?: readonly [from: number, to: number];
}

/** The next answer. That it was stalled, it says without being asked. */
function nextMessage(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const hear = (message: Message) => {
      if (message.stalled) return;
      child.off('message', hear);
      resolve(message);
    };
    child.on('message', hear);
    child.once('exit', (code) => reject(new Error(`The server ended with code ${code} before it answered`)));
  });
}
