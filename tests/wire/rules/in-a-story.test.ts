import fc from 'fast-check';
import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';
import { reasons } from '../../../src/plugins/off-the-wire/server/src/wire/story/tell';
import { comes, edited, embargo, type PaperStory, afterAll as storyOf, told } from '../story/desk';

type Source = NonNullable<Parameters<typeof comes>[2]>['source'];

const held: Source = { ruled: 'held', because: 'Rule 1 holds it.' };
const spiked: Source = { ruled: 'spiked', because: 'Rule 2 spikes it.' };
const ticker: Source = { ruled: 'ticker', because: 'Rule 3 sends it to the ticker only.', ticker: 'flash' };
const silent: Source = { silent: true };
const version = (number: number, own: Item = {}): Item => ({
  headline: `Version ${number}`,
  version: String(number),
  ...own,
});

describe('a first version that a rule decides over', () => {
  test.each([
    ['held', held, 'held', 'held', 'Rule 1 holds it.'],
    ['spiked', spiked, 'spiked', 'spiked', 'Rule 2 spikes it.'],
    ['for the ticker', ticker, 'held', 'held', 'Rule 3 sends it to the ticker only.'],
    ['come silently', silent, 'held', 'held', reasons.silent],
  ] as const)('is %s, and says why', (_, source, deskState, outcome, heldBecause) => {
    const { revision, story } = comes(undefined, version(1), { source });
    expect(revision).toMatchObject({ outcome, why: heldBecause, alert: undefined });
    expect(told(story)).toMatchObject({ deskState, heldBecause, shown: undefined });
  });

  test('for the ticker stands there by its headline, until it is out, killed, withheld or spiked', () => {
    const { story } = comes(undefined, version(1), { source: ticker });
    expect(told(story).onTicker).toMatchObject({ ticker: 'flash', item: { headline: 'Version 1' } });
    const tickerAfter = (item: Item) => told(comes(story, item).story).onTicker;
    expect(tickerAfter(version(2))).toBeUndefined();
    expect(tickerAfter(version(2, { pubStatus: 'canceled' }))).toBeUndefined();
    expect(tickerAfter(version(2, { pubStatus: 'withheld' }))).toBeUndefined();
    expect(told({ ...story, marks: { spiked: true } }).onTicker).toBeUndefined();
    expect(told({ ...story, marks: { supersededBy: 'x' } }).onTicker).toBeUndefined();
  });

  test('for the ticker waits there too for the end of its embargo', () => {
    const { story } = comes(undefined, version(1, { embargo }), { source: ticker });
    expect(told(story).onTicker).toBeUndefined();
    expect(told(story, Date.parse(embargo.until)).onTicker).toBeDefined();
  });
});

describe('a later version that a rule decides over', () => {
  const live = () => storyOf([version(1)]);

  test.each([
    ['held', held],
    ['spiked', spiked],
    ['for the ticker', ticker],
    ['come silently', silent],
  ] as const)('and that is %s leaves readers what they see', (_, source) => {
    const { revision, story } = comes(live(), version(2), { source });
    expect(told(story)).toMatchObject({ deskState: 'published', publicItem: { headline: 'Version 1' } });
    expect(revision).toMatchObject({ outcome: source.ruled === 'spiked' ? 'spiked' : 'held' });
    expect(revision.version?.standing).toBe(source.ruled ?? 'held');
    expect(revision.alert).toBe(source.silent ? undefined : 'desk');
  });

  test('and that corrects what readers see rings loud', () => {
    const correction = version(2, { versionKind: 'correction' });
    expect(comes(live(), correction, { source: held }).revision.alert).toBe('loud');
    expect(comes(live(), correction, { source: silent }).revision.alert).toBeUndefined();
  });

  test('and that an embargo holds, is not let out by a rule that publishes', () => {
    const { story } = comes(undefined, version(1, { embargo }), { source: { publishes: true } });
    expect(told(story).shown).toBeUndefined();
  });

  test.each([
    ['held', held],
    ['spiked', spiked],
    ['for the ticker', ticker],
    ['come silently', silent],
  ] as const)('and that kills wins, were it %s or not', (_, source) => {
    const { revision, story } = comes(live(), version(2, { pubStatus: 'canceled' }), { source });
    expect(told(story)).toMatchObject({ deskState: 'killed', shown: undefined });
    expect(revision).toMatchObject({ outcome: 'killed', alert: 'loud' });
  });

  test('and that withholds does too, silently or not', () => {
    const { story } = comes(live(), version(2, { pubStatus: 'withheld' }), { source: silent });
    expect(told(story)).toMatchObject({ heldBecause: reasons.withheld, shown: undefined });
  });

  test('and that ends a withhold does so only if it is no trial', () => {
    const withheld = comes(live(), version(2, { pubStatus: 'withheld' })).story;
    const release = version(3, { versionKind: 'release' });
    expect(told(comes(withheld, release, { source: silent }).story).shown).toBeUndefined();
    expect(told(comes(withheld, release).story).shown).toBeDefined();
  });

  test('and that adds to a story that is out adds nothing silently', () => {
    const add = version(2, { versionKind: 'add', body: '<p>More.</p>' });
    expect(told(comes(live(), add, { source: silent }).story).publicItem?.body).toBeUndefined();
    expect(told(comes(live(), add).story).publicItem?.body).toContain('More.');
  });

  test('brings out what another rule had spiked, and nothing that an editor has', () => {
    const { story } = comes(undefined, version(1), { source: spiked });
    expect(told(comes(story, version(2)).story)).toMatchObject({ deskState: 'published' });
    const byEditor: PaperStory = { ...live(), marks: { spiked: true } };
    expect(told(comes(byEditor, version(2)).story)).toMatchObject({ deskState: 'spiked' });
  });

  test("touches a person's words no less", () => {
    const story = edited(live(), { headline: 'A better one' });
    expect(comes(story, version(2), { source: held }).revision.alert).toBe('desk');
    expect(told(comes(story, version(2), { source: held }).story).publicItem?.headline).toBe('A better one');
  });
});

test('whatever rules decide of them, versions end in the same public truth in any order', () => {
  const sources: readonly Source[] = [{ publishes: true }, { publishes: false }, held, spiked, ticker, silent];
  const one = fc.record({
    source: fc.constantFrom(...sources),
    own: fc.constantFrom<Item>({}, {}, {}, { embargo }, { pubStatus: 'canceled' }, { pubStatus: 'withheld' }),
  });
  const orders = fc
    .array(one, { minLength: 1, maxLength: 5 })
    .chain((sent) => fc.tuple(fc.constant(sent), fc.shuffledSubarray([...sent.keys()], { minLength: sent.length })));
  const truth = (sent: readonly { readonly source: Source; readonly own: Item }[], order: readonly number[]) => {
    let story: PaperStory | undefined;
    for (const at of order) {
      const { source, own } = sent[at] ?? { source: {}, own: {} };
      story = comes(story, version(at + 1, own), { source }).story;
    }
    const { shown, publicItem, onTicker } = story ? told(story) : ({} as ReturnType<typeof told>);
    return { isOut: shown !== undefined, headline: publicItem?.headline, ticker: onTicker?.item.headline };
  };
  fc.assert(
    fc.property(orders, ([sent, order]) => {
      expect(truth(sent, order)).toEqual(truth(sent, [...sent.keys()]));
    }),
    { numRuns: 2000 },
  );
});
