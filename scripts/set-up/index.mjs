import { admin, plugin, server } from './builds.mjs';
import { secrets } from './env-file.mjs';
import { alone } from './lock.mjs';
import { packages } from './packages.mjs';
import { duration, say } from './say.mjs';

/** In this order. Each does nothing if its result is there and fits its sources. */
const stepsUpTo = {
  packages: [packages],
  plugin: [packages, plugin],
  server: [packages, secrets, plugin, server],
  admin: [packages, secrets, plugin, admin, server],
};

/** Makes the folder ready: 'packages', 'plugin', 'server' (that can boot) or 'admin' (all). Silent if it is. */
export async function setUp(upTo = 'admin') {
  const steps = stepsUpTo[upTo];
  if (!steps.some((step) => step.isNeeded())) return;
  const started = Date.now();
  await alone(async () => {
    for (const step of steps) {
      if (step.isNeeded()) await step.run();
    }
  });
  say(`Set-up is complete (${duration(Date.now() - started)}).\n`);
}
