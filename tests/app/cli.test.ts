import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Desk, ninjs, openDesk } from './desk';
import { appRoot, databaseClients } from './newsroom';
import { testRunFolder } from './test-run';

const fixtures = path.join(appRoot, 'tests', 'fixtures');
const desk = { code: 'hna', name: 'Harbour News Agency', provider: 'HNA', autoPublish: true };

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run -s wire -- ...`, as somebody who stands in that folder types it. */
function wire(args: readonly string[], { cwd = appRoot, env = {} }: { cwd?: string; env?: object } = {}): Promise<Run> {
  const settings = { ...process.env, INIT_CWD: undefined, ...env };
  return new Promise((done) => {
    execFile('npm', ['run', '-s', 'wire', '--', ...args], { cwd, env: settings }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code ?? -1) : 0, stdout, stderr });
    });
  });
}

const linesOf = ({ stdout }: Run) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown> & { items: object[]; notes: { message: string }[] });

/** A folder of copy: three items, one of them in a folder below. */
function folderOfCopy(name: string): string {
  const folder = path.join(testRunFolder(), name);
  mkdirSync(path.join(folder, 'below'), { recursive: true });
  writeFileSync(path.join(folder, '1.json'), JSON.stringify(ninjs(`${name}-1`)));
  writeFileSync(path.join(folder, '2.json'), JSON.stringify(ninjs(`${name}-2`)));
  writeFileSync(path.join(folder, 'below', '3.json'), JSON.stringify(ninjs(`${name}-3`)));
  writeFileSync(path.join(folder, '.hidden'), 'not copy');
  return folder;
}

describe('wire parse', () => {
  test('prints one JSON line for each file and nothing else, also for what cannot be read or is not there', async () => {
    const broken = path.join(testRunFolder(), 'broken.json');
    writeFileSync(broken, '{"uri": "urn:x", broken');
    const files = [
      path.join(fixtures, 'page-text', 'whole-page.txt'),
      path.join(fixtures, 'ninjs', '1.4-text.json'),
      path.join(fixtures, 'plain-text', 'chinese.txt'),
      broken,
      path.join(testRunFolder(), 'not-there.txt'),
      testRunFolder(),
    ];
    const run = await wire(['parse', ...files]);
    const lines = linesOf(run);
    expect(lines.map(({ file, format, items }) => [file, format, items.length])).toEqual([
      [files[0], 'page-text', 1],
      [files[1], 'ninjs', 1],
      [files[2], 'plain-text', 1],
      [files[3], 'ninjs', 0],
      [files[4], null, 0],
      [files[5], null, 0],
    ]);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual(['file', 'format', 'items', 'ticker', 'trail', 'notes']);
    }
    expect(lines[0]).toMatchObject({ trail: ['Home'], items: [{ provider: 'Xinhua', versionCreated: '2026-11-21' }] });
    expect(lines[0]?.ticker).toHaveLength(6);
    for (const [at, why] of [
      [3, 'Broken JSON'],
      [4, 'ENOENT'],
      [5, 'EISDIR'],
    ] as const) {
      expect(lines[at]?.notes[0]?.message).toContain(why);
    }
    expect(run.code).toBe(0);
  });

  test('takes paths from the folder in which its user stands', async () => {
    const run = await wire(['parse', 'whole-page.txt', './no-date.txt'], { cwd: path.join(fixtures, 'page-text') });
    expect(linesOf(run).map(({ file, format }) => [file, format])).toEqual([
      ['whole-page.txt', 'page-text'],
      ['./no-date.txt', 'page-text'],
    ]);
  });

  test('reads within the limits that it is given', async () => {
    const file = path.join(fixtures, 'ninjs', '1.4-text.json');
    const [line] = linesOf(await wire(['parse', '--limit', 'textLength=100', file]));
    expect(line?.notes[0]?.message).toBe('There are more than 100 characters in this document (limit textLength).');
  });

  test('a wrong call is exit code 2, with help on standard error', async () => {
    for (const args of [
      ['parse'],
      ['parse', '--colour', 'x.txt'],
      ['parse', '--limit', 'depht=3', 'x.txt'],
      ['import', 'x.txt'],
    ]) {
      const run = await wire(args);
      expect([args, run.code, run.stdout]).toEqual([args, 2, '']);
      expect(run.stderr).not.toBe('');
    }
  });
});

describe('wire import by itself, with no server running', () => {
  const database = () => path.join(testRunFolder(), 'cli.db');
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const newsroom = await openDesk('sqlite');
    await newsroom.room.setUp({ sources: [desk] });
    await newsroom.app.strapi.db.connection.raw(`VACUUM INTO '${database()}'`);
    env = { ...newsroom.app.env, DATABASE_FILENAME: database() };
    await newsroom.close();
  });

  const headlines = async () => {
    const newsroom = await openDesk('sqlite', { DATABASE_FILENAME: database() });
    const found = (await newsroom.headlines('limit=100')).map(({ headline }) => headline).sort();
    await newsroom.close();
    return found;
  };

  test('brings a folder and all under it through the line, and the second time says that all are duplicates', async () => {
    const folder = folderOfCopy('folder');
    const first = await wire(['import', folder, '--source', 'hna'], { env });
    expect({ ...first, stderr: '' }).toMatchObject({ code: 0, stdout: expect.stringContaining('3 files: 3 created') });
    for (const number of [1, 2, 3]) {
      expect(first.stdout).toMatch(new RegExp(`${number}\\.json +ninjs +created +Headline of folder-${number}`));
    }
    const second = await wire(['import', folder, '--source', 'hna'], { env });
    expect({ ...second, stderr: '' }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('3 files: 3 duplicate'),
    });
    expect(await headlines()).toEqual(['Headline of folder-1', 'Headline of folder-2', 'Headline of folder-3']);
  });
});

describe.each(databaseClients)('wire import beside a running server on %s', (client) => {
  let newsroom: Desk;

  beforeAll(async () => {
    newsroom = await openDesk(client);
    await newsroom.room.setUp({ sources: [desk] });
  });
  afterAll(() => newsroom?.close());

  test('hands its copy to the server, whose next answer shows it', async () => {
    expect(await newsroom.headlines()).toEqual([]);
    const folder = folderOfCopy(`beside-${client}`);
    const env = newsroom.app.env;
    const imported = await wire(['import', folder, '--source', 'hna'], { env });
    expect(imported).toMatchObject({ code: 0, stdout: expect.stringContaining('3 files: 3 created') });
    expect(imported.stderr).toContain('A server is running: it takes the copy.');
    expect((await newsroom.headlines()).length).toBe(3);
    const stories = (await newsroom.changesAfter(0)).filter(({ about }) => about === 'article');
    expect(stories.map(({ kind }) => kind)).toEqual(['published', 'published', 'published']);
  });

  test('of an archive is no news: it keeps its own times, and the log alone tells of it', async () => {
    const folder = path.join(testRunFolder(), `archive-${client}`);
    mkdirSync(folder, { recursive: true });
    const write = (name: string, fields: object) =>
      writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(ninjs(`${name}-${client}`, { ...fields })));
    write('1-old', { versioncreated: '1987-02-26T15:01:00Z' });
    write('2-older', { versioncreated: '1987-02-25' });
    write('3-to-come', { versioncreated: '2999-01-01T00:00:00Z' });
    const before = { newest: (await newsroom.headlines())[0], updated: (await newsroom.headlines('order=updated'))[0] };
    const from = await newsroom.position();
    const kept = await newsroom.headlines('order=updated&until=1990-01-01T00:00:00Z');
    expect(kept).toEqual([]);

    const run = await wire(['import', folder, '--source', 'hna', '--archive'], { env: newsroom.app.env });
    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('3 files: 3 created') });
    const old = await newsroom.headlines('until=1990-01-01T00:00:00Z');
    expect(old.map(({ firstPublished, lastPublished }) => [firstPublished, lastPublished])).toEqual([
      ['1987-02-26T15:01:00.000Z', '1987-02-26T15:01:00.000Z'],
      ['1987-02-25T00:00:00.000Z', '1987-02-25T00:00:00.000Z'],
    ]);
    expect((await newsroom.headlines('order=updated&until=1990-01-01T00:00:00Z')).length).toBe(2);
    const [newest, next] = await newsroom.headlines();
    expect([newest?.headline, next]).toEqual([`Headline of 3-to-come-${client}`, before.newest]);
    expect(Date.parse(newest?.lastPublished ?? '')).toBeLessThanOrEqual(Date.now());
    const told = (await newsroom.changesAfter(from)).filter(({ about }) => about === 'article');
    expect(told.map(({ kind, archive }) => [kind, archive])).toEqual([1, 2, 3].map(() => ['published', true]));

    const killed = ninjs(`1-old-${client}`, { version: '9', pubstatus: 'canceled' });
    writeFileSync(path.join(folder, '4-kill.json'), JSON.stringify(killed));
    await wire(['import', path.join(folder, '4-kill.json'), '--source', 'hna', '--archive'], { env: newsroom.app.env });
    const gone = (await newsroom.changesAfter(told.at(-1)?.n ?? 0)).filter(({ kind }) => kind === 'withdrawn');
    expect(gone).toMatchObject([{ guid: `urn:harbour:1-old-${client}` }]);
    expect(gone[0]).not.toHaveProperty('archive');
  });

  test('is exit code 1 where one file is broken, says which and why, and brings the others', async () => {
    const folder = folderOfCopy(`partly-broken-${client}`);
    writeFileSync(path.join(folder, '0-broken.json'), '{"uri": "urn:x", broken');
    const run = await wire(['import', folder, '--source', 'hna'], { env: newsroom.app.env });
    expect(run.code).toBe(1);
    expect(run.stdout).toMatch(/0-broken\.json +ninjs +quarantined +Broken JSON at line 1/);
    expect(run.stdout).toContain('4 files: 3 created, 1 quarantined');
  });

  test('is exit code 1, with what the server says, for a source that there is not', async () => {
    const env = newsroom.app.env;
    const run = await wire(['import', folderOfCopy(`nobody-${client}`), '--source', 'nobody'], { env });
    expect([run.code, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toContain('There is no source with the code "nobody".');
  });
});
