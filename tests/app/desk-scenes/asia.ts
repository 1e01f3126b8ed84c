import type { Scene } from './scene';
import { iptc7901, plain } from './wires';

export const asia: readonly Scene[] = [
  {
    fact: "Kyodo's leads under one keyword are one story on a desk that trusts them",
    agency: { provider: 'Kyodo', language: 'en', trusted: true },
    async play(at) {
      const kyodo = (number: string, headline: string, time: string) =>
        iptc7901({
          ...{ number, category: 'F', own: 'Kyodo', keyword: 'Albion-ferries', time },
          lines: [headline, '', `    PORT ALBION, Nov. 20 Kyodo - So it stood at ${time}.`, '', '==Kyodo'],
        });
      const first = await at.sends(kyodo('KYO017', 'Ferry crews vote', '0615'));
      await at.sends(kyodo('KYO023', '1ST LD: Ferry crews vote to end strike', '0700'));
      await at.sends(kyodo('KYO031', '2ND LD: Ferries sail from Port Albion', '0745'));
      expect(await at.sees(first)).toMatchObject({
        readers: 'Ferries sail from Port Albion',
        versions: ['first: open', 'lead 1: open', 'lead 2: open'],
        log: ['published', 'updated', 'updated'],
      });
    },
  },
  {
    fact: "PTI's lead stands inside the slug, and its number in the service is no part of the story's name",
    agency: { provider: 'PTI', language: 'en', trusted: true },
    async play(at) {
      const pti = (slug: string, headline: string) =>
        plain(
          slug,
          headline,
          '',
          `New Delhi, Nov 20 (PTI) ${headline}, officials said.`,
          '   PTI SKR ASK',
          'RT',
          '11201742',
        );
      const first = await at.sends(pti('DEL38 PAR-FISHERIES', 'Fisheries bill in Lok Sabha'));
      const lead = await at.sends(pti('DEL41 PAR-LD FISHERIES', 'Lok Sabha takes up fisheries bill'));
      await at.sends(pti('DEL45 PAR-2NDLD FISHERIES', 'Lok Sabha passes fisheries bill'));
      expect(lead.article).toBe(first.article);
      expect(await at.sees(first)).toMatchObject({
        readers: 'Lok Sabha passes fisheries bill',
        versions: ['first: open', 'lead 1: open', 'lead 2: open'],
      });
    },
  },
  {
    fact: 'IANS writes (Lead) behind a headline and gives no keyword: each lead waits as a story of its own',
    agency: { provider: 'IANS', language: 'en', trusted: true },
    async play(at) {
      const ians = (headline: string, text: string) =>
        plain(
          headline,
          '',
          `Port Albion, Nov 20 (IANS) ${text}`,
          '',
          '--IANS',
          'rm/pl',
          '(250 Words)',
          '2026-11-20-17:42:04 (IANS)',
        );
      const first = await at.sends(ians('Island ferry crews end strike', 'Crews went back to work.'));
      const lead = await at.sends(ians('Island ferry crews end strike (Lead)', 'Crews went back to work on Friday.'));
      expect(lead.article).not.toBe(first.article);
      expect((await at.sees(lead)).article).toMatchObject({ headline: 'Island ferry crews end strike', leadNumber: 1 });
    },
  },
  {
    fact: 'Yonhap moves (URGENT), (LEAD) and (2nd LD) of one story under one id: readers have one address',
    agency: { provider: 'Yonhap', language: 'en' },
    async play(at) {
      const yonhap = (version: number, headline: string, time: string) => ({
        ...{
          uri: 'https://en.yna.example/AEN20261120',
          type: 'text',
          version: String(version),
          language: 'en',
          headline,
        },
        versioncreated: `2026-11-20T${time}:00Z`,
        body_html: `<p>SEOUL, Nov. 20 (Yonhap) -- So it stood at ${time}.</p><p>(END)</p>`,
      });
      const urgent = await at.sends(yonhap(1, '(URGENT) Tremor felt in Busan', '10:00'));
      await at.sends(yonhap(2, '(LEAD) Tremor of 4.1 felt in Busan', '10:10'));
      await at.sends(yonhap(3, '(2nd LD) Tremor of 4.1 shakes Busan, no one hurt', '10:42'));
      expect(await at.sees(urgent)).toMatchObject({
        readers: 'Tremor of 4.1 shakes Busan, no one hurt',
        body: '<p>So it stood at 10:42.</p>',
        versions: ['first: open', 'lead 1: open', 'lead 2: open'],
        log: ['published', 'updated', 'updated'],
      });
    },
  },
  {
    fact: "TASS's urgent line and the story that follows have no common id: both stand, and neither is lost",
    agency: { provider: 'TASS', language: 'en', timeZone: 'Europe/Moscow', trusted: true },
    async play(at) {
      const urgent = await at.sends(
        plain(
          '20.11.2026 15:42:11(MSK)',
          'URGENT',
          'FERRY CREWS VOTE TO END STRIKE - UNION',
          '',
          'PORT ALBION, November 20. /TASS/. Crews voted.',
          '-0-',
        ),
      );
      const story = await at.sends(
        plain(
          '20.11.2026 15:58:40(MSK)',
          'FERRY CREWS BACK AT WORK',
          '',
          'PORT ALBION, November 20. /TASS/. Crews are back at work, their union told TASS on Friday.',
          '',
          'The first boat sailed at noon.',
          '-0-',
        ),
      );
      expect(story.article).not.toBe(urgent.article);
      expect([(await at.sees(urgent)).deskState, (await at.sees(story)).deskState]).toEqual(['published', 'published']);
    },
  },
  {
    fact: 'the same event by two agencies under the same keyword stays two stories',
    agency: { provider: 'Kyodo', language: 'en', trusted: true },
    async play(at) {
      const jiji = await at.opens(`${at.source}-jiji`, { provider: 'Jiji', language: 'en', trusted: true });
      const copy = (number: string, headline: string) =>
        iptc7901({
          number,
          category: 'F',
          keyword: 'Quake-island',
          time: '0800',
          lines: [headline, '', '    Ground shook.'],
        });
      const kyodo = await at.sends(copy('KYO051', '1ST LD: Quake shakes island'));
      const other = await at.sends(copy('JIJ051', '1ST LD: Quake shakes island'), jiji);
      expect(other.article).not.toBe(kyodo.article);
      expect([(await at.sees(kyodo)).versions, (await at.sees(other)).versions]).toEqual([
        ['lead 1: open'],
        ['lead 1: open'],
      ]);
    },
  },
];
