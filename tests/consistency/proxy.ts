/** nginx, as it stands in front of many sites: it keeps what it may, as long as it may. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from './ask';

export interface FrontProxy {
  readonly url: string;
  stop(): Promise<void>;
}

/** Whether nginx is installed; it lies where only root looks by itself. */
export const proxyCommand = (): string | undefined =>
  ['nginx', '/usr/sbin/nginx'].find((command) => spawnSync(command, ['-v']).status === 0);

/** @param folder all that it writes lies there @param servers `http://HOST:PORT`, asked in turn */
export async function startProxy(command: string, folder: string, servers: readonly string[]): Promise<FrontProxy> {
  mkdirSync(folder, { recursive: true });
  const port = await freePort();
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, configuration(port, folder, servers));
  const child = spawn(command, ['-p', folder, '-c', file, '-e', path.join(folder, 'error.log')], { stdio: 'inherit' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 100 && child.exitCode === null; tries += 1) {
    const found = await ask(`${url}/api/wire/breadcrumbs`).catch(() => undefined);
    if (found?.status === 200) break;
    await sleep(50);
  }
  if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}.`);
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** It asks again with the tag that it has (`proxy_cache_revalidate`), and one for all who wait (`proxy_cache_lock`). */
const configuration = (port: number, folder: string, servers: readonly string[]) => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
events { worker_connections 512; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  proxy_cache_path ${folder}/cache keys_zone=wire:10m max_size=200m use_temp_path=off;
  upstream servers {
${servers.map((url) => `    server ${new URL(url).host};`).join('\n')}
    keepalive 16;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://servers;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_cache wire;
      proxy_cache_lock on;
      proxy_cache_revalidate on;
      add_header X-Cache $upstream_cache_status;
    }
  }
}
`;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
