import fc from 'fast-check';
import { changedBody } from '../../src/plugins/off-the-wire/server/src/desk/differences/bodies';
import { changedField, changedFields } from '../../src/plugins/off-the-wire/server/src/desk/differences/fields';
import { newBudget } from '../../src/plugins/off-the-wire/server/src/desk/differences/words';
import { cleanHtml, textOf } from '../../src/plugins/off-the-wire/server/src/wire/html';
import type { Block } from '../../src/plugins/off-the-wire/shared/contracts';

const signs = { same: '', in: '+', out: '-' } as const;
const shown = (blocks: readonly Block[]) =>
  blocks.map(({ tag, runs }) => {
    const told = runs.map(({ change, text, marks }) => {
      const set = marks ? `<${marks.join(' ')}>` : '';
      return change === 'same' ? `${set}${text}` : `${signs[change]}[${set}${text.trim()}]`;
    });
    return `${tag}: ${told.join('')}`;
  });
const body = (before: string, after: string) => shown(changedBody(before, after, newBudget()));

describe('how a body became another', () => {
  test.each<readonly [fact: string, before: string, after: string, told: readonly string[]]>([
    [
      'words inside a paragraph',
      '<p>The ferry is late.</p>',
      '<p>The last ferry is late.</p>',
      ['p: The +[last]ferry is late.'],
    ],
    ['a paragraph that came', '<p>One.</p>', '<p>One.</p><p>Two.</p>', ['p: One.', 'p: +[Two.]']],
    ['a paragraph that went', '<p>One.</p><p>Two.</p>', '<p>Two.</p>', ['p: -[One.]', 'p: Two.']],
    [
      'a paragraph rewritten between new ones',
      '<p>Ten people were hurt on Monday.</p>',
      '<p>Fire!</p><p>Twelve people were hurt on Monday.</p>',
      ['p: +[Fire!]', 'p: -[Ten]+[Twelve]people were hurt on Monday.'],
    ],
    [
      'letters that were set in bold',
      '<p>A big fire</p>',
      '<p>A <strong>big</strong> fire</p>',
      ['p: A -[big]+[<strong>big]fire'],
    ],
    [
      'a link, which is not torn',
      '<p>See <a href="https://a.example/">the old page</a>.</p>',
      '<p>See <a href="https://a.example/">the new page</a>.</p>',
      ['p: See <a>the -[<a>old]+[<a>new]<a>page.'],
    ],
    [
      'items of a list',
      '<ul><li>One</li><li>Two</li></ul>',
      '<ul><li>One</li><li>Three</li></ul>',
      ['li: One', 'li: -[Two]', 'li: +[Three]'],
    ],
    [
      'a row of a table',
      '<table><tbody><tr><td>Oil</td><td>70</td></tr></tbody></table>',
      '<table><tbody><tr><td>Oil</td><td>71</td></tr></tbody></table>',
      ['tr: Oil | -[70]+[71]'],
    ],
    ['a script without spaces', '<p>渡轮今天停运</p>', '<p>渡轮明天停运</p>', ['p: 渡轮-[今天]+[明天]停运']],
    ['markup that is only text', '<p>a &lt;b&gt; c</p>', '<p>a &lt;i&gt; c</p>', ['p: a <-[b]+[i]> c']],
  ])('%s', (_fact, before, after, told) => {
    expect(body(before, after)).toEqual(told);
  });

  test('all that stayed and went is the one text, all that stayed and came the other', () => {
    const word = fc.constantFrom(
      'a',
      'ferry',
      'sinks',
      'x.',
      '渡轮',
      '<strong>b</strong>',
      '<a href="https://a.example/">c</a>',
    );
    const paragraph = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => `<p>${words.join(' ')}</p>`);
    const bodies = fc.array(paragraph, { maxLength: 8 }).map((all) => cleanHtml(all.join('')));
    const plain = (text: string) => text.replace(/\s+/g, '');
    fc.assert(
      fc.property(bodies, bodies, (before, after) => {
        const runs = changedBody(before, after, newBudget()).flatMap((block) => block.runs);
        const side = (gone: string) =>
          plain(
            runs
              .filter(({ change }) => change !== gone)
              .map(({ text }) => text)
              .join(''),
          );
        expect([side('in'), side('out')]).toEqual([plain(textOf(before)), plain(textOf(after))]);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [
      'one paragraph of other words',
      (sign: string) => `<p>${Array.from({ length: 60_000 }, (_none, at) => `${sign}${at}`).join(' ')}</p>`,
    ],
    [
      'many paragraphs of other words',
      (sign: string) =>
        Array.from({ length: 4_000 }, (_none, at) => `<p>${sign}${at} ${sign}${at + 1} and</p>`).join(''),
    ],
    [
      'paragraphs that are half alike',
      (sign: string) =>
        Array.from(
          { length: 60 },
          (_none, at) =>
            `<p>${Array.from({ length: 600 }, (_word, n) => (n % 2 ? `w${n}` : `${sign}${at * n}`)).join(' ')}</p>`,
        ).join(''),
    ],
  ])('is told within a second or two, and cruder, of %s', (_what, make) => {
    const begun = performance.now();
    const found = changedField('body', make('a'), make('b'));
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(found.blocks.length).toBeGreaterThan(0);
  });
});

test('a list is compared thing by thing, an embargo by its words, and only what differs is told', () => {
  const before = {
    headline: 'Same',
    keywords: ['oil', 'gas'],
    subjects: [{ qcode: 'medtop:1', name: 'Economy' }],
    urgency: 4,
  };
  const embargo = { until: null, verbatim: 'Check against delivery' };
  const after = { ...before, keywords: ['oil', 'coal'], urgency: 2, embargo };
  const told = changedFields(before, after).map(({ field, blocks }) => `${field} ${shown(blocks)}`);
  expect(told).toEqual([
    'urgency p: -[4]+[2]',
    'keywords p: oil, -[gas,]+[coal,]',
    'embargo p: +[Check against delivery]',
  ]);
});
