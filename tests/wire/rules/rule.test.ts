import fc from 'fast-check';
import { mostRules, readRules } from '../../../src/plugins/off-the-wire/server/src/wire/rules/rule';

const publish = { decision: 'publish', urgency: { to: 3 } };

describe('rules as an editor may have saved them', () => {
  test('are kept without what was not set', () => {
    const sent = [
      { decision: 'hold', name: ' Night ', genres: [], urgency: {}, hours: { from: '22:00', to: '06:00' } },
    ];
    expect(readRules(sent)).toEqual({
      rules: [{ decision: 'hold', name: 'Night', hours: { from: '22:00', to: '06:00' } }],
    });
  });

  test('nothing is no rules', () => {
    expect(readRules(null)).toEqual({ rules: [] });
    expect(readRules(undefined)).toEqual({ rules: [] });
    expect(readRules([])).toEqual({ rules: [] });
  });

  test('the last may be for all copy', () => {
    expect(readRules([publish, { decision: 'spike' }])).toEqual({ rules: [publish, { decision: 'spike' }] });
  });

  test.each<readonly [fact: string, value: unknown, fault: object]>([
    ['no list', { decision: 'hold' }, { message: 'Rules must be a list.' }],
    ['too many', Array(mostRules + 1).fill(publish), { message: `There are more than ${mostRules} rules.` }],
    ['no rule', [publish, 'hold'], { rule: 2, message: 'Rule 2: it must be a rule.' }],
    [
      'no decision',
      [publish, { name: 'Night' }],
      {
        rule: 2,
        field: 'decision',
        message: 'Rule 2 ("Night"): "decision" must be one of publish, hold, spike, ticker-only.',
      },
    ],
    [
      'an urgency that is none',
      [{ decision: 'hold', urgency: { from: 0 } }],
      { rule: 1, field: 'urgency.from', message: 'Rule 1: "urgency.from" must be a number from 1 to 9.' },
    ],
    [
      'an urgency the wrong way round',
      [{ decision: 'hold', urgency: { from: 5, to: 3 } }],
      { rule: 1, field: 'urgency', message: 'Rule 1: "urgency" must begin with the higher urgency: 1 is the highest.' },
    ],
    [
      'no time of day',
      [{ decision: 'hold', hours: { from: '25:00', to: '06:00' } }],
      { rule: 1, field: 'hours.from', message: 'Rule 1: "hours.from" must be a time, as 22:00.' },
    ],
    [
      'hours without an end',
      [{ decision: 'hold', hours: { from: '22:00' } }],
      { rule: 1, field: 'hours.to', message: 'Rule 1: "hours.to" must be a time, as 22:00.' },
    ],
    [
      'hours that are none',
      [{ decision: 'hold', hours: { from: '22:00', to: '22:00' } }],
      { rule: 1, field: 'hours', message: 'Rule 1: "hours" must begin and end at different times.' },
    ],
    [
      'a word that is none',
      [{ decision: 'hold', subjects: ['economy', ' '] }],
      { rule: 1, field: 'subjects', message: 'Rule 1: "subjects" must not be empty.' },
    ],
    [
      'a condition that nobody knows',
      [{ decision: 'hold', byline: 'Quill' }],
      { rule: 1, field: 'byline', message: 'Rule 1: "byline" is no part of a rule.' },
    ],
    [
      'a kind over which no rule decides',
      [{ decision: 'publish', kinds: ['kill'] }],
      {
        rule: 1,
        field: 'kinds',
        message: expect.stringContaining('Rule 1: "kinds" may only name first, lead, writethru'),
      },
    ],
    [
      'the ticker only, and none named',
      [{ decision: 'ticker-only', urgency: { to: 1 } }],
      { rule: 1, field: 'ticker', message: 'Rule 1: "ticker" must be named for "ticker only".' },
    ],
    [
      'a ticker for what it does not go to',
      [{ decision: 'hold', ticker: 'flash' }],
      { rule: 1, field: 'ticker', message: 'Rule 1: "ticker" is only for "ticker only".' },
    ],
    [
      'a rule that nothing gets past',
      [{ name: 'All', decision: 'hold', genres: [] }, publish],
      {
        rule: 1,
        message: 'Rule 1 ("All") matches all copy, so that no rule after it is ever reached. Only the last rule may.',
      },
    ],
  ])('are refused, and told where: %s', (_, value, fault) => {
    expect(readRules(value)).toEqual({ fault });
  });

  test('whatever was saved, it is read or refused with a sentence', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readRules(value);
        expect('rules' in read ? Array.isArray(read.rules) : read.fault.message.length > 10).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.object({ key: fc.constantFrom('decision', 'urgency', 'hours', 'genres') })), (value) => {
        expect(() => readRules(value)).not.toThrow();
      }),
    );
  });
});
