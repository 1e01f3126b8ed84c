import type { Random } from '../random';
import { type Mutation, replaced, run, sizeOf } from './mutation';
import { nastyText } from './nasty';
import { payload } from './payloads';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Where a value stands: what holds it, and under which key. */
interface Slot {
  readonly holder: Json[] | { [key: string]: Json };
  readonly key: string;
}

function slotsOf(value: Json, found: Slot[] = []): readonly Slot[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push({ holder: value, key });
    slotsOf(get({ holder: value, key }), found);
  }
  return found;
}

const get = ({ holder, key }: Slot): Json => (holder as { [key: string]: Json })[key] ?? null;

function set({ holder, key }: Slot, value: Json): void {
  // An assignment to `__proto__` would set no property.
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

type OnValue = (slot: Slot, random: Random, all: readonly Slot[]) => void;

/** A mutation of one value in a document that can be parsed; others stay as they are. */
const onValue = (name: string, change: OnValue): Mutation => ({
  name,
  apply(text, random) {
    const root = parsed(text);
    if (root === undefined) return text;
    const holder = { root };
    const all = slotsOf(holder);
    const slot = random.anyOf(all.length > 1 ? all.slice(1) : all);
    if (slot) change(slot, random, all);
    return Buffer.from(JSON.stringify(holder.root) ?? 'null', 'utf8').toString('latin1');
  },
});

/** Deeper than this nothing is changed: to go through it would end our own stack, not that of what is tried. */
const deepest = 2_000;

function parsed(text: string): Json | undefined {
  if ((text.match(/[[{]/g)?.length ?? 0) > deepest && depthOf(text) > deepest) return undefined;
  try {
    return JSON.parse(Buffer.from(text, 'latin1').toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}

function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const sign of text) {
    if (sign === '[' || sign === '{') depth += 1;
    else if (sign === ']' || sign === '}') depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

function nasty(random: Random): Json {
  const of = random.int(12);
  if (of < 4) return Buffer.from(nastyText(random), 'latin1').toString('utf8');
  if (of < 6) return random.pick([0, -1, 1e308, 1.5, 2 ** 53, -0, 1e-7, 20260101, 1_767_225_600_000]);
  if (of < 7) return random.pick([null, true, false]);
  if (of < 8) return payload(random);
  if (of < 9) return deep(random.pick([5, 100, 500, 1_900]), random.chance(0.5));
  if (of < 10) return Array.from({ length: Math.min(sizeOf(random), 100_000) }, () => random.pick(['a', 1, null, 'b']));
  return random.pick<Json>([[], {}, [[]], [{}], [''], { name: '' }, { value: 1 }, [null], { length: 5 }]);
}

function deep(levels: number, isArray: boolean): Json {
  let value: Json = 'deep';
  for (let level = 0; level < levels; level += 1) value = isArray ? [value] : { a: value };
  return value;
}

const keys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  'body_html',
  'body_xhtml',
  'headline',
  'associations',
  'items',
] as const;

/** JSON stays JSON. */
export const soundJsonMutations: readonly Mutation[] = [
  onValue('type', (slot, random) => set(slot, nasty(random))),
  onValue('type', (slot, random) => set(slot, nasty(random))),
  onValue('active', (slot, random) => {
    const value = get(slot);
    set(slot, typeof value === 'string' ? value + payload(random) : payload(random));
  }),
  onValue('gone', ({ holder, key }, random) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (random.chance(0.9)) delete holder[key];
  }),
  onValue('swap', (slot, random, all) => {
    const other = random.anyOf(all) ?? slot;
    const held = structuredClone(get(other));
    set(other, structuredClone(get(slot)));
    set(slot, held);
  }),
  onValue('key', (slot, random) => {
    const { holder } = slot;
    const value = get(slot);
    if (Array.isArray(holder)) holder.push(value);
    else set({ holder, key: random.pick(keys) }, random.chance(0.5) ? value : nasty(random));
  }),
  onValue('wrap', (slot, random) => {
    const value = get(slot);
    set(
      slot,
      random.pick<Json>([[value], { value }, [value, value], { items: [value] }, { body: value, name: value }]),
    );
  }),
  onValue('many', (slot, random) => {
    const value = get(slot);
    const size = Math.max(1, JSON.stringify(value).length);
    set(slot, Array<Json>(Math.max(1, Math.min(sizeOf(random), Math.floor(800_000 / size)))).fill(value));
  }),
];

/** What JSON.parse refuses, or reads otherwise than it looks. */
export const brokenJsonMutations: readonly Mutation[] = [
  {
    name: 'deep',
    apply(text, random) {
      const at = Math.max(0, text.indexOf(':')) + 1;
      const levels = random.pick([100, 1_000, 5_000, 100_000]);
      const [open, close] = random.pick([
        ['[', ']'],
        ['{"a":', '}'],
        ['[{"body_text":', '}]'],
      ]);
      return replaced(text, at, at, `${run(open, levels, 400_000)}1${run(close, levels, 400_000)},"x":`);
    },
  },
  { name: '__proto__', apply: (text) => text.replace('{', '{"__proto__":{"headline":"polluted","toString":1},') },
  { name: 'key twice', apply: (text) => text.replace(/"(\w+)"\s*:/, (all) => `${all}"twice",${all}`) },
  { name: 'lines', apply: (text, random) => run(`${text.replace(/\s*\n\s*/g, ' ')}\n`, random.pick([2, 50, 1_000])) },
  { name: 'comma', apply: (text) => text.replace(/([}\]])\s*$/, ',$1') },
  {
    name: 'escapes',
    apply: (text, random) => text.replace(/e/g, random.pick(['\\u0065', '\\ud800', '\\u0000', '\\n', '\\/', '\\x'])),
  },
];
