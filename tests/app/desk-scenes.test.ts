import { type Desk, hasSeedPage, openDesk } from './desk';
import { afp } from './desk-scenes/afp';
import { ap } from './desk-scenes/ap';
import { asia } from './desk-scenes/asia';
import { dpa } from './desk-scenes/dpa';
import { arrivals, edits, hours } from './desk-scenes/newsroom';
import { reuters } from './desk-scenes/reuters';
import { openScene, type Scene } from './desk-scenes/scene';
import { seed, xinhua } from './desk-scenes/xinhua';
import { databaseClients } from './newsroom';

const scenes: Readonly<Record<string, readonly Scene[]>> = {
  ...{ Xinhua: xinhua, AP: ap, Reuters: reuters, AFP: afp, dpa, 'Asia and Moscow': asia },
  ...{ 'an editor': edits, 'the clock': hours, 'the wire': arrivals },
  // Jest holds an empty table for a fault.
  ...(hasSeedPage ? { 'the seed': seed } : {}),
};

if (!hasSeedPage) console.warn('desk-scenes.test.ts skips the seed page: ../shared/samples/seed is not here');

describe.each(databaseClients)('on %s', (client) => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk(client);
  });
  afterAll(() => desk?.close());

  describe.each(Object.keys(scenes))('%s:', (wire) => {
    test.each((scenes[wire] ?? []).map((scene, at) => [scene.fact, scene, at] as const))(
      '%s',
      async (_fact, scene, at) => {
        const code = `${wire.toLowerCase().replace(/\W+/g, '-')}-${at}`;
        await scene.play(await openScene(desk, code, scene.agency));
      },
    );
  });
});
