import { ninjs } from '../desk';
import { rowsOf } from '../tables';
import type { Agency, Scene } from './scene';
import { type G2, g2 } from './wires';

const agency: Agency = { provider: 'HNA', language: 'en' };

type Own = Readonly<Record<string, unknown>>;

/** A story of an agency whose versions count up, an hour apart. */
const story =
  (uri: string) =>
  (version: number, own: Own = {}) =>
    ninjs(uri, {
      version: String(version),
      versioncreated: `2026-11-20T${String(8 + version).padStart(2, '0')}:00:00Z`,
      headline: `${uri}, version ${version}`,
      body_html: `<p>Text ${version} of ${uri}.</p>`,
      ...own,
    });

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const expected = (...versions: readonly string[]) => versions;

/** What an editor does, and what happens between two leads. */
export const edits: readonly Scene[] = [
  {
    fact: "a lead that touches an editor's headline is held, and readers keep the editor's words",
    agency,
    async play(at) {
      const copy = story('ferry-edit');
      const first = await at.sends(copy(1));
      await at.publishes(first, { headline: 'Ferries stand still' });
      const lead = await at.sends(copy(2));
      expect(lead).toMatchObject({ outcome: 'held', why: 'It touches what a person wrote.', article: first.article });
      expect(await at.sees(first)).toMatchObject({
        readers: 'Ferries stand still',
        body: '<p>Text 1 of ferry-edit.</p>',
        deskState: 'published',
        versions: expected('first: open', 'edit: open', 'update: open'),
        alerts: ['desk: It touches what a person wrote.'],
        log: ['published', 'updated'],
      });
    },
  },
  {
    fact: "a lead that leaves the edited headline alone brings its text, under the editor's headline",
    agency,
    async play(at) {
      const copy = story('dredger');
      const first = await at.sends(copy(1, { headline: 'Dredger sinks' }));
      await at.publishes(first, { headline: 'Dredger goes down' });
      await at.sends(copy(2, { headline: 'Dredger sinks' }));
      expect(await at.sees(first)).toMatchObject({
        readers: 'Dredger goes down',
        body: '<p>Text 2 of dredger.</p>',
        alerts: [],
        log: ['published', 'updated', 'updated'],
      });
    },
  },
  {
    fact: 'keywords that an editor added and keywords that the agency added stand side by side',
    agency,
    async play(at) {
      const copy = story('market');
      const first = await at.sends(copy(1, { headline: 'Market', keywords: ['trade', 'coast'] }));
      await at.publishes(first, { keywords: ['trade', 'coast', 'local'] });
      await at.sends(copy(2, { headline: 'Market', keywords: ['trade', 'coast', 'prices'] }));
      const { article, alerts } = await at.sees(first);
      expect([article?.keywords, alerts]).toEqual([['trade', 'coast', 'local', 'prices'], []]);
    },
  },
  {
    fact: 'a subject that an editor took off stays off, and one that the agency adds comes in, each once',
    agency,
    async play(at) {
      const copy = story('reef');
      const [sea, law, art] = ['sea', 'law', 'art'].map((name) => ({ code: `medtop:${name}`, name }));
      const first = await at.sends(copy(1, { headline: 'Reef', subject: [sea, law] }));
      const subjects = (await at.sees(first)).article?.subjects ?? [];
      await at.publishes(first, { subjects: subjects.slice(0, 1) });
      await at.sends(copy(2, { headline: 'Reef', subject: [sea, law, art] }));
      const { article, alerts } = await at.sees(first);
      expect([article?.subjects?.map(({ name }) => name), alerts]).toEqual([['sea', 'art'], []]);
    },
  },
  {
    fact: 'what an editor has saved and not published is not for readers, and a lead does not publish it',
    agency,
    async play(at) {
      const copy = story('mill');
      const first = await at.sends(copy(1, { headline: 'Mill closes' }));
      await at.saves(first, { headline: 'Mill to close in spring' });
      await at.sends(copy(2, { headline: 'Mill closes' }));
      expect(await at.sees(first)).toMatchObject({
        readers: 'Mill closes',
        draft: 'Mill to close in spring',
        body: '<p>Text 2 of mill.</p>',
        versions: expected('first: open', 'edit: waiting', 'update: open'),
      });
    },
  },
  {
    fact: 'a correction of what an editor rewrote is the loudest alert, and readers keep the old words until somebody acts',
    agency,
    async play(at) {
      const copy = story('toll');
      const first = await at.sends(copy(1, { headline: 'Toll is 4' }));
      await at.publishes(first, { headline: 'Crossing costs 4 crowns' });
      const fixed = await at.sends(copy(2, { headline: 'Toll is 3', signal: [{ code: 'sig:correction' }] }));
      expect(fixed).toMatchObject({ outcome: 'held', why: 'It corrects what a person wrote.' });
      expect(await at.sees(first)).toMatchObject({
        readers: 'Crossing costs 4 crowns',
        alerts: ['loud: It corrects what a person wrote.'],
        log: ['published', 'updated'],
      });
    },
  },
  {
    fact: 'a kill of edited copy takes it out and rings loudest',
    agency,
    async play(at) {
      const copy = story('yacht');
      const first = await at.sends(copy(1));
      await at.publishes(first, { headline: 'Mayor has a boat' });
      await at.sends(copy(2, { pubstatus: 'canceled' }));
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        deskState: 'killed',
        alerts: ['loud: Killed by the agency.'],
        log: ['published', 'updated', 'withdrawn (killed)'],
      });
    },
  },
  {
    fact: 'a withhold of edited copy takes it out and rings loudest',
    agency,
    async play(at) {
      const copy = story('heiress');
      const first = await at.sends(copy(1));
      await at.publishes(first, { headline: 'Heiress is said to be missing' });
      await at.sends(copy(2, { pubstatus: 'withheld' }));
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        deskState: 'held',
        heldBecause: 'Withheld by the agency.',
        alerts: ['loud: Withheld by the agency.'],
      });
    },
  },
  {
    fact: 'a story that an editor took out stays out when its next lead comes',
    agency,
    async play(at) {
      const copy = story('quarry');
      const first = await at.sends(copy(1));
      await at.takesOut(first);
      await at.sends(copy(2));
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        draft: 'quarry, version 2',
        versions: expected('first: held', 'update: waiting'),
        log: ['published', 'withdrawn (held)'],
      });
    },
  },
  {
    fact: 'a waiting story that an editor publishes goes on by itself from then on',
    agency: { ...agency, autoPublish: false },
    async play(at) {
      const copy = story('orchard');
      const first = await at.sends(copy(1));
      expect(await at.sees(first)).toMatchObject({ readers: 'nothing', deskState: 'incoming', log: [] });
      await at.publishes(first);
      await at.sends(copy(2));
      expect(await at.sees(first)).toMatchObject({ readers: 'orchard, version 2', log: ['published', 'updated'] });
    },
  },
];

/** Hours, and the words that open and shut. */
export const hours: readonly Scene[] = [
  {
    fact: 'an embargoed third version neither pulls nor leaks behind a live second, and is out at its hour',
    agency,
    async play(at) {
      const copy = story('budget');
      const first = await at.sends(copy(1));
      await at.sends(copy(2));
      const third = await at.sends(copy(3, { headline: 'The whole budget', embargoed: inHours(3) }));
      expect(third).toMatchObject({ outcome: 'held', why: expect.stringMatching(/^Embargo: /) });
      const seen = await at.sees(first);
      expect(seen).toMatchObject({
        readers: 'budget, version 2',
        draft: 'budget, version 2',
        log: ['published', 'updated'],
      });
      expect(JSON.stringify(seen.article)).not.toContain('whole budget');
    },
  },
  {
    fact: 'a story under embargo is out at its hour, and not before',
    agency,
    async play(at) {
      const first = await at.sends(story('prize')(1, { embargoed: new Date(Date.now() + 1_500).toISOString() }));
      expect(await at.sees(first)).toMatchObject({ readers: 'nothing', deskState: 'held', log: [] });
      await new Promise((resolve) => setTimeout(resolve, 2_400));
      expect(await at.sees(first)).toMatchObject({
        readers: 'prize, version 1',
        deskState: 'published',
        log: ['published'],
      });
    },
  },
  {
    fact: 'an embargo without a clear end holds until an editor releases it',
    agency,
    async play(at) {
      const first = await at.sends(story('speech')(1, { embargoed: 'Check against delivery' }));
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        deskState: 'held',
        heldBecause: 'Embargo: Check against delivery',
      });
      await at.publishes(first, { embargo: null });
      expect(await at.sees(first)).toMatchObject({ readers: 'speech, version 1', log: ['published'] });
    },
  },
  {
    fact: 'a kill ends a story under embargo, and its hour brings nothing out',
    agency,
    async play(at) {
      const copy = story('verdict');
      const first = await at.sends(copy(1, { embargoed: inHours(3) }));
      await at.sends(copy(2, { pubstatus: 'canceled' }));
      expect(await at.sees(first)).toMatchObject({ readers: 'nothing', deskState: 'killed', log: [] });
      await at.timePasses(first);
      expect(await at.sees(first)).toMatchObject({ readers: 'nothing', deskState: 'killed', log: [] });
    },
  },
  {
    fact: 'a withhold takes a story back, and its release gives it back',
    agency,
    async play(at) {
      const copy = story('bridge');
      const first = await at.sends(copy(1));
      await at.sends(copy(2, { pubstatus: 'withheld' }));
      expect(await at.sees(first)).toMatchObject({ readers: 'nothing', heldBecause: 'Withheld by the agency.' });
      await at.sends(copy(3, { headline: 'RELEASE: bridge', signal: [{ code: 'sig:release' }] }));
      expect((await at.sees(first)).log.slice(0, 2)).toEqual(['published', 'withdrawn (held)']);
    },
  },
  {
    fact: 'copy that expires is out until then, and no older version takes its place',
    agency,
    async play(at) {
      const copy = story('ferry-times');
      const first = await at.sends(copy(1));
      await at.sends(copy(2, { expires: new Date(Date.now() + 1_500).toISOString() }));
      expect((await at.sees(first)).readers).toBe('ferry-times, version 2');
      await new Promise((resolve) => setTimeout(resolve, 2_400));
      expect(await at.sees(first)).toMatchObject({
        readers: 'nothing',
        deskState: 'held',
        heldBecause: expect.stringMatching(/^Expired: /),
        log: ['published', 'updated', 'withdrawn (held)'],
      });
    },
  },
  {
    fact: 'copy that has expired before it comes is for the desk only',
    agency,
    async play(at) {
      const late = await at.sends(story('last-week')(1, { expires: '2020-01-01T00:00:00Z' }));
      expect(late).toMatchObject({ outcome: 'held', why: 'Expired: 2020-01-01T00:00:00.000Z' });
      expect((await at.sees(late)).readers).toBe('nothing');
    },
  },
  {
    fact: 'a story that an editor plans for an hour goes out at that hour',
    agency: { ...agency, autoPublish: false },
    async play(at) {
      const first = await at.sends(story('feature')(1));
      await at.saves(first, { publishAt: new Date(Date.now() + 1_500).toISOString() });
      expect(await at.sees(first)).toMatchObject({ readers: 'nothing', deskState: 'incoming' });
      await new Promise((resolve) => setTimeout(resolve, 2_400));
      expect(await at.sees(first)).toMatchObject({ readers: 'feature, version 1', log: ['published'] });
    },
  },
];

/** What an agency sends twice, late, or to nobody. */
export const arrivals: readonly Scene[] = [
  {
    fact: 'a resend is a duplicate, quietly',
    agency,
    async play(at) {
      const copy = story('regatta');
      const first = await at.sends(copy(1));
      expect(await at.sends(copy(1, { extra: 'of no meaning' }))).toMatchObject({
        outcome: 'duplicate',
        slug: first.slug,
      });
      expect(await at.sees(first)).toMatchObject({ versions: expected('first: open'), alerts: [], log: ['published'] });
    },
  },
  {
    fact: 'four versions in a wrong order end where the right order ends',
    agency,
    async play(at) {
      const copy = story('count');
      const first = await at.sends(copy(3));
      for (const version of [1, 4, 2]) await at.sends(copy(version));
      expect(await at.sees(first)).toMatchObject({
        readers: 'count, version 4',
        versions: expected('first: open', 'update: open', 'update: open', 'update: open'),
        log: ['published', 'updated'],
      });
    },
  },
  {
    fact: 'a test message goes nowhere and rings nobody',
    agency,
    async play(at) {
      const test = await at.sends(
        story('line-check')(1, { body_html: '<p>This is a test message. Please ignore.</p>' }),
      );
      expect(await at.sees(test)).toMatchObject({
        readers: 'nothing',
        deskState: 'held',
        heldBecause: 'It is a test message.',
        alerts: [],
        log: [],
      });
    },
  },
  {
    fact: 'a kill of a story that has not come waits under its id, and the story meets it',
    agency,
    async play(at) {
      const copy = story('rumour');
      const kill = await at.sends(copy(2, { pubstatus: 'canceled' }));
      expect(await at.sees(kill)).toMatchObject({
        readers: 'nothing',
        deskState: 'killed',
        alerts: ['loud: It kills a story that has not come yet.'],
      });
      const late = await at.sends(copy(1));
      expect(late).toMatchObject({ outcome: 'held', why: 'The story was killed.', article: kill.article });
      expect(await at.sees(late)).toMatchObject({ readers: 'nothing', deskState: 'killed', log: [] });
    },
  },
  {
    fact: 'an agency that links a story to its successor takes nothing from readers by that',
    agency,
    async play(at) {
      const copy = (version: number, headline: string, own: Partial<G2> = {}) =>
        g2({
          ...{ guid: 'tag:hna,2026:linked', version, agency: 'HNA', time: `1${version}00`, text: ['So it stood.'] },
          ...{ headline, links: [['irel:supersededBy', 'tag:hna,2026:successor']], ...own },
        });
      const first = await at.sends(copy(1, 'Harbor opens'));
      await at.sends(copy(2, 'Harbour opens', { signal: 'sig:correction' }));
      await at.sends(copy(3, 'Harbour opens late'));
      expect(await at.sees(first)).toMatchObject({
        readers: 'Harbour opens late',
        article: { links: [{ rel: 'supersededBy', ref: 'tag:hna,2026:successor' }] },
        log: ['published', 'corrected', 'updated'],
      });
    },
  },
  {
    fact: 'a kill that nothing came for waits for two days and no longer, and is due never again',
    agency,
    async play(at) {
      const copy = story('hearsay');
      const kill = await at.sends(copy(2, { pubstatus: 'canceled' }));
      await at.timePasses(kill);
      const { strapi } = at.desk.app;
      expect(await rowsOf(strapi, 'otw_due', { document_id: kill.article })).toEqual([]);
      const next = await at.sends(copy(3));
      expect(next.article).not.toBe(kill.article);
      expect((await at.sees(next)).readers).toBe('hearsay, version 3');
    },
  },
  {
    fact: 'an item that grew out of another one is that story, whatever its own id is',
    agency,
    async play(at) {
      const first = await at.sends(story('origin')(1));
      const next = await at.sends(
        story('offspring')(2, {
          associations: [],
          evolvedfrom: 'urn:harbour:origin',
          headline: 'UPDATE: Origin goes on',
        }),
      );
      expect(next.article).toBe(first.article);
      expect(await at.sees(first)).toMatchObject({ readers: 'Origin goes on', log: ['published', 'updated'] });
    },
  },
];
