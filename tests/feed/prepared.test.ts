import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Entry, Log } from '../../src/plugins/off-the-wire/server/src/changes/log';
import { choose } from '../../src/plugins/off-the-wire/server/src/feed/conditional';
import type { Draft } from '../../src/plugins/off-the-wire/server/src/feed/draft';
import { encodingsAccepted } from '../../src/plugins/off-the-wire/server/src/feed/encodings';
import type { Prepared } from '../../src/plugins/off-the-wire/server/src/feed/kept';
import type { Listing } from '../../src/plugins/off-the-wire/server/src/feed/listing';
import { prepareAnswers } from '../../src/plugins/off-the-wire/server/src/feed/prepared';

const settings = { preparedBytes: 1_000_000, cacheControl: 'public, max-age=0, s-maxage=1' };
const noon = Date.parse('2026-11-20T12:00:00.400Z');

/** A log in memory: only what the answers ask of one. */
function logInMemory() {
  const listeners: ((entries: readonly Entry[]) => void)[] = [];
  let position = 0;
  const log: Pick<Log, 'heard' | 'changedAt' | 'subscribe'> = {
    heard: () => position,
    changedAt: () => (position > 0 ? noon : undefined),
    subscribe(listener) {
      listeners.push(listener);
      return () => undefined;
    },
  };
  const change = (own: Partial<Entry> = {}) => {
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

const textOf = (prepared: Prepared) => prepared.forms.identity.bytes.toString();
const listing = (own: Partial<Listing> = {}): Listing => ({ groups: [['all']], order: 'published', ...own });

describe('a prepared answer', () => {
  test('is made once, however many wait for it', async () => {
    const answers = prepareAnswers(logInMemory().log, settings);
    let made = 0;
    const make = () => answers.make('/a', '/a', async () => draft({ body: { made: ++made } }));
    const all = await Promise.all([make(), make(), make()]);
    expect(made).toBe(1);
    expect(new Set(all).size).toBe(1);
    expect(answers.find('/a', noon)).toBe(all[0]);
  });

  test('is found by every way in which its question was written, up to a few, and is kept once', async () => {
    const answers = prepareAnswers(logInMemory().log, settings);
    await answers.make('/a', '/a?x=1&y=2', async () => draft());
    expect(answers.find('/a?y=2&x=1', noon)).toBeUndefined();
    const other = answers.get('/a', '/a?y=2&x=1', noon);
    expect(answers.find('/a?y=2&x=1', noon)).toBe(other);
    for (let at = 0; at < 50; at += 1) answers.get('/a', `/a?z=${at}`, noon);
    expect(answers.holdings()).toMatchObject({ answers: 1, targets: 8 });
  });

  test('is made once more if what it stands on changed while it was made, and nobody gets the old one', async () => {
    const { log, change } = logInMemory();
    const answers = prepareAnswers(log, settings);
    const truth = { is: 'old' };
    const make = () =>
      answers.make('/a', '/a', async () => {
        const read = { ...truth };
        await pause(5);
        return draft({ body: read, mentions: new Set(['shown']) });
      });
    const before = make();
    truth.is = 'fresh';
    change({ kind: 'withdrawn', subject: 'shown' });
    const after = make();
    expect(textOf(await before)).toBe('{"is":"fresh"}');
    expect(textOf(await after)).toBe('{"is":"fresh"}');
    expect(answers.find('/a', noon)).toBe(await after);
  });

  test('is made once more if another process changed what it stands on between two of its questions', async () => {
    const { log, change } = logInMemory();
    const truth = { headlines: 'old', order: 'old' };
    let isTold = false;
    const hearOthers = async () => {
      if (truth.order === 'fresh' && !isTold) change({ subject: 'shown' });
      isTold = truth.order === 'fresh';
    };
    const answers = prepareAnswers(log, settings, hearOthers);
    const made = await answers.make('/a', '/a', async () => {
      const { headlines } = truth;
      Object.assign(truth, { headlines: 'fresh', order: 'fresh' });
      return draft({ body: { headlines, order: truth.order }, mentions: new Set(['shown']) });
    });
    expect(textOf(made)).toBe('{"headlines":"fresh","order":"fresh"}');
    expect(answers.find('/a', noon)).toBe(made);
  });

  test('of what changes without end is given after a few tries, and not kept', async () => {
    const { log, change } = logInMemory();
    const answers = prepareAnswers(log, settings);
    let tries = 0;
    await answers.make('/a', '/a', async () => {
      tries += 1;
      change({ subject: 'shown' });
      return draft({ mentions: new Set(['shown']) });
    });
    expect([tries, answers.find('/a', noon)]).toEqual([3, undefined]);
  });

  test('is given no more, and none is kept, once it listens to the log no more', async () => {
    const answers = prepareAnswers(logInMemory().log, settings);
    const late = answers.make('/b', '/b', async () => {
      await pause(5);
      return draft();
    });
    await answers.make('/a', '/a', async () => draft());
    answers.close();
    await late;
    expect([answers.find('/a', noon), answers.find('/b', noon), answers.holdings().bytes]).toEqual([
      undefined,
      undefined,
      0,
    ]);
  });

  test('is kept, and made once, if something else changed while it was made', async () => {
    const { log, change } = logInMemory();
    const answers = prepareAnswers(log, settings);
    let made = 0;
    const slow = async () => {
      made += 1;
      await pause(10);
      return draft({ mentions: new Set(['shown']) });
    };
    const first = answers.make('/a', '/a', slow);
    change({ subject: 'other' });
    const second = answers.make('/a', '/a', slow);
    expect(await second).toBe(await first);
    expect([made, answers.find('/a', noon)]).toEqual([1, await first]);
  });

  test('that failed is not kept', async () => {
    const answers = prepareAnswers(logInMemory().log, settings);
    await expect(answers.make('/a', '/a', () => Promise.reject(new Error('database')))).rejects.toThrow('database');
    expect(answers.holdings()).toMatchObject({ answers: 0, bytes: 0 });
    await expect(answers.make('/a', '/a', async () => draft())).resolves.toBeDefined();
  });

  const groups = [['section:1', 'section:3'], ['language:en']];
  test.each<readonly [string, Partial<Listing>, Partial<Entry>, boolean]>([
    ['an article comes under all that it asks for', { groups }, { after: ['all', 'language:en', 'section:3'] }, true],
    ['an article of another section comes', { groups }, { after: ['all', 'language:en', 'section:2'] }, false],
    ['an article that it does not show leaves', {}, { kind: 'withdrawn', before: ['all'] }, false],
    ['an article that it shows leaves', {}, { kind: 'withdrawn', before: ['all'], subject: 'shown' }, true],
    [
      'an article leaves, and it tells of those',
      { tellsWithdrawn: true },
      { kind: 'withdrawn', before: ['all'] },
      true,
    ],
    ['an article that it shows is other than it was', {}, { subject: 'shown' }, true],
    ['one comes that stands behind its last', { from: 500 }, { after: ['all'], detail: { place: 400 } }, false],
    ['one comes that stands before its first', { to: 900 }, { after: ['all'], detail: { place: 1000 } }, false],
    ['one comes in between', { from: 500, to: 900 }, { after: ['all'], detail: { place: 700 } }, true],
    ['one comes, nobody knows where', { from: 500, to: 900 }, { after: ['all'] }, true],
    ['one comes that it leaves out', { excluded: new Set(['other']) }, { after: ['all'] }, false],
    ['one is updated now, and it is by that', { order: 'updated', to: noon - 1 }, { after: ['all'] }, false],
    ['one is updated now on the newest page by that', { order: 'updated', from: 5 }, { after: ['all'] }, true],
    ['a source that it does not show is renamed', {}, { about: 'source', before: ['all'], after: ['all'] }, false],
    ['a source that it shows is renamed', {}, { about: 'source', subject: 'shown' }, true],
  ])('when %s is dropped only if that touches it', async (_when, list, change, dropped) => {
    const { log, change: tell } = logInMemory();
    const answers = prepareAnswers(log, settings);
    await answers.make('/a', '/a', async () => draft({ listing: listing(list), mentions: new Set(['shown']) }));
    tell(change);
    expect(answers.find('/a', noon) === undefined).toBe(dropped);
    expect(answers.holdings().dropped).toBe(dropped ? 1 : 0);
  });

  test('ends with the time until which it is true', async () => {
    const answers = prepareAnswers(logInMemory().log, settings);
    await answers.make('/a', '/a', async () => draft({ until: noon + 10 }));
    expect(answers.find('/a', noon + 9)).toBeDefined();
    expect(answers.find('/a', noon + 10)).toBeUndefined();
    expect(answers.holdings()).toMatchObject({ answers: 0, bytes: 0, targets: 0 });
  });

  test('that many ask for is made anew before anybody asks, and one that nobody asks for is not', async () => {
    const { log, change } = logInMemory();
    const answers = prepareAnswers(log, settings);
    let made = 0;
    for (const key of ['/hot', '/cold']) {
      await answers.make(key, key, async () => draft({ body: { made: ++made }, mentions: new Set(['shown']) }));
    }
    answers.find('/hot', noon);
    answers.find('/hot', noon);
    change({ subject: 'shown' });
    expect(answers.find('/hot', noon)).toBeUndefined();
    await pause(10);
    expect(textOf(answers.find('/hot', noon) as Prepared)).toBe('{"made":3}');
    expect(answers.find('/cold', noon)).toBeUndefined();
    expect(answers.holdings()).toMatchObject({ made: 3, dropped: 2, remade: 1 });
  });

  describe('gives way when there are too many bytes', () => {
    const small = { ...settings, preparedBytes: 50_000 };
    const fill = async (answers: ReturnType<typeof prepareAnswers>, from: number, to: number) => {
      for (let at = from; at < to; at += 1)
        await answers.make(`/${at}`, `/${at}`, async () => draft({ body: { text: 'x'.repeat(1000) } }));
    };

    test('to newer ones', async () => {
      const answers = prepareAnswers(logInMemory().log, small);
      await fill(answers, 0, 100);
      const { bytes, answers: count, evicted } = answers.holdings();
      expect(bytes).toBeLessThanOrEqual(50_000);
      expect(count + evicted).toBe(100);
      expect(answers.find('/99', noon)).toBeDefined();
      expect(answers.find('/0', noon)).toBeUndefined();
    });

    test('but not while it is asked for', async () => {
      const answers = prepareAnswers(logInMemory().log, small);
      for (let at = 0; at < 100; at += 5) {
        await fill(answers, at, at + 5);
        expect(answers.find('/0', noon)).toBeDefined();
      }
    });

    test('its compressed forms counted with it', async () => {
      const answers = prepareAnswers(logInMemory().log, small);
      const incompressible = Array.from({ length: 300 }, (_, at) => Math.sin(at)).join('');
      for (let at = 0; at < 10; at += 1) {
        answers.want(await answers.make(`/${at}`, `/${at}`, async () => draft({ body: { incompressible } })), 'gzip');
        await pause(20);
      }
      const { bytes, forms } = answers.holdings();
      expect(forms.gzip.answers).toBeGreaterThan(0);
      expect(bytes).toBeGreaterThan(forms.identity.bytes + forms.gzip.bytes);
      expect(bytes).toBeLessThanOrEqual(50_000);
    });
  });

  test('has the same ETag for the same bytes, on any node and after a restart', async () => {
    const [one, other] = [prepareAnswers(logInMemory().log, settings), prepareAnswers(logInMemory().log, settings)];
    const first = await one.make('/a', '/a', async () => draft());
    const second = await other.make('/b', '/b', async () => draft());
    expect(first.forms.identity.etag).toBe(second.forms.identity.etag);
  });
});

describe('the forms of an answer', () => {
  const long = { text: 'Ferries run again. '.repeat(200) };
  const inForms = async (body: object) => {
    const answers = prepareAnswers(logInMemory().log, settings);
    const prepared = await answers.make('/a', '/a', async () => draft({ body }));
    answers.want(prepared, 'br');
    answers.want(prepared, 'gzip');
    await pause(30);
    return prepared;
  };

  test('hold the same, and have tags of their own', async () => {
    const { identity, gzip, br } = (await inForms(long)).forms;
    expect(gunzipSync(gzip?.bytes ?? Buffer.alloc(0))).toEqual(identity.bytes);
    expect(brotliDecompressSync(br?.bytes ?? Buffer.alloc(0))).toEqual(identity.bytes);
    expect(new Set([identity.etag, gzip?.etag, br?.etag]).size).toBe(3);
  });

  test('are never larger than identity', async () => {
    expect(Object.keys((await inForms({ a: 1 })).forms)).toEqual(['identity']);
  });

  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br gzip identity'],
    ['gzip', 'gzip identity'],
    ['GZIP;Q=1.0', 'gzip identity'],
    ['br;q=0.5, gzip;q=0.9', 'gzip br identity'],
    ['br;q=0, gzip', 'gzip identity'],
    ['*', 'br gzip identity'],
    ['*;q=0', 'identity'],
    ['identity;q=1, gzip;q=0.5', 'identity gzip'],
    ['gzip;q=0.5, identity;q=0', 'gzip'],
    ['deflate', 'identity'],
    ['br;q=2, gzip;q=x', 'identity'],
    [',,;q=1,gzip', 'gzip identity'],
  ])('that "%s" takes are "%s", the best first', (header, expected) => {
    expect(encodingsAccepted(header).join(' ')).toBe(expected);
  });

  test('are sent as the client weighs them, and identity while there is no other', async () => {
    const answers = prepareAnswers(logInMemory().log, settings);
    const prepared = await answers.make('/a', '/a', async () => draft({ body: long }));
    const chosen = () => choose({ 'accept-encoding': 'gzip;q=0.8, br' }, prepared, noon);
    expect(chosen()).toMatchObject({ form: { encoding: 'identity' }, wanted: 'br' });
    answers.want(prepared, 'br');
    await pause(30);
    expect(chosen()).toMatchObject({ form: { encoding: 'br' }, wanted: undefined });
  });
});

describe('a conditional request', () => {
  const prepared = async () => {
    const { log, change } = logInMemory();
    change();
    return prepareAnswers(log, settings).make('/a', '/a', async () => draft());
  };
  const isUnchanged = (headers: IncomingHttpHeaders, answer: Prepared, now: number) =>
    choose(headers, answer, now).isUnchanged;
  const later = noon + 5000;

  test('with the ETag, strong or weak, alone or among others, or with *, is unchanged', async () => {
    const answer = await prepared();
    const { etag } = answer.forms.identity;
    for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      expect(isUnchanged({ 'if-none-match': tags }, answer, later)).toBe(true);
    }
  });

  test('with the ETag of another form that the client takes is unchanged, and of one that it does not take is not', async () => {
    const answers = prepareAnswers(logInMemory().log, settings);
    const answer = await answers.make('/a', '/a', async () => draft({ body: { text: 'x'.repeat(999) } }));
    answers.want(answer, 'gzip');
    await pause(30);
    const { identity, gzip } = answer.forms;
    const ask = (tag: string | undefined, takes: string) =>
      choose({ 'if-none-match': tag, 'accept-encoding': takes }, answer, later);
    expect(ask(identity.etag, 'gzip')).toMatchObject({ isUnchanged: true, form: { etag: identity.etag } });
    expect(ask(gzip?.etag, 'gzip')).toMatchObject({ isUnchanged: true, form: { etag: gzip?.etag } });
    expect(ask(gzip?.etag, 'br')).toMatchObject({ isUnchanged: false, form: { etag: identity.etag } });
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
