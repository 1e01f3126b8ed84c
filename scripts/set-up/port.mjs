import { createServer } from 'node:net';
import { setting } from './env-file.mjs';
import { SetUpError } from './say.mjs';

/** Says so if the port cannot be had, before anything is built or booted. */
export async function requireFreePort() {
  const port = Number(setting('PORT') ?? 1337);
  const host = setting('HOST') ?? '127.0.0.1';
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new SetUpError(`PORT must be a number from 0 to 65535: ${setting('PORT')}`);
  }
  const problem = await tryToListen(port, host);
  if (problem !== undefined) throw new SetUpError(explain(problem, port, host));
}

function tryToListen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

function explain(problem, port, host) {
  switch (problem) {
    case 'EADDRINUSE':
      return `Port ${port} is taken by another program. Take another one: PORT=${port + 1} npm start`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Take one above 1023: PORT=1337 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HOST=${host} is no address of this machine.`;
    default:
      return `Port ${port} on ${host} cannot be used: ${problem}`;
  }
}
