import { setTimeout as sleep } from 'node:timers/promises';
import type { Agency, Scene } from './scene';
import { type G2, g2, newsMl1, plain } from './wires';

const agency: Agency = { provider: 'Reuters', language: 'en', trusted: true };

/** A story on the text line: its tag stands before the headline, its keywords under the copy. */
const line = (keywords: string, time: string, headline: string, own: { readonly note?: string } = {}) =>
  plain(
    ...[`${time} 20Nov2026 RTRS-${headline}`, ...(own.note ? [own.note] : []), ''],
    ...[`PORT ALBION, Nov 20 (Reuters) - So it stood at ${time}, officials said.`, ''],
    ...['(Reporting by Ilse Brandt; Editing by Pia Lombard)', `Keywords: ${keywords}`],
  );

/** The same on the old wire: an ANPA header with a slug of no more than 24 characters. */
const header = (
  slug: string,
  number: string,
  [headline = '', text = '']: readonly string[],
  { priority = 'u', sign = 'Reuter' } = {},
) =>
  [
    `\x16\x16\x01f${number}\x1freute`,
    `${priority} f ${slug}   11-20 0105`,
    `\x02\n${headline}\n\n    PORT ALBION, Nov 20 - ${text}`,
    ` ${sign}\n\x03`,
  ].join('\n');

const random = [1132689232, 204418871, 977310415] as const;
const item = (usn: string, at: 0 | 1 | 2, own: Partial<G2> & Pick<G2, 'headline' | 'time'>) =>
  g2({
    guid: `tag:reuters.com,2026:newsml_${usn}`,
    version: random[at],
    agency: 'Reuters',
    text: [`LONDON, Nov 20 (Reuters) - So it stood at ${own.time}.`],
    ...own,
  });

export const reuters: readonly Scene[] = [
  {
    fact: 'UPDATE 1 has an address of its own beside the first story, which it supersedes',
    agency,
    async play(at) {
      const first = await at.sends(line('ALBION PORT/FUEL', '10:00', 'Pilot boats idle as fuel runs short'));
      const update = await at.sends(
        line('ALBION PORT/FUEL (UPDATE 1)', '11:00', 'UPDATE 1-Eleven ships wait in roads'),
      );
      expect(update.outcome).toBe('created');
      expect(update.slug).not.toBe(first.slug);
      expect(await at.sees(update)).toMatchObject({
        readers: 'Eleven ships wait in roads',
        log: ['published'],
        alerts: [],
      });
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        deskState: 'held',
        heldBecause: 'Another story stands in its place.',
        versions: ['first: open'],
        log: ['published', 'withdrawn (held)'],
      });
    },
  },
  {
    fact: 'the address of a superseded story tells where its successor stands',
    agency,
    async play(at) {
      const first = await at.sends(line('CANAL TOLL', '10:00', 'Canal raises tolls'));
      const update = await at.sends(line('CANAL TOLL (UPDATE 1)', '11:00', 'UPDATE 1-Canal raises tolls by a fifth'));
      const { error } = await at.desk.read(`articles/${first.slug}`, 404);
      expect(error?.details).toMatchObject({
        supersededBy: { documentId: update.article, slug: update.slug, headline: 'Canal raises tolls by a fifth' },
      });
      await at.takesOut(update);
      expect((await at.desk.read(`articles/${first.slug}`, 404)).error?.details).toEqual({ code: 'OTW_NOT_FOUND' });
    },
  },
  {
    fact: 'UPDATE 1 under embargo takes the place of the first story once an editor lifts the embargo and publishes it',
    agency: { ...agency, trusted: false },
    async play(at) {
      const first = await at.sends(item('L8N1PPPP', 0, { headline: 'Fire at refinery', time: '1000' }));
      const update = await at.sends(
        item('L8N1QQQQ', 0, {
          headline: 'UPDATE 1-Fire at refinery is out',
          time: '1100',
          embargoed: '2090-01-01T00:00:00Z',
          links: [['irel:evolvedFrom', 'tag:reuters.com,2026:newsml_L8N1PPPP']],
        }),
      );
      expect([await at.sees(first), await at.sees(update)]).toMatchObject([
        { readers: 'Fire at refinery', log: ['published'] },
        { readers: 'nothing', log: [] },
      ]);
      await at.publishes(update, { embargo: null });
      expect(await at.sees(update)).toMatchObject({ readers: 'Fire at refinery is out', log: ['published'] });
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        heldBecause: 'Another story stands in its place.',
        log: ['published', 'withdrawn (held)'],
      });
      const { error } = await at.desk.read(`articles/${first.slug}`, 404);
      expect(error?.details).toMatchObject({ supersededBy: { documentId: update.article } });
    },
  },
  {
    fact: 'UPDATE 1 under embargo takes the place of the first story when its hour comes',
    agency: { ...agency, trusted: false },
    async play(at) {
      const first = await at.sends(item('L8N1RRRR', 0, { headline: 'Bank meets', time: '1000' }));
      const update = await at.sends(
        item('L8N1SSSS', 0, {
          headline: 'UPDATE 1-Bank cuts rates',
          time: '1100',
          embargoed: new Date(Date.now() + 2_000).toISOString(),
          links: [['irel:evolvedFrom', 'tag:reuters.com,2026:newsml_L8N1RRRR']],
        }),
      );
      expect((await at.sees(first)).readers).toBe('Bank meets');
      while ((await at.desk.get(`articles/${update.slug}`)).status === 404) await sleep(100);
      expect(await at.sees(update)).toMatchObject({ readers: 'Bank cuts rates', log: ['published'] });
      expect(await at.sees(first)).toMatchObject({ readers: 'nothing', log: ['published', 'withdrawn (held)'] });
    },
  },
  {
    fact: 'UPDATE 2 that a rule lets out takes the place of the first story, though a rule held UPDATE 1',
    agency: { ...agency, rules: [{ decision: 'hold', subjects: ['medtop:04000000'] }] },
    async play(at) {
      const first = await at.sends(item('L8N1TTTT', 0, { headline: 'Bridge cracks', time: '1000' }));
      const update = (own: Partial<G2> & Pick<G2, 'headline' | 'time'>, number: 0 | 1) =>
        at.sends(
          item('L8N1UUUU', number, { links: [['irel:evolvedFrom', 'tag:reuters.com,2026:newsml_L8N1TTTT']], ...own }),
        );
      const held = { headline: 'UPDATE 1-Bridge shut', time: '1100', subjects: ['medtop:04000000'] };
      expect(await update(held, 0)).toMatchObject({ outcome: 'held' });
      expect(await at.sees(first)).toMatchObject({ readers: 'Bridge cracks', log: ['published'] });
      const out = await update({ headline: 'UPDATE 2-Bridge open again', time: '1200' }, 1);
      expect(await at.sees(out)).toMatchObject({
        readers: 'Bridge open again',
        versions: ['update 1: held', 'update 2: open'],
        log: ['published'],
      });
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        heldBecause: 'Another story stands in its place.',
        log: ['published', 'withdrawn (held)'],
      });
    },
  },
  {
    fact: 'UPDATE 1 that the agency withheld under embargo takes the place of the first story once it is released',
    agency,
    async play(at) {
      const link = { links: [['irel:evolvedFrom', 'tag:reuters.com,2026:newsml_L8N1VVVV']] } as const;
      const first = await at.sends(item('L8N1VVVV', 0, { headline: 'Dam leaks', time: '1000' }));
      const embargoed = new Date(Date.now() + 1_500).toISOString();
      const update = await at.sends(
        item('L8N1WWWW', 0, { headline: 'UPDATE 1-Dam holds', time: '1100', embargoed, ...link }),
      );
      await at.sends(item('L8N1WWWW', 1, { headline: 'UPDATE 1-Dam holds', time: '1130', status: 'withheld' }));
      await sleep(2_400);
      expect([(await at.sees(first)).readers, (await at.sees(update)).readers]).toEqual(['Dam leaks', 'nothing']);
      await at.sends(item('L8N1WWWW', 2, { headline: 'Dam holds', time: '1200', signal: 'sig:release' }));
      expect([(await at.sees(first)).readers, (await at.sees(update)).readers]).toEqual(['nothing', 'Dam holds']);
    },
  },
  {
    fact: 'UPDATE 2 takes the place of UPDATE 1 at the address that readers have',
    agency,
    async play(at) {
      await at.sends(line('GRAIN SHIP', '10:00', 'Grain ship runs aground'));
      const one = await at.sends(line('GRAIN SHIP (UPDATE 1)', '11:00', 'UPDATE 1-Tugs reach grain ship'));
      const two = await at.sends(line('GRAIN SHIP (UPDATE 2)', '12:00', 'UPDATE 2-Grain ship afloat again'));
      expect(two).toMatchObject({ outcome: 'revised', slug: one.slug });
      expect(await at.sees(one)).toMatchObject({
        readers: 'Grain ship afloat again',
        versions: ['update 1: open', 'update 2: open'],
        log: ['published', 'updated'],
      });
    },
  },
  {
    fact: 'an UPDATE whose copy names no section stands where the first story stands, and not where its source usually does',
    agency,
    async play(at) {
      const collects = { subjects: ['medtop:11000000'] };
      const breadcrumbs = [
        { label: 'Home', path: '' },
        { label: 'Wire', path: 'wire' },
        { label: 'Politics', path: 'politics', collects },
      ];
      const usual = { code: 'reuters-usual', name: 'Reuters', autoPublish: true, defaultBreadcrumb: 'wire', ...agency };
      await at.desk.room.setUp({ breadcrumbs, sources: [{ ...usual, rules: [] }] });
      const subjects = collects.subjects;
      await at.sends(item('L8N1EEEE', 0, { headline: 'Cabinet meets', time: '1000', subjects }), usual.code);
      const links = [['irel:evolvedFrom', 'tag:reuters.com,2026:newsml_L8N1EEEE']] as const;
      const own = { headline: 'UPDATE 1-Cabinet falls', time: '1100', links };
      const update = await at.sends(item('L8N1FFFF', 0, own), usual.code);
      expect((await at.sees(update)).article?.trail.map(({ label }) => label)).toEqual(['Home', 'Politics']);
    },
  },
  {
    fact: 'UPDATE 3 that comes before UPDATE 2 is not overtaken by it',
    agency,
    async play(at) {
      await at.sends(line('PORT STRIKE', '10:00', 'Dockers walk out'));
      const one = await at.sends(line('PORT STRIKE (UPDATE 1)', '11:00', 'UPDATE 1-Dockers walk out over pay'));
      await at.sends(line('PORT STRIKE (UPDATE 3)', '13:00', 'UPDATE 3-Dockers back at work'));
      const late = await at.sends(line('PORT STRIKE (UPDATE 2)', '12:00', 'UPDATE 2-Dockers near a deal'));
      expect(late).toMatchObject({ outcome: 'stale', slug: one.slug });
      expect(await at.sees(one)).toMatchObject({ readers: 'Dockers back at work', log: ['published', 'updated'] });
    },
  },
  {
    fact: 'a desk that does not trust keywords publishes UPDATE 1 beside the story, and rings',
    agency: { ...agency, trusted: false },
    async play(at) {
      const first = await at.sends(line('SUGAR TAX', '10:00', 'Cabinet weighs sugar tax'));
      const update = await at.sends(line('SUGAR TAX (UPDATE 1)', '11:00', 'UPDATE 1-Cabinet drops sugar tax'));
      expect(await at.sees(first)).toMatchObject({ readers: 'Cabinet weighs sugar tax', log: ['published'] });
      expect(await at.sees(update)).toMatchObject({
        readers: 'Cabinet drops sugar tax',
        alerts: ['desk: It may take the place of another story: same slugline, same day.'],
        log: ['published'],
      });
    },
  },
  {
    fact: 'an UPDATE that names the story it grew out of supersedes it without anybody trusting keywords',
    agency: { ...agency, trusted: false },
    async play(at) {
      const first = await at.sends(item('L8N1AAAA', 0, { headline: 'Bank holds rates', time: '1000' }));
      const update = await at.sends(
        item('L8N1BBBB', 0, {
          headline: 'UPDATE 1-Bank holds rates, sees cuts',
          time: '1100',
          links: [['irel:evolvedFrom', 'tag:reuters.com,2026:newsml_L8N1AAAA']],
        }),
      );
      expect(await at.sees(update)).toMatchObject({ readers: 'Bank holds rates, sees cuts', log: ['published'] });
      expect(await at.sees(first)).toMatchObject({ readers: 'nothing', log: ['published', 'withdrawn (held)'] });
    },
  },
  {
    fact: 'a WRAPUP is a story of its own, and the next WRAPUP its next version',
    agency,
    async play(at) {
      const story = await at.sends(line('STORM DARRA', '10:00', 'Storm Darra reaches coast'));
      const wrap = await at.sends(line('STORM DARRA (WRAPUP 1)', '11:00', 'WRAPUP 1-Storm Darra kills three'));
      const next = await at.sends(line('STORM DARRA (WRAPUP 2)', '12:00', 'WRAPUP 2-Storm Darra kills five'));
      expect(wrap.article).not.toBe(story.article);
      expect(next).toMatchObject({ outcome: 'revised', article: wrap.article });
      expect((await at.sees(story)).readers).toBe('Storm Darra reaches coast');
      expect(await at.sees(wrap)).toMatchObject({ readers: 'Storm Darra kills five', log: ['published', 'updated'] });
    },
  },
  {
    fact: 'versions are random numbers: the time of the version decides, whichever comes first',
    agency,
    async play(at) {
      const first = await at.sends(item('L8N1CCCC', 0, { headline: 'Tin rises', time: '1000' }));
      await at.sends(item('L8N1CCCC', 1, { headline: 'Tin rises further', time: '1200' }));
      expect(await at.sends(item('L8N1CCCC', 2, { headline: 'Tin pauses', time: '1100' }))).toMatchObject({
        outcome: 'stale',
        article: first.article,
      });
      expect(await at.sees(first)).toMatchObject({ readers: 'Tin rises further', log: ['published', 'updated'] });
    },
  },
  {
    fact: 'a NewsML 1 chain with random RevisionIds is one story in the order of its times',
    agency,
    async play(at) {
      const revision = (number: number, time: string, headline: string) =>
        newsMl1({
          ...{ id: 'KBN0042', revision: number, provider: 'reuters.com', agency: 'Reuters', time, headline },
          text: [`So it stood at ${time}.`],
        });
      const first = await at.sends(revision(880_131_022, '0900', 'Tunnel opens'));
      await at.sends(revision(14_002_377, '0930', 'Tunnel opens, trains run'));
      await at.sends(revision(530_118_460, '0915', 'Tunnel opens, trains wait'));
      expect(await at.sees(first)).toMatchObject({
        readers: 'Tunnel opens, trains run',
        versions: ['first: open', 'update: open', 'update: open'],
        log: ['published', 'updated'],
      });
    },
  },
  {
    fact: 'a REFILE mends the copy at its place in the list',
    agency,
    async play(at) {
      const first = await at.sends(line('FERRY FIRE', '10:00', 'Ferry on fire off Albion'));
      const before = (await at.sees(first)).article;
      const other = await at.sends(line('OTHER NEWS', '10:10', 'Market town floods'));
      await at.sends(
        line('FERRY FIRE', '10:30', 'REFILE-Ferry on fire off Albion, 212 safe', { note: '(Refiles to fix dateline)' }),
      );
      const seen = await at.sees(first);
      expect(seen).toMatchObject({
        readers: 'Ferry on fire off Albion, 212 safe',
        versions: ['first: open', 'refile: open'],
      });
      expect(seen.article?.lastPublished).toBe(before?.lastPublished);
      const [top] = await at.desk.headlines(`source=${at.source}`);
      expect(top?.documentId).toBe(other.article);
    },
  },
  {
    fact: 'a CORRECTED is told to readers as a correction',
    agency,
    async play(at) {
      const first = await at.sends(line('HARVEST FIGURES', '10:00', 'Harvest falls by 4 percent'));
      await at.sends(
        line('HARVEST FIGURES', '11:00', 'CORRECTED-Harvest falls by 3 percent', {
          note: '(Corrects figure in headline and paragraph 1)',
        }),
      );
      expect(await at.sees(first)).toMatchObject({
        readers: 'Harvest falls by 3 percent',
        log: ['published', 'corrected'],
      });
    },
  },
  {
    fact: 'a RPT changes nothing for readers but the record',
    agency,
    async play(at) {
      const first = await at.sends(line('WEEK AHEAD', '10:00', 'Week ahead in the north'));
      const before = (await at.sees(first)).article;
      await at.sends(line('WEEK AHEAD', '16:00', 'RPT-Week ahead in the north'));
      const seen = await at.sees(first);
      expect(seen).toMatchObject({ readers: 'Week ahead in the north', versions: ['first: open', 'repeat: open'] });
      expect(seen.article?.lastPublished).toBe(before?.lastPublished);
    },
  },
  {
    fact: 'an UPDATE of a story that was superseded before goes to its successor, and the kill of that rings for both',
    agency,
    async play(at) {
      const first = await at.sends(line('SENATOR PLANE', '10:00', "Senator's plane missing"));
      const update = await at.sends(line('SENATOR PLANE (UPDATE 1)', '11:00', "UPDATE 1-Senator's plane found"));
      const kill = await at.sends(
        line('SENATOR PLANE', '12:00', 'STORY WITHDRAWN-Senator was not aboard', {
          note: '(Please disregard the story, the senator was not aboard)',
        }),
      );
      expect(kill).toMatchObject({ outcome: 'killed', article: update.article });
      expect(await at.sees(update)).toMatchObject({ readers: 'nothing', log: ['published', 'withdrawn (killed)'] });
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        deskState: 'held',
        alerts: ['desk: The story that took its place was killed: readers see neither.'],
      });
    },
  },
  {
    fact: 'a second unnumbered item under one keyword waits as probably a version, and rings',
    agency: { ...agency, trusted: false },
    async play(at) {
      const first = await at.sends(line('SENEGAL AID', '10:00', 'Senegal promised aid'));
      const second = await at.sends(line('SENEGAL AID', '10:20', 'Donors promise Senegal 1.8 billion'));
      expect(second).toMatchObject({ outcome: 'held', article: first.article });
      expect(await at.sees(first)).toMatchObject({
        readers: 'Senegal promised aid',
        versions: ['first: open', 'update: held'],
        alerts: ['desk: Probably an update: same slugline, same day.'],
      });
    },
  },
  {
    fact: 'where keywords are trusted, a second unnumbered item goes out beside the first, and rings',
    agency,
    async play(at) {
      const first = await at.sends(line('BRAZIL BANKS', '10:00', 'Bank workers strike in Brazil'));
      const second = await at.sends(line('BRAZIL BANKS', '12:00', 'Brazil caps bank fees'));
      expect(second.article).not.toBe(first.article);
      expect((await at.sees(first)).readers).toBe('Bank workers strike in Brazil');
      expect(await at.sees(second)).toMatchObject({
        readers: 'Brazil caps bank fees',
        alerts: ['desk: It may be a version of another story: same slugline, same day.'],
      });
    },
  },
  {
    fact: 'a correction finds its story, though CORRECTED stands before a slug that the header cuts short',
    agency,
    async play(at) {
      const first = await at.sends(
        header('BC-GOODFORM-<GF>-TO-SELL', '0105', ['GOODFORM <GF> TO SELL CELTON', 'Goodform will sell.']),
      );
      const fixed = await at.sends(
        header('BC-CORRECTED---GOODFOR', '0107', ['CORRECTED - GOODFORM <GF> TO SELL CELTON', 'Goodform may sell.']),
      );
      expect(fixed).toMatchObject({ outcome: 'revised', article: first.article });
      expect(await at.sees(first)).toMatchObject({
        body: '<p>Goodform may sell.</p>',
        versions: ['first: open', 'correction: open'],
        log: ['published', 'corrected'],
      });
    },
  },
  {
    fact: 'the copy for another desk, signed REUTER where the first was signed Reuter, is the same copy',
    agency,
    async play(at) {
      const copy = (number: string, priority: string, sign: string) =>
        header('BC-NORLAND-BOND', number, ['NORLAND BOND RAISED', 'The bond was raised.'], { priority, sign });
      const first = await at.sends(copy('1648', 'b', 'REUTER'));
      expect(await at.sends(copy('1701', 'd', 'Reuter'))).toMatchObject({
        outcome: 'duplicate',
        article: first.article,
      });
      expect(await at.sees(first)).toMatchObject({ versions: ['first: open'], log: ['published'] });
    },
  },
  {
    fact: 'a kill by USN takes back the story and its update',
    agency,
    async play(at) {
      const first = await at.sends(item('L8N1DDDD', 0, { headline: 'Mayor resigns', time: '1000' }));
      const order = await at.sends(
        item('L8N1DDDD', 1, { headline: 'Mayor resigns', time: '0959', status: 'canceled' }),
      );
      expect(order).toMatchObject({ outcome: 'killed', article: first.article });
      expect(await at.sees(first)).toMatchObject({ readers: 'nothing', log: ['published', 'withdrawn (killed)'] });
    },
  },
];
