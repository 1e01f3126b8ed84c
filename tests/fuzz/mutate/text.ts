import type { Random } from '../random';
import { capped, type Mutation, replaced, run, sizeOf } from './mutation';
import { nastyText, pieces } from './nasty';
import { payload } from './payloads';

type OnLine = (lines: string[], at: number, random: Random) => void;

/** A mutation of the lines of a text, at one of them. */
const onLine = (name: string, change: OnLine): Mutation => ({
  name,
  apply(text, random) {
    const lines = text.split('\n');
    // What a story begins with is read with most care.
    change(lines, random.chance(0.5) ? random.int(Math.min(lines.length, 6)) : random.int(lines.length), random);
    return lines.join('\n');
  },
});

/** What is as long as it says in any agency's header. */
const controls = [
  '\x01',
  '\x02',
  '\x03',
  '\x04',
  '\x16',
  '\x0e',
  '\x0f',
  '\x13',
  '\x1f',
  '\x1e',
  '\x11',
  '\0',
  '\x7f',
  '\x08',
] as const;

/** Text stays text: no frame of several messages is touched. */
export const lineMutations: readonly Mutation[] = [
  onLine('repeat', (lines, at, random) => {
    const line = lines[at] ?? '';
    const count = Math.min(
      random.pick([1, 2, 3, 10, 50, 1_000, 20_000, 100_000]),
      Math.floor(800_000 / (line.length + 1)),
    );
    lines.splice(at, 0, Array<string>(Math.max(1, count)).fill(line).join('\n'));
  }),
  onLine('swap', (lines, at, random) => {
    const other = random.int(lines.length);
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
  }),
  onLine('gone', (lines, at) => void lines.splice(at, 1)),
  onLine('long', (lines, at, random) => {
    const length = random.pick([100, 1_000, 1_000, 20_000, 500_000]);
    const piece = (lines[at] ?? '').length > 0 && random.chance(0.3) ? `${lines[at]} ` : random.anyOf(pieces);
    lines[at] = (lines[at] ?? '') + run((piece ?? 'a').replaceAll('\n', ' '), length, length);
  }),
  onLine('long', (lines, at, random) => {
    const line = lines[at] ?? '';
    const place = random.int(line.length + 1);
    const length = random.pick([100, 1_000, 1_000, 20_000, 500_000]);
    lines[at] = replaced(line, place, place, run((random.anyOf(pieces) ?? ' ').replaceAll('\n', ' '), length, length));
  }),
  onLine('white', (lines, at, random) => {
    const white = random.pick(['\n', '\r', '\r\n', '\n \n', '\t', '\xa0', '\f']);
    const line = lines[at] ?? '';
    const place = random.pick([0, random.int(line.length + 1), line.length]);
    lines[at] = replaced(line, place, place, run(white, random.pick([3, 1_000, 90_000, 400_000]), 400_000));
  }),
  onLine('field', (lines, at, random) => {
    const fields = (lines[at] ?? '').split(/\b/);
    fields[random.int(fields.length)] = nastyText(random).replaceAll('\n', ' ');
    lines[at] = fields.join('');
  }),
  onLine('digits', (lines, at, random) => {
    lines[at] = (lines[at] ?? '').replace(/\d+/g, () =>
      random.pick(['0', '99', '99999999999999999999', '31', '00', '-1']),
    );
  }),
  onLine('active', (lines, at, random) => {
    lines[at] = `${lines[at]} ${payload(random)}`;
  }),
  onLine('flood', (lines, at, random) => {
    const piece = random.anyOf(pieces) ?? ' ';
    lines.splice(at, 0, run(`${piece}\n`, sizeOf(random), 700_000));
  }),
  onLine('blank', (lines, at) => lines.splice(at, 0, '')),
  onLine('white', (lines, at, random) => {
    lines[at] = run(random.pick([' ', '\t', '\xc2\xa0', '\xe3\x80\x80']), sizeOf(random), 500_000) + (lines[at] ?? '');
  }),
  {
    name: 'other lines',
    apply(text, random, seeds) {
      const others = (random.anyOf(seeds)?.text ?? '').split('\n');
      const from = random.int(others.length);
      const lines = text.split('\n');
      lines.splice(random.int(lines.length), 0, ...others.slice(from, from + random.between(1, 12)));
      return lines.join('\n');
    },
  },
  { name: 'capitals', apply: (text) => text.toUpperCase() },
  {
    name: 'one line',
    apply: (text, random) => capped(run(text.replace(/\s*\n\s*/g, ' '), random.pick([1, 1, 20, 500]))),
  },
  { name: 'one word a line', apply: (text) => text.replace(/ /g, '\n') },
];

/** What may end one message and begin another. */
export const controlMutations: readonly Mutation[] = [
  {
    name: 'control',
    apply(text, random) {
      const at = random.int(text.length + 1);
      return replaced(text, at, at, run(random.pick(controls), random.pick([1, 1, 2, 1_000, 100_000])));
    },
  },
  {
    name: 'controls',
    apply: (text, random) => text.replace(random.pick([/\n/g, / /g, /e/g]), random.pick(controls)),
  },
  { name: 'no controls', apply: (text) => text.replace(/[\0-\x08\x0e-\x1f]/g, '') },
];
