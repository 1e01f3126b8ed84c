import type { Agency, Scene } from './scene';
import { g2, type Iptc, iptc7901 } from './wires';

const agency: Agency = { provider: 'dpa', language: 'en', trusted: true };

const item = (number: string, own: Omit<Iptc, 'number' | 'own'>) =>
  iptc7901({ number: `eca${number}`, own: `dpa ${number}`, ...own });

const story = (number: string, keyword: string, headline: string, time: string) =>
  item(number, { keyword, time, lines: [`${headline} =`, '', `Oslo (dpa) - So it stood at ${time}.`] });

const order = (number: string, keyword: string, words: 'HOLD' | 'KILL', text: string, time: string) =>
  item(number, {
    ...{ keyword, time, priority: 2 },
    lines: [`${words} ${words} ${words} ''''' \x07\x07\x07\x07\x07=`, '', text],
  });

export const dpa: readonly Scene[] = [
  {
    fact: 'HOLD by number takes the item back for now, and rings',
    agency,
    async play(at) {
      const first = await at.sends(story('131', 'Norland/fares/', 'Ferry fares in Norland to rise', '1100'));
      await at.sends(
        order('140', 'Norland/fares/', 'HOLD', 'Please hold item dpa 131 "Ferry fares". A new lead follows.', '1131'),
      );
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        deskState: 'held',
        heldBecause: 'Withheld by the agency.',
        versions: ['first: open', 'withhold: open'],
        alerts: ['desk: Withheld by the agency.'],
        log: ['published', 'withdrawn (held)'],
      });
    },
  },
  {
    fact: 'KILL by number ends the item for good: the new lead that follows goes to the desk',
    agency,
    async play(at) {
      const first = await at.sends(story('157', 'Norland/dam/', 'Dam bursts in Norland', '1200'));
      await at.sends(
        order('160', 'Norland/dam/', 'KILL', 'Please kill item dpa 157 "Dam bursts in Norland". Wrong dam.', '1210'),
      );
      const lead = await at.sends(story('165', 'Norland/dam/', '1ST LEAD: Dam holds in Norland', '1230'));
      expect(lead).toMatchObject({ outcome: 'held', why: 'The story was killed.', article: first.article });
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        deskState: 'killed',
        versions: ['first: open', 'kill: open', 'lead 1: held'],
        alerts: ['loud: Killed by the agency.', 'loud: The story was killed.'],
        log: ['published', 'withdrawn (killed)'],
      });
    },
  },
  {
    fact: 'one KILL that names two items ends both',
    agency,
    async play(at) {
      const one = await at.sends(story('201', 'Norland/bank/', 'Bank closes', '1300'));
      const two = await at.sends(story('205', 'Norland/banks/', 'Second bank closes', '1310'));
      await at.sends(order('210', 'Norland/bank/', 'KILL', 'Please kill items dpa 201 and dpa 205.', '1320'));
      expect((await at.sees(one)).deskState).toBe('killed');
      expect((await at.sees(two)).deskState).toBe('killed');
    },
  },
  {
    fact: 'a KILL of an item that has not come waits for it, rings, and meets it when it comes',
    agency,
    async play(at) {
      const kill = await at.sends(
        order('310', 'Norland/heir/', 'KILL', 'Please kill item dpa 305 "Heir born".', '1400'),
      );
      expect(await at.sees(kill)).toMatchObject({
        readers: 'nothing',
        deskState: 'killed',
        alerts: ['loud: It kills a story that has not come yet.'],
        log: [],
      });
      const late = await at.sends(story('305', 'Norland/heir/', 'Heir born in Norland', '1350'));
      expect(late).toMatchObject({ outcome: 'held', why: 'The story was killed.', article: kill.article });
      expect(await at.sees(late)).toMatchObject({ readers: 'nothing', deskState: 'killed', log: [] });
    },
  },
  {
    fact: 'a KILL of something unseen waits for 48 hours and no longer',
    agency,
    async play(at) {
      const before = Date.now();
      const kill = await at.sends(
        order('320', 'Norland/oil/', 'KILL', 'Please kill item dpa 315 "Oil found".', '1500'),
      );
      const [due] = await at.desk.app.strapi.db.connection('otw_due').where({ document_id: kill.article }).select();
      const hours = (Number(due?.at) - before) / 3_600_000;
      expect([Math.round(hours * 100) / 100]).toEqual([48]);
      await at.timePasses(kill);
      const late = await at.sends(story('315', 'Norland/oil/', 'Oil found in Norland', '1455'));
      expect(late.article).not.toBe(kill.article);
      expect((await at.sees(late)).readers).toBe('Oil found in Norland');
    },
  },
  {
    fact: 'the same number tomorrow is another item: a KILL of yesterday leaves it alone',
    agency,
    async play(at) {
      await at.sends(order('410', 'Norland/vote/', 'KILL', 'Please kill item dpa 405 "Vote".', '1600'));
      const tomorrow = story('405', 'Tarn/vote/', 'Vote in Tarn', '0900').replace('\x0320', '\x0323');
      expect((await at.sees(await at.sends(tomorrow))).readers).toBe('Vote in Tarn');
    },
  },
  {
    fact: 'a Berichtigung under the same keyword corrects the story that readers see',
    agency: { ...agency, language: 'de', timeZone: 'Europe/Berlin' },
    async play(at) {
      const meldung = (number: string, time: string, lines: readonly string[]) =>
        iptc7901({
          number: `bdt${number}`,
          own: `dpa ${number}`,
          category: 'wi',
          keyword: 'Autoindustrie/Zahlen/',
          time,
          lines,
        });
      const first = await at.sends(
        meldung('0510', '0905', ['Bremtek senkt Prognose =', '', 'Stuttgart (dpa) - Umsatz: 4,7 Milliarden.']),
      );
      const fixed = await at.sends(
        meldung('0613', '1005', [
          ...['(Berichtigung: Umsatz im 2. Absatz)', 'Zulieferer Bremtek senkt Prognose =', ''],
          'Stuttgart (dpa) - Umsatz: 4,5 Milliarden.',
        ]),
      );
      expect(fixed).toMatchObject({ outcome: 'revised', article: first.article });
      expect(await at.sees(first)).toMatchObject({
        readers: 'Zulieferer Bremtek senkt Prognose',
        versions: ['first: open', 'correction: open'],
        log: ['published', 'corrected'],
      });
    },
  },
  {
    fact: 'ACHTUNG, a KILL in German, takes back the Meldung that it numbers',
    agency: { ...agency, language: 'de', timeZone: 'Europe/Berlin' },
    async play(at) {
      const meldung = (number: string, time: string, lines: readonly string[]) =>
        iptc7901({
          number: `bdt${number}`,
          own: `dpa ${number}`,
          category: 'pl',
          keyword: 'Regierung/Umfrage/',
          time,
          lines,
        });
      const first = await at.sends(
        meldung('0701', '0905', ['Umfrage: Regierung legt zu =', '', 'Berlin (dpa) - Sie legt zu.']),
      );
      await at.sends(
        meldung('0709', '0925', [
          ...['ACHTUNG =', ''],
          'Bitte streichen Sie die Meldung dpa 0701 "Umfrage: Regierung legt zu". Die Zahlen sind falsch.',
        ]),
      );
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        deskState: 'killed',
        log: ['published', 'withdrawn (killed)'],
      });
    },
  },
  {
    fact: 'a kill with a lower version number than the live one is a kill all the same',
    agency,
    async play(at) {
      const version = (number: number, time: string, status?: string) =>
        g2({
          ...{ guid: 'urn:newsml:dpa.com:20090101:261120-930-400001', version: number, agency: 'dpa', time, status },
          headline: `Boats wait, ${number}`,
          text: ['Husum (dpa) - Boats wait.'],
        });
      const first = await at.sends(version(3, '1000'));
      await at.sends(version(4, '1100'));
      expect(await at.sends(version(2, '0900', 'canceled'))).toMatchObject({
        outcome: 'killed',
        article: first.article,
      });
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        deskState: 'killed',
        versions: ['first: open', 'update: open', 'kill: open'],
        log: ['published', 'updated', 'withdrawn (killed)'],
      });
      expect(await at.sends(version(9, '1900'))).toMatchObject({ outcome: 'held', why: 'The story was killed.' });
      expect((await at.sees(first)).readers).toBe('nothing');
    },
  },
];
