import type { Entry, Log } from '../../src/plugins/off-the-wire/server/src/changes/log';
import { isUnchanged } from '../../src/plugins/off-the-wire/server/src/feed/conditional';
import { type Draft, prepareAnswers } from '../../src/plugins/off-the-wire/server/src/feed/prepared';

const settings = { preparedBytes: 100_000, cacheControl: 'public, max-age=0, s-maxage=1' };
const noon = Date.parse('2026-11-20T12:00:00.400Z');

/** A log in memory: only what the answers ask of one. */
function logInMemory() {
  const listeners: ((entries: readonly Entry[]) => void)[] = [];
  let position = 0;
  const log: Pick<Log, 'position' | 'changedAt' | 'subscribe'> = {
    position: () => position,
    changedAt: () => (position > 0 ? noon : undefined),
    subscribe(listener) {
      listeners.push(listener);
      return () => undefined;
    },
  };
  const change = (own: Partial<Entry>) => {
    position += 1;
    const entry: Entry = {
      ...{
        n: position,
        at: noon,
        kind: 'updated',
        about: 'article',
        subject: 'other',
        before: [],
        after: [],
        detail: {},
      },
      ...own,
    };
    for (const listener of listeners) listener([entry]);
  };
  return { log: log as Log, change };
}

const draft = (own: Partial<Draft> = {}): Draft => ({ body: { data: [] }, mentions: new Set(), ...own });

describe('a prepared answer', () => {
  test('is made once, however many wait for it', async () => {
    const answers = prepareAnswers(logInMemory().log, settings);
    let made = 0;
    const make = () => answers.make('/a', async () => draft({ body: { made: ++made } }));
    const all = await Promise.all([make(), make(), make()]);
    expect(made).toBe(1);
    expect(new Set(all.map(({ etag }) => etag)).size).toBe(1);
    expect(answers.get('/a', noon)).toBe(all[0]);
  });

  test('is not kept if the log moved while it was made, and is not given to who asked after that', async () => {
    const { log, change } = logInMemory();
    const answers = prepareAnswers(log, settings);
    let finish: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const old = answers.make('/a', async () => {
      await slow;
      return draft({ body: 'old' as unknown as object });
    });
    change({ kind: 'withdrawn' });
    const fresh = await answers.make('/a', async () => draft({ body: 'fresh' as unknown as object }));
    finish();
    expect((await old).bytes.toString()).toBe('"old"');
    expect(answers.get('/a', noon)).toBe(fresh);
  });

  test('that failed is not kept', async () => {
    const answers = prepareAnswers(logInMemory().log, settings);
    await expect(answers.make('/a', () => Promise.reject(new Error('database')))).rejects.toThrow('database');
    await expect(answers.make('/a', async () => draft())).resolves.toBeDefined();
  });

  test.each([
    ['an article comes under all that it asks for', { after: ['all', 'language:en', 'section:1'] }, true],
    ['an article leaves it', { before: ['all', 'language:en', 'section:1'] }, true],
    ['an article of another section comes', { after: ['all', 'language:en', 'section:2'] }, false],
    ['an article that it shows is other than it was', { subject: 'shown' }, true],
    ['another one is', { subject: 'other', before: ['all'], after: ['all'] }, false],
  ] as const)('when %s: dropped is %p', async (_when, change, dropped) => {
    const { log, change: tell } = logInMemory();
    const answers = prepareAnswers(log, settings);
    await answers.make('/a', async () => draft({ under: ['language:en', 'section:1'], mentions: new Set(['shown']) }));
    tell(change);
    expect(answers.get('/a', noon) === undefined).toBe(dropped);
  });

  test('ends with the time until which it is true', async () => {
    const answers = prepareAnswers(logInMemory().log, settings);
    await answers.make('/a', async () => draft({ until: noon + 10 }));
    expect(answers.get('/a', noon + 9)).toBeDefined();
    expect(answers.get('/a', noon + 10)).toBeUndefined();
  });

  test('gives way to newer ones when there are too many bytes', async () => {
    const answers = prepareAnswers(logInMemory().log, { ...settings, preparedBytes: 10_000 });
    for (let at = 0; at < 100; at += 1)
      await answers.make(`/${at}`, async () => draft({ body: { text: 'x'.repeat(1000) } }));
    expect(answers.size().bytes).toBeLessThanOrEqual(10_000);
    expect(answers.get('/99', noon)).toBeDefined();
    expect(answers.get('/0', noon)).toBeUndefined();
  });

  test('has the same ETag for the same bytes, on any node and after a restart', async () => {
    const [one, other] = [prepareAnswers(logInMemory().log, settings), prepareAnswers(logInMemory().log, settings)];
    expect((await one.make('/a', async () => draft())).etag).toBe((await other.make('/b', async () => draft())).etag);
  });
});

describe('a conditional request', () => {
  const prepared = async () => {
    const { log, change } = logInMemory();
    change({});
    return prepareAnswers(log, settings).make('/a', async () => draft());
  };
  const later = noon + 5000;

  test('with the ETag, strong or weak, alone or among others, or with *, is unchanged', async () => {
    const answer = await prepared();
    for (const tags of [answer.etag, `W/${answer.etag}`, `"x", ${answer.etag}`, '*']) {
      expect(isUnchanged({ 'if-none-match': tags }, answer, later)).toBe(true);
    }
  });

  test('with another ETag is changed, whatever its date says', async () => {
    const dates = { 'if-modified-since': new Date(later).toUTCString() };
    expect(isUnchanged({ 'if-none-match': '"x"', ...dates }, await prepared(), later)).toBe(false);
  });

  test('by date alone is unchanged once the second of the change is over, and not before: a kill may share it', async () => {
    const answer = await prepared();
    const dates = { 'if-modified-since': new Date(noon).toUTCString() };
    expect(isUnchanged(dates, answer, later)).toBe(true);
    expect(isUnchanged(dates, answer, noon + 100)).toBe(false);
    expect(isUnchanged({ 'if-modified-since': new Date(noon - 1000).toUTCString() }, answer, later)).toBe(false);
    expect(isUnchanged({ 'if-modified-since': 'soon' }, answer, later)).toBe(false);
  });
});
