import fc from 'fast-check';
import type { Item, VersionKind } from '../../../src/plugins/off-the-wire/server/src/wire/item';
import { decide, type RuleContext } from '../../../src/plugins/off-the-wire/server/src/wire/rules/decide';
import { localDay, localMinute } from '../../../src/plugins/off-the-wire/server/src/wire/rules/local-minute';
import {
  type Conditions,
  decisions,
  type Rule,
  readRules,
  ruledKinds,
} from '../../../src/plugins/off-the-wire/server/src/wire/rules/rule';

const noon: RuleContext = { otherwise: 'hold', sections: ['world/asia', 'business'], kind: 'first', minute: 12 * 60 };
const item: Item = {
  headline: 'Kalder Bridge reopens',
  urgency: 4,
  genre: 'Analysis',
  language: 'en-GB',
  subjects: [{ qcode: 'medtop:04000000', name: 'economy' }, { name: 'bridges' }],
};

const context = (own: Partial<RuleContext>): RuleContext => ({ ...noon, ...own });
const at = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe('one condition of a rule', () => {
  test.each<readonly [fact: string, when: Conditions, own: Partial<RuleContext & { item: Item }>, met: boolean]>([
    ['an urgency in the range', { urgency: { from: 3, to: 5 } }, {}, true],
    ['an urgency at its end', { urgency: { to: 4 } }, {}, true],
    ['an urgency above it', { urgency: { from: 5 } }, {}, false],
    ['an urgency below it', { urgency: { to: 3 } }, {}, false],
    ['no urgency at all', { urgency: { from: 1 } }, { item: { ...item, urgency: undefined } }, false],
    ['a genre in other letters', { genres: ['analysis'] }, {}, true],
    ['another genre', { genres: ['Interview'] }, {}, false],
    ['no genre', { genres: ['Analysis'] }, { item: {} }, false],
    ['a subject by its code', { subjects: ['medtop:04000000'] }, {}, true],
    ['a subject by its name', { subjects: ['sport', 'Bridges'] }, {}, true],
    ['part of a name', { subjects: ['bridge'] }, {}, false],
    ['a section', { sections: ['business'] }, {}, true],
    ['the section above it', { sections: ['world'] }, {}, true],
    ['a section under it', { sections: ['world/asia/east'] }, {}, false],
    ['a section that only begins alike', { sections: ['bus'] }, {}, false],
    ['a language', { languages: ['en-GB'] }, {}, true],
    ['the language without its country', { languages: ['EN'] }, {}, true],
    ['the language of another country', { languages: ['en-US'] }, {}, false],
    ['a language that only begins alike', { languages: ['e'] }, {}, false],
    ['no language', { languages: ['en'] }, { item: {} }, false],
    ['a kind of version', { kinds: ['first', 'lead'] }, {}, true],
    ['another kind', { kinds: ['correction'] }, {}, false],
    ['an hour of the day', { hours: { from: '11:00', to: '13:00' } }, {}, true],
    ['the very minute it begins', { hours: { from: '12:00', to: '13:00' } }, {}, true],
    ['the very minute it ends', { hours: { from: '11:00', to: '12:00' } }, {}, false],
    ['late in a night', { hours: { from: '22:00', to: '06:00' } }, { minute: at('23:59') }, true],
    ['early in a night', { hours: { from: '22:00', to: '06:00' } }, { minute: at('05:59') }, true],
    ['a day, asked for a night', { hours: { from: '22:00', to: '06:00' } }, { minute: at('06:00') }, false],
    ['all of several conditions', { urgency: { to: 5 }, genres: ['Analysis'], languages: ['en'] }, {}, true],
    ['all but one of them', { urgency: { to: 5 }, genres: ['Analysis'], languages: ['de'] }, {}, false],
    ['nothing asked', {}, {}, true],
  ])('%s', (_, when, { item: own = item, ...rest }, met) => {
    const verdict = decide(own, [{ decision: 'spike', ...when }], context(rest));
    expect(verdict.decision).toBe(met ? 'spike' : 'hold');
  });
});

describe('rules of a source', () => {
  test('the first that matches decides, and says which it was and what it met', () => {
    const rules: readonly Rule[] = [
      { decision: 'spike', genres: ['Horoscope'] },
      { name: 'Analyses', decision: 'hold', genres: ['Analysis'], urgency: { from: 4 } },
      { decision: 'publish', languages: ['en'] },
    ];
    expect(decide(item, rules, context({ otherwise: 'publish' }))).toEqual({
      decision: 'hold',
      rule: 'Rule 2 ("Analyses")',
      because: 'Rule 2 ("Analyses") holds it: urgency 4; genre Analysis.',
    });
  });

  test('without one that matches the source decides, without a reason', () => {
    expect(decide(item, [{ decision: 'spike', genres: ['Horoscope'] }], noon)).toEqual({ decision: 'hold' });
    expect(decide(item, [], context({ otherwise: 'publish' }))).toEqual({ decision: 'publish' });
  });

  test('a rule for the ticker names its ticker', () => {
    const [rule] = [{ decision: 'ticker-only', ticker: 'flash', urgency: { to: 4 } } as const];
    expect(decide(item, [rule], noon)).toMatchObject({ decision: 'ticker-only', ticker: 'flash' });
  });

  const word = fc.constantFrom('Analysis', 'economy', 'en', 'world', 'x');
  const anyConditions: fc.Arbitrary<Conditions> = fc.record(
    {
      urgency: fc.record({ from: fc.integer({ min: 1, max: 9 }) }, { requiredKeys: [] }),
      genres: fc.array(word, { maxLength: 3 }),
      subjects: fc.array(word, { maxLength: 3 }),
      sections: fc.array(word, { maxLength: 3 }),
      languages: fc.array(word, { maxLength: 3 }),
      kinds: fc.array(fc.constantFrom<VersionKind>(...ruledKinds), { maxLength: 3 }),
      hours: fc.constantFrom({ from: '08:00', to: '18:00' }, { from: '18:00', to: '08:00' }),
    },
    { requiredKeys: [] },
  );
  const anyRule: fc.Arbitrary<Rule> = fc
    .tuple(anyConditions, fc.constantFrom(...decisions))
    .map(([conditions, decision]) => ({
      ...conditions,
      decision,
      ...(decision === 'ticker-only' ? { ticker: 'flash' } : {}),
    }));
  const anyItem: fc.Arbitrary<Item> = fc.record(
    {
      urgency: fc.integer({ min: 1, max: 9 }),
      genre: word,
      language: word,
      subjects: fc.array(fc.record({ name: word })),
    },
    { requiredKeys: [] },
  );
  const anyContext: fc.Arbitrary<RuleContext> = fc.record({
    otherwise: fc.constantFrom('publish' as const, 'hold' as const),
    sections: fc.array(word),
    kind: fc.constantFrom<VersionKind>(...ruledKinds),
    minute: fc.integer({ min: 0, max: 1439 }),
  });

  test('what stands after the rule that decided does not matter, nor what before it does not match', () => {
    fc.assert(
      fc.property(fc.array(anyRule), fc.array(anyRule), anyItem, anyContext, (some, others, one, where) => {
        const alone = decide(one, some, where);
        const both = decide(one, [...some, ...others], where);
        if (alone.rule !== undefined) expect(both).toEqual(alone);
        else expect(both.decision).toBe(decide(one, others, where).decision);
      }),
    );
  });

  test('a rule with one condition more never decides over more copy', () => {
    fc.assert(
      fc.property(anyRule, anyConditions, anyItem, anyContext, (rule, more, one, where) => {
        const narrower = { ...more, ...rule };
        if (decide(one, [narrower], where).rule !== undefined) expect(decide(one, [rule], where).rule).toBeDefined();
      }),
    );
  });

  test('of a day and the rest of the day exactly one holds, at every minute', () => {
    const [day, rest] = [
      { decision: 'publish', hours: { from: '07:30', to: '19:15' } },
      { decision: 'spike', hours: { from: '19:15', to: '07:30' } },
    ] as const;
    for (let minute = 0; minute < 1440; minute += 1) {
      const found = [[day], [rest]].map((rules) => decide(item, rules, context({ minute })).rule !== undefined);
      expect([minute, found.filter(Boolean).length]).toEqual([minute, 1]);
    }
  });

  test('what is read as rules decides as it did before it was kept', () => {
    fc.assert(
      fc.property(fc.array(anyRule, { maxLength: 5 }), anyItem, anyContext, (rules, one, where) => {
        const read = readRules(JSON.parse(JSON.stringify(rules)));
        // What is empty asks for nothing once it is kept.
        const hasEmpty = rules.some((rule) => Object.values(rule).some(isEmpty));
        fc.pre('rules' in read && !hasEmpty);
        if ('rules' in read) expect(decide(one, read.rules, where)).toEqual(decide(one, rules, where));
      }),
    );
  });
});

const isEmpty = (value: unknown) => typeof value === 'object' && value !== null && Object.keys(value).length === 0;

describe("the source's clocks", () => {
  test.each([
    ['2026-07-01T22:30:00Z', 'Europe/Berlin', '2026-07-02', 30],
    ['2026-12-01T22:30:00Z', 'Europe/Berlin', '2026-12-01', 23 * 60 + 30],
    ['2026-11-20T20:15:00Z', 'Asia/Kolkata', '2026-11-21', 105],
    ['2026-11-20T03:00:00Z', 'America/New_York', '2026-11-19', 22 * 60],
    ['2026-11-20T03:05:00Z', undefined, '2026-11-20', 185],
    ['2026-11-20T03:05:00Z', 'Nowhere/Else', '2026-11-20', 185],
  ])('%s in %s', (instant, zone, day, minute) => {
    expect(localDay(Date.parse(instant), zone)).toBe(day);
    expect(localMinute(Date.parse(instant), zone)).toBe(minute);
  });
});
