import type { Agency, Scene } from './scene';
import { g2, newsMl1, plain } from './wires';

const agency: Agency = { provider: 'AFP', language: 'en', trusted: true };

const dispatch = (keywords: string, headline: string, text: string) =>
  plain(
    keywords,
    headline,
    'by Odile Tremblay',
    '',
    `   PORT ALBION, Nov 20, 2026 (AFP) - ${text}`,
    '',
    '   odt/pl/rok',
  );

const item = (
  id: string,
  time: string,
  headline: string,
  own: { derivedFrom?: string; revision?: number; urgency?: number } = {},
) =>
  newsMl1({
    ...{ id, revision: 1, provider: 'afp.com', agency: 'AFP', time, headline, slugline: 'Norland-strike' },
    text: [`PORT ALBION, Nov 20, 2026 (AFP) - So it stood at ${time}.`],
    ...own,
  });

const urn = (id: string) => `urn:newsml:afp.com:20261120:${id}:1`;

export const afp: readonly Scene[] = [
  {
    fact: 'an urgent, its lead and its second lead under the same keywords are one article',
    agency,
    async play(at) {
      const keywords = 'Albion-port-strike-transport';
      const urgent = await at.sends(
        dispatch(`${keywords},urgent`, 'Albion ferry crews end strike', 'Crews ended a strike.'),
      );
      await at.sends(
        dispatch(`${keywords},lead`, 'Ferry crews end nine-hour strike', 'Crews ended a strike of nine hours.'),
      );
      await at.sends(dispatch(`${keywords},2ndlead`, 'Albion ferries sail again', 'Ferries sailed at noon.'));
      expect(await at.sees(urgent)).toMatchObject({
        readers: 'Albion ferries sail again',
        body: '<p>Ferries sailed at noon.</p>',
        versions: ['first: open', 'lead 1: open', 'lead 2: open'],
        log: ['published', 'updated', 'updated'],
      });
    },
  },
  {
    fact: 'a lead with an id of its own follows DerivedFrom to the urgent that it grew out of',
    agency: { ...agency, trusted: false },
    async play(at) {
      const urgent = await at.sends(item('TX-PAR-QAA30', '1000', '(URGENT) Ferry crews end strike', { urgency: 2 }));
      const lead = await at.sends(
        item('TX-PAR-QAA41', '1010', '(LEAD) Ferry crews end nine-hour strike', { derivedFrom: urn('TX-PAR-QAA30') }),
      );
      const second = await at.sends(
        item('TX-PAR-QAA52', '1030', '(2ND LEAD) Ferries sail again', { derivedFrom: urn('TX-PAR-QAA41') }),
      );
      expect([lead.article, second.article]).toEqual([urgent.article, urgent.article]);
      expect(await at.sees(urgent)).toMatchObject({
        readers: 'Ferries sail again',
        versions: ['first: open', 'lead 1: open', 'lead 2: open'],
      });
    },
  },
  {
    fact: 'a second lead that comes before the first is not overtaken by it',
    agency,
    async play(at) {
      const urgent = await at.sends(item('TX-PAR-QBA30', '1000', '(URGENT) Vote ends', { urgency: 2 }));
      await at.sends(
        item('TX-PAR-QBA52', '1030', '(2ND LEAD) Vote ends in a draw', { derivedFrom: urn('TX-PAR-QBA30') }),
      );
      await at.sends(
        item('TX-PAR-QBA41', '1010', '(LEAD) Vote ends, count begins', { derivedFrom: urn('TX-PAR-QBA30') }),
      );
      expect(await at.sees(urgent)).toMatchObject({ readers: 'Vote ends in a draw', log: ['published', 'updated'] });
    },
  },
  {
    fact: 'a revision that corrects is told as a correction, and an older revision does not undo it',
    agency,
    async play(at) {
      const version = (number: number, time: string, headline: string, signal?: string) =>
        g2({
          ...{
            guid: 'http://doc.afp.com/8XX1',
            version: number,
            agency: 'AFP',
            time,
            headline,
            signal,
            language: 'fr',
          },
          text: ['BREST (AFP) - Le port est fermé.'],
        });
      const first = await at.sends(version(1, '1000', 'La tempête ferme le port'));
      await at.sends(version(3, '1200', 'La tempête ferme deux ports', 'sig:correction'));
      expect(await at.sends(version(2, '1100', 'La tempête ferme trois ports'))).toMatchObject({ outcome: 'stale' });
      expect(await at.sees(first)).toMatchObject({
        readers: 'La tempête ferme deux ports',
        log: ['published', 'corrected'],
      });
    },
  },
  {
    fact: 'the English text that was translated from the French one stands beside it, and says so',
    agency,
    async play(at) {
      const text = (guid: string, language: string, headline: string, ref?: string) =>
        g2({
          ...{ guid, version: 1, agency: 'AFP', time: '1000', headline, language, slugline: 'glacier-lac' },
          text: ['x'],
          links: ref ? [['irel:translatedFrom', ref]] : [],
        });
      const french = await at.sends(text('http://doc.afp.com/9FR', 'fr', 'Un glacier se vide'));
      const english = await at.sends(
        text('http://doc.afp.com/9EN', 'en', 'Glacier lake drains', 'http://doc.afp.com/9FR'),
      );
      expect(english.article).not.toBe(french.article);
      expect((await at.sees(french)).readers).toBe('Un glacier se vide');
      expect((await at.sees(english)).article?.links).toEqual([
        { rel: 'translationOf', ref: 'http://doc.afp.com/9FR' },
      ]);
    },
  },
];
