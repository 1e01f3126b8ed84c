import { readFileSync } from 'node:fs';
import { seedPage } from '../desk';
import type { Agency, Scene } from './scene';
import { type G2, g2, plain } from './wires';

const agency: Agency = { provider: 'Xinhua', language: 'en' };

const story = (guid: string, version: number, own: Partial<G2> & Pick<G2, 'headline' | 'time'>) =>
  g2({
    guid: `urn:newsml:xinhuanet.com:20261120:${guid}`,
    version,
    agency: 'Xinhua',
    text: [`GUIYANG, Nov. 20 (Xinhua) -- Version ${version} of the story was filed on Friday.  Enditem`],
    ...own,
  });

export const xinhua: readonly Scene[] = [
  {
    fact: 'a China Focus and its two leads are one article under one address, whatever their headlines are',
    agency,
    async play(at) {
      const first = await at.sends(
        story('c_1', 1, { headline: 'China Focus: Rail line opens in Guizhou', time: '0200' }),
      );
      const second = await at.sends(
        story('c_1', 2, { headline: '1st LD-Writethru-China Focus: First train leaves Guiyang', time: '0300' }),
      );
      await at.sends(
        story('c_1', 3, { headline: '2nd Ld Writethru-China Focus: Half a day saved by rail', time: '0400' }),
      );
      expect(second.slug).toBe(first.slug);
      expect(await at.sees(first)).toMatchObject({
        readers: 'China Focus: Half a day saved by rail',
        body: '<p>Version 3 of the story was filed on Friday.</p>',
        deskState: 'published',
        versions: ['first: open', 'writethru 1: open', 'writethru 2: open'],
        alerts: [],
        log: ['published', 'updated', 'updated'],
      });
    },
  },
  {
    fact: 'the headline that a lead changes is changed for readers, and both stay on record',
    agency,
    async play(at) {
      const first = await at.sends(story('c_2', 1, { headline: '1st LD: Park blast hurts two', time: '0500' }));
      await at.sends(
        story('c_2', 2, { headline: '2nd Ld Writethru: Park blast kills three, hurts seven', time: '0530' }),
      );
      const seen = await at.sees(first);
      expect(seen).toMatchObject({ readers: 'Park blast kills three, hurts seven', log: ['published', 'updated'] });
      expect(seen.article).toMatchObject({ leadNumber: 2, versionKind: 'writethru' });
      const rows = await at.desk.app.strapi.db.connection('otw_article_versions').where({ article: first.article });
      expect(rows.map((row: { headline: string }) => row.headline)).toEqual([
        'Park blast hurts two',
        'Park blast kills three, hurts seven',
      ]);
    },
  },
  {
    fact: 'a first lead that comes after the second stays behind it',
    agency,
    async play(at) {
      const first = await at.sends(story('c_3', 3, { headline: '2nd LD-Writethru: Bridge reopens', time: '0700' }));
      const late = await at.sends(story('c_3', 2, { headline: '1st LD-Writethru: Bridge to reopen', time: '0600' }));
      expect(late).toMatchObject({ outcome: 'stale', slug: first.slug });
      expect(await at.sees(first)).toMatchObject({
        readers: 'Bridge reopens',
        versions: ['writethru 2: open', 'writethru 1: open'],
        log: ['published'],
      });
    },
  },
  {
    fact: 'an urgent line that grows into a story loses its urgency and keeps its address',
    agency,
    async play(at) {
      const urgent = await at.sends(
        story('c_4', 1, { headline: 'Urgent: Quake of 6.1 jolts Qinghai', time: '0801', text: [] }),
      );
      await at.sends(story('c_4', 2, { headline: '1st LD: Quake of 6.1 jolts Qinghai, no damage seen', time: '0830' }));
      expect(await at.sees(urgent)).toMatchObject({
        readers: 'Quake of 6.1 jolts Qinghai, no damage seen',
        versions: ['first: open', 'lead 1: open'],
      });
    },
  },
  {
    fact: 'the Chinese text under the same slugline is a story of its own, never a version of the English one',
    agency: { ...agency, trusted: true },
    async play(at) {
      const english = await at.sends(
        story('c_5', 1, { headline: 'Envoys meet in Beijing', slugline: 'envoys-talks', time: '0900' }),
      );
      const chinese = await at.sends(
        story('c_5_zh', 1, {
          headline: '2nd LD: 使节在京会晤',
          slugline: 'envoys-talks',
          language: 'zh',
          time: '0930',
        }),
      );
      expect(chinese.article).not.toBe(english.article);
      expect([(await at.sees(english)).readers, (await at.sees(chinese)).readers]).toEqual([
        'Envoys meet in Beijing',
        '使节在京会晤',
      ]);
    },
  },
  {
    fact: 'leads that a portal prints without any id are never joined by their headlines',
    agency: { ...agency, trusted: true },
    async play(at) {
      const dateline = 'NANNING, Nov. 20 (Xinhua) --';
      const first = await at.sends(
        plain('Sugar harvest begins in Guangxi', '', `${dateline} The harvest of sugar cane began on Friday.  Enditem`),
      );
      const lead = await at.sends(
        plain('2nd LD: Sugar harvest begins in Guangxi', '', `${dateline} Cutters went to work on Friday.  Enditem`),
      );
      expect(lead.article).not.toBe(first.article);
      expect(await at.sees(first)).toMatchObject({
        readers: 'Sugar harvest begins in Guangxi',
        versions: ['first: open'],
      });
    },
  },
  {
    fact: 'copy that Xinhua and a portal both carry is one story, whichever line brings it',
    agency,
    async play(at) {
      const backup = await at.opens(`${at.source}-portal`, { ...agency, provider: 'Xinhua' });
      const first = await at.sends(story('c_6', 1, { headline: 'Ice festival opens', time: '1000' }));
      const again = await at.sends(story('c_6', 1, { headline: 'Ice festival opens', time: '1000' }), backup);
      expect(again).toMatchObject({ outcome: 'duplicate', article: first.article });
      const next = await at.sends(
        story('c_6', 2, { headline: '1st LD: Ice festival draws 90,000', time: '1100' }),
        backup,
      );
      expect(next).toMatchObject({ outcome: 'revised', article: first.article });
      expect(await at.sees(first)).toMatchObject({
        readers: 'Ice festival draws 90,000',
        versions: ['first: open', 'lead 1: open'],
        log: ['published', 'updated'],
      });
    },
  },
];

/** The page that the project began with: it lies outside the project, and is read where it is at hand. */
export const seed: readonly Scene[] = [
  {
    fact: "the seed's own page: its article without a lead, and the second lead-writethru in its ticker",
    agency: { provider: 'Xinhua', language: 'en' },
    async play(at) {
      const story = await at.sends(readFileSync(seedPage));
      expect(await at.sees(story)).toMatchObject({ deskState: 'published', versions: ['first: open'], alerts: [] });
      const { data } = await at.desk.read<{ data: { rows: readonly object[] } }>('tickers/off-the-wire');
      expect(data.rows[6]).toMatchObject({ kicker: 'China Focus', versionKind: 'writethru', leadNumber: 2 });
      expect(await at.sends(Buffer.concat([readFileSync(seedPage), Buffer.from('\n')]))).toMatchObject({
        outcome: 'duplicate',
        article: story.article,
      });
    },
  },
];
