import type { Agency, Scene } from './scene';
import { type Anpa, anpa, nitf } from './wires';

const agency: Agency = { provider: 'AP', language: 'en', trusted: true };

/** A story and its versions under one keyword. */
const under = (slug: string) => (version: string, own: Partial<Anpa> & Pick<Anpa, 'number' | 'time'>) =>
  anpa({
    keyword: `${slug}${version},300`,
    headline: `${slug.split('--')[1]} as of ${own.time}`,
    text: [`PORT ALBION, Maine (AP) _ So it stood at ${own.time} on Friday.`],
    ...own,
  });

const gate = under('BC-US--Tidal Gate');
const mill = under('BC-US--Paper Mill');
const seal = under('BC-US--Harbor Seal');
const bus = under('BC-US--School Bus');
const vote = under('BC-US--Town Vote');
const jury = under('PM-Jury Trial');
const plane = under('BC-US--Small Plane');
const storm = under('BC-US--Snow Storm');

export const ap: readonly Scene[] = [
  {
    fact: 'a trusted desk takes the first and second writethru under the same keyword in place of the story',
    agency,
    async play(at) {
      const first = await at.sends(gate('', { number: 'a0101', time: '1000' }));
      const second = await at.sends(gate(', 1st Ld-Writethru', { number: 'a0115', time: '1100' }));
      await at.sends(gate(', 2nd Ld-Writethr', { number: 'a0140', time: '1200' }));
      expect(second).toMatchObject({ outcome: 'revised', article: first.article });
      expect(await at.sees(first)).toMatchObject({
        readers: 'Tidal Gate as of 1200',
        body: '<p>So it stood at 1200 on Friday.</p>',
        versions: ['first: open', 'writethru 1: open', 'writethru 2: open'],
        log: ['published', 'updated', 'updated'],
      });
    },
  },
  {
    fact: 'a desk that does not trust keywords holds the writethru for an editor, and rings',
    agency: { ...agency, trusted: false },
    async play(at) {
      const first = await at.sends(mill('', { number: 'a0201', time: '1000' }));
      const lead = await at.sends(mill(', 1st Ld-Writethru', { number: 'a0202', time: '1100' }));
      const because = 'Probably an update: same slugline, same day.';
      expect(lead).toMatchObject({ outcome: 'held', why: because, article: first.article });
      expect(await at.sees(first)).toMatchObject({
        readers: 'Paper Mill as of 1000',
        deskState: 'published',
        versions: ['first: open', 'writethru 1: held'],
        alerts: [`desk: ${because}`],
        log: ['published'],
      });
    },
  },
  {
    fact: 'an unnumbered item under the keyword of a lead starts a new story',
    agency,
    async play(at) {
      const lead = await at.sends(under('BC-US--River Ice')(', 1st Ld-Writethru', { number: 'a0210', time: '1000' }));
      const other = await at.sends(under('BC-US--River Ice')('', { number: 'a0211', time: '1300' }));
      expect(other).toMatchObject({ outcome: 'created' });
      expect(other.article).not.toBe(lead.article);
    },
  },
  {
    fact: 'a story that moves once a category is one story, and both categories file it',
    agency,
    async play(at) {
      const first = await at.sends(seal('', { number: 'a0301', category: 'a', time: '1000' }));
      const copy = await at.sends(
        seal('', { number: 'w0302', category: 'i', time: '1001', text: sameText, headline: sameHead }),
      );
      expect(copy.article).not.toBe(first.article);
      const one = await at.sends(bus('', { number: 'a0303', category: 'a', time: '1000' }));
      const two = await at.sends(
        bus('', { number: 'w0304', category: 'i', time: '1001', ...asAt('School Bus', '1000') }),
      );
      const three = await at.sends(
        bus('', { number: 'f0305', category: 'f', time: '1002', ...asAt('School Bus', '1000') }),
      );
      expect([two.outcome, two.article, three.article]).toEqual(['revised', one.article, one.article]);
      const seen = await at.sees(one);
      expect(seen.article?.subjects).toEqual([
        { qcode: 'anpacat:a', name: 'Domestic general' },
        { qcode: 'anpacat:i', name: 'International' },
        { qcode: 'anpacat:f', name: 'Business' },
      ]);
      expect(seen).toMatchObject({
        readers: 'School Bus as of 1000',
        versions: ['first: open', 'first: kept', 'first: kept'],
        alerts: [],
        log: ['published', 'updated', 'updated'],
      });
    },
  },
  {
    fact: 'a lead keeps the categories of the copies that came before it, where it brings none but one of them',
    agency,
    async play(at) {
      const one = await at.sends(vote('', { number: 'a0311', category: 'a', time: '1000' }));
      await at.sends(vote('', { number: 'p0312', category: 'p', time: '1001', ...asAt('Town Vote', '1000') }));
      await at.sends(vote(', 1st Ld-Writethru', { number: 'a0313', category: 'a', time: '1100' }));
      const seen = await at.sees(one);
      expect(seen).toMatchObject({ readers: 'Town Vote as of 1100', log: ['published', 'updated', 'updated'] });
      expect(seen.article?.subjects?.map(({ qcode }) => qcode)).toEqual(['anpacat:a']);
      await at.sends(
        vote(', 1st Ld-Writethru', { number: 'p0314', category: 'p', time: '1101', ...asAt('Town Vote', '1100') }),
      );
      expect((await at.sees(one)).article?.subjects?.map(({ qcode }) => qcode)).toEqual(['anpacat:a', 'anpacat:p']);
    },
  },
  {
    fact: 'a corrective is told as a correction and does not move its story up',
    agency,
    async play(at) {
      const first = await at.sends(under('BC-US--Bank Rates')('', { number: 'a0401', time: '1000' }));
      const before = (await at.sees(first)).article;
      const fixed = await at.sends(
        under('BC-US--Bank Rates')(', Corrective', {
          number: 'a0402',
          priority: 'u',
          time: '1100',
          eds: 'CORRECTS rate to 3 percent, not 4, in 1st graf.',
        }),
      );
      expect(fixed).toMatchObject({ outcome: 'revised', article: first.article });
      const seen = await at.sees(first);
      expect(seen).toMatchObject({ readers: 'Bank Rates as of 1100', log: ['published', 'corrected'] });
      expect(seen.article?.lastPublished).toBe(before?.lastPublished);
    },
  },
  {
    fact: 'a mandatory kill under the keyword takes the story out, and the tombstone repeats nothing of it',
    agency,
    async play(at) {
      const first = await at.sends(plane('', { number: 'a0501', time: '1000' }));
      const kill = await at.sends(
        anpa({
          number: 'v0031',
          priority: 'b',
          category: 'v',
          keyword: 'BC-US--Small Plane, KILL,75',
          headline: 'KILL',
          eds: 'Members who used BC-US--Small Plane are asked to kill the story. The senator was not aboard.',
          text: ['A kill is mandatory.', 'The AP'],
          time: '1200',
        }),
      );
      expect(kill).toMatchObject({ outcome: 'killed', article: first.article });
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        deskState: 'killed',
        heldBecause: 'Killed by the agency.',
        versions: ['first: open', 'kill: open'],
        alerts: ['loud: Killed by the agency.'],
        log: ['published', 'withdrawn (killed)'],
      });
    },
  },
  {
    fact: 'a kill that names a reference number finds the story that moved under it',
    agency,
    async play(at) {
      const first = await at.sends(jury('', { number: 'a0512', time: '1000' }));
      const kill = await at.sends(
        anpa({
          number: 'v0032',
          priority: 'b',
          category: 'v',
          keyword: 'BC-Kill Advisory,40',
          headline: 'KILL',
          eds: 'Kill the story a0512. A kill is mandatory.',
          text: ['The AP'],
          time: '1210',
        }),
      );
      expect(kill.outcome).toBe('killed');
      expect(await at.sees(first)).toMatchObject({ readers: 'nothing', deskState: 'killed' });
    },
  },
  {
    fact: 'a NITF kill reaches the document that management-doc-idref names',
    agency: { provider: 'AP' },
    async play(at) {
      const first = await at.sends(
        nitf({ id: 'HW-4411', headline: 'Mayor buys yacht', text: ['The mayor bought a yacht.'], time: '1000' }),
      );
      const [notice, order] = await at.sendsAll(
        nitf({
          id: 'HW-4419',
          management: 'management-status="canceled" management-doc-idref="HW-4411" management-idref-status="canceled"',
          message: 'Mandatory kill of HW-4411, Mayor-Yacht.',
          headline: 'Kill of Mayor-Yacht',
          text: ['Kill the story headlined "Mayor buys yacht".'],
          time: '1015',
        }),
      );
      expect([notice?.outcome, order?.outcome]).toEqual(['killed', 'killed']);
      const seen = await at.sees(first);
      expect(seen).toMatchObject({ readers: 'nothing', deskState: 'killed', log: ['published', 'withdrawn (killed)'] });
      expect(seen.alerts).toContain('loud: Killed by the agency.');
    },
  },
  {
    fact: 'NITF versions whose documents have other ids are one story by their du-key',
    agency,
    async play(at) {
      const version = (number: number, time: string) =>
        nitf({
          id: `harbor${number}`,
          key: 'Harbor-Dredging',
          version: number,
          message: number > 1 ? 'Eds: Updates with quotes.' : undefined,
          headline: `Dredging, part ${number}`,
          text: [`It went on for ${number} hours.`],
          time,
        });
      const first = await at.sends(version(1, '1000'));
      expect(await at.sends(version(2, '1100'))).toMatchObject({ outcome: 'revised', article: first.article });
      expect(await at.sees(first)).toMatchObject({ readers: 'Dredging, part 2', log: ['published', 'updated'] });
    },
  },
  {
    fact: 'adds follow their lead in order, go with it, and a new lead has its own',
    agency,
    async play(at) {
      const add = (lead: string, number: number, ref: string, time: string) =>
        storm(`, ${lead}${number}${number === 1 ? 'st' : 'nd'} Add`, { number: ref, time, headline: undefined });
      const first = await at.sends(storm('', { number: 'a0601', time: '1000' }));
      await at.sends(add('', 1, 'a0602', '1010'));
      await at.sends(add('', 2, 'a0603', '1020'));
      expect((await at.sees(first)).body).toBe(at3('1000', '1010', '1020'));
      await at.sends(storm(', 1st Ld', { number: 'a0610', time: '1100' }));
      expect((await at.sees(first)).body).toBe(at3('1100'));
      await at.sends(add('', 1, 'a0611', '1110'));
      expect(await at.sees(first)).toMatchObject({
        readers: 'Snow Storm as of 1100',
        body: at3('1100', '1110'),
        log: ['published', 'updated', 'updated', 'updated', 'updated'],
      });
    },
  },
  {
    fact: 'an add before its story waits for it, and is there when it comes',
    agency,
    async play(at) {
      const fog = under('BC-US--Coast Fog');
      const add = await at.sends(fog(', 1st Add', { number: 'a0622', time: '1010', headline: undefined }));
      expect(add.outcome).toBe('held');
      expect(await at.sees(add)).toMatchObject({
        readers: 'nothing',
        deskState: 'held',
        heldBecause: 'It waits for the story that it belongs to.',
        alerts: ['desk: It waits for the story that it belongs to.'],
        log: [],
      });
      const story = await at.sends(fog('', { number: 'a0621', time: '1000' }));
      expect(story.article).toBe(add.article);
      expect(await at.sees(story)).toMatchObject({
        readers: 'Coast Fog as of 1000',
        body: at3('1000', '1010'),
        versions: ['add 1: open', 'first: open'],
        log: ['published'],
      });
    },
  },
  {
    fact: 'an add that names its lead goes to that one, and the second add stands behind the first',
    agency,
    async play(at) {
      const surf = under('BC-US--High Surf');
      const first = await at.sends(surf('', { number: 'a0631', time: '1000' }));
      await at.sends(surf(', 1st Ld', { number: 'a0632', time: '1100' }));
      await at.sends(surf(', 1st Ld-2nd Add', { number: 'a0634', time: '1115', headline: undefined }));
      await at.sends(surf(', 1st Ld-1st Add', { number: 'a0633', time: '1120', headline: undefined }));
      expect((await at.sees(first)).body).toBe(at3('1100', '1120', '1115'));
      await at.sends(surf(', 2nd Ld', { number: 'a0635', time: '1130' }));
      await at.sends(surf(', 1st Ld-3rd Add', { number: 'a0636', time: '1140', headline: undefined }));
      expect((await at.sees(first)).body).toBe(at3('1130'));
    },
  },
  {
    fact: 'a desk that does not trust keywords puts no add into a story by them',
    agency: { ...agency, trusted: false },
    async play(at) {
      const tide = under('BC-US--Spring Tide');
      const first = await at.sends(tide('', { number: 'a0641', time: '1000' }));
      const add = await at.sends(tide(', 1st Add', { number: 'a0642', time: '1010', headline: undefined }));
      expect(add).toMatchObject({ outcome: 'held', article: first.article });
      expect(await at.sees(first)).toMatchObject({ body: at3('1000'), log: ['published'] });
    },
  },
  {
    fact: 'an advisory goes to the desk and never out',
    agency,
    async play(at) {
      const advisory = await at.sends(
        anpa({
          number: 'v0700',
          category: 'v',
          keyword: 'BC-News Advisory, Advisory,90',
          headline: 'Advisory to editors',
          text: ['We will file a new lead on the storm by noon.'],
          time: '0900',
        }),
      );
      expect(await at.sees(advisory)).toMatchObject({
        readers: 'nothing',
        deskState: 'held',
        heldBecause: 'It is a message to editors.',
        alerts: ['desk: It is a message to editors.'],
        log: [],
      });
    },
  },
  {
    fact: 'UPI moves only a new top: the pickup waits for an editor to put it in',
    agency: { provider: 'UPI', trusted: true },
    async play(at) {
      const upi = (keyword: string, number: string, time: string) =>
        anpa({
          ...{ keyword, number, time },
          trailer: `upi 11-20-26 ${time} ges`,
          headline: `Kenya vote at ${time}`,
          text: [`NAIROBI, Kenya (UPI) -- So it stood at ${time}.`],
        });
      const first = await at.sends(upi('BC-kenya-election', 'a0211', '0700'));
      const top = await at.sends(upi('BC-kenya-election 2ndld-pickup3rdgraf', 'a0213', '0747'));
      expect(top).toMatchObject({ outcome: 'held', article: first.article });
      expect(await at.sees(first)).toMatchObject({
        readers: 'Kenya vote at 0700',
        versions: ['first: open', 'lead 2: held'],
        alerts: ['desk: It is a part of a story, to be put in by hand.'],
        log: ['published'],
      });
    },
  },
];

const at3 = (...times: readonly string[]) => times.map((time) => `<p>So it stood at ${time} on Friday.</p>`).join('');
const asAt = (slug: string, time: string) => ({
  headline: `${slug} as of ${time}`,
  text: [`PORT ALBION, Maine (AP) _ So it stood at ${time} on Friday.`],
});
const sameHead = 'Seal swims home';
const sameText = ['PORT ALBION, Maine (AP) _ A seal swam home.'];
