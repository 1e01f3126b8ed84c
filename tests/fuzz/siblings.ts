import { mail, tar, type Wrap, zip } from './mutate/containers';
import { soundJsonMutations } from './mutate/json';
import type { Mutation } from './mutate/mutation';
import { rawMutations } from './mutate/raw';
import { spansOf } from './mutate/spans';
import { lineMutations } from './mutate/text';
import { soundXmlMutations } from './mutate/xml';
import type { Random } from './random';
import type { Seed } from './seeds';

/** Something of several items: as it was, with one part changed, and without that part. */
export interface Family {
  readonly way: string;
  readonly format: string;
  readonly whole: string;
  readonly changed: string;
  readonly without: string;
}

/** Parts of a whole, how they are put together, and what may be done to one without touching the frame of the others. */
interface Assembly {
  readonly way: string;
  readonly format: string;
  readonly parts: readonly string[];
  readonly join: (parts: readonly string[]) => string;
  readonly mutations: readonly Mutation[];
  /** Whether a changed part still stands by itself. */
  readonly keepsFrame?: (was: string, is: string) => boolean;
}

type Assemble = (seeds: readonly Seed[], random: Random) => Assembly | undefined;

/** Several items with one of them changed; `undefined` where the change left it as it was. */
export function familyOf(seeds: readonly Seed[], random: Random): Family | undefined {
  const assembly = random.pick<Assemble>([
    documents,
    elements,
    elements,
    values,
    lines,
    frames,
    zipped,
    tarred,
    mailed,
  ])(seeds, random);
  if (!assembly || assembly.parts.length < 2) return undefined;
  const { parts, join, way, format, mutations, keepsFrame = () => true } = assembly;
  const at = random.int(parts.length);
  const part = parts[at] ?? '';
  const mutation = random.anyOf(mutations);
  const changed = mutation?.apply(part, random, seeds) ?? part;
  if (changed === part || !keepsFrame(part, changed)) return undefined;
  return {
    way: `${way}, ${mutation?.name}`,
    format,
    whole: join(parts),
    changed: join(parts.with(at, changed)),
    without: join(parts.toSpliced(at, 1)),
  };
}

const isSound = ({ name }: Seed) => !/broken|hostile|cut-short|several|documents/.test(name);

function some(seeds: readonly Seed[], random: Random, fits: (seed: Seed) => boolean): readonly Seed[] {
  const fitting = seeds.filter((seed) => isSound(seed) && fits(seed));
  return Array.from({ length: random.between(2, 5) }, () => random.anyOf(fitting)).filter((seed) => seed !== undefined);
}

/** XML documents one after the other. */
const documents: Assemble = (seeds, random) => ({
  way: 'documents',
  format: 'several XML',
  parts: some(
    seeds,
    random,
    ({ notation, text }) => notation === 'xml' && text.startsWith('<?xml') && isAscii(text),
  ).map(({ text }) => text.trim()),
  join: (parts) => parts.join('\n'),
  mutations: soundXmlMutations,
  keepsFrame: (_, is) => is.startsWith('<?xml') && isTame(is),
});

/**
 * What is past a cap is refused with all that is in the same document (`xmlLimits`), and so are bytes that are no text:
 * XML that is sound has no control characters.
 */
const isTame = (text: string) =>
  !/[\0-\x08\x0b\x0c\x0e-\x1f]/.test(text) &&
  !/<[^<>]{60000}/.test(text) &&
  text.split(']]>').length < 500 &&
  !/<[\w:.-]+(?:\s{1,9}[^\s=<>]+="[^"<>]*"){200}/.test(text) &&
  spansOf(text).every(({ depth }) => depth < 200);

const isAscii = (text: string) => !/[\x80-\xff]/.test(text) || /^<\?xml[^>]*encoding=["']utf-8/i.test(text);
const itemNames = /^(?:\w+:)?(?:item|entry|newsItem|packageItem|NewsItem)$/;

/** Items of one XML document: what it holds, and its first item again and again. */
const elements: Assemble = (seeds, random) => {
  const seed = random.anyOf(
    seeds.filter((one) => one.notation === 'xml' && isSound(one) && isAscii(one.text) && itemsOf(one.text).length > 0),
  );
  if (!seed) return undefined;
  const { text } = seed;
  const items = itemsOf(text);
  const [first] = items;
  const last = items.at(-1);
  // What a root is decides on the format of a document.
  if (!first || !last || first.depth === 0 || items.some(({ depth }) => depth !== first.depth)) return undefined;
  const own = items.map(({ start, end }) => text.slice(start, end));
  return {
    way: 'items of XML',
    format: seed.format,
    parts: own.length > 1 ? own : [...own, ...own, ...own],
    join: (parts) => text.slice(0, first.start) + parts.join('\n') + text.slice(last.end),
    mutations: soundXmlMutations,
    keepsFrame: (_, is) => {
      const [outer] = spansOf(is).filter(({ depth }) => depth === 0);
      return outer?.start === 0 && outer.end === is.length && isTame(is);
    },
  };
};

const itemsOf = (text: string) => {
  const found = spansOf(text).filter(({ name, end, start }) => itemNames.test(name) && end - start > 60);
  const top = Math.min(...found.map(({ depth }) => depth));
  return found.filter(({ depth }) => depth === top);
};

const isObject = ({ notation, text, name }: Seed) =>
  notation === 'json' && /^\s*\{/.test(text) && !/ndjson|feed|envelope/.test(name);
const ninjsOf = (seeds: readonly Seed[], random: Random) =>
  some(seeds, random, isObject).map(({ text }) => text.trim().replace(/\s*\r?\n\s*/g, ' '));

/** ninjs items in an array. */
const values: Assemble = (seeds, random) => ({
  way: 'items of JSON',
  format: 'ninjs',
  parts: ninjsOf(seeds, random),
  join: random.chance(0.5) ? (parts) => `[${parts.join(',\n')}]` : (parts) => `{"items":[${parts.join(',')}]}`,
  mutations: soundJsonMutations,
});

/** One a line: there a line may be anything but two. */
const lines: Assemble = (seeds, random) => ({
  way: 'lines of JSON',
  format: 'ninjs',
  parts: ninjsOf(seeds, random),
  join: (parts) => parts.join('\n'),
  mutations: soundJsonMutations,
});

const marks = (text: string) => text.replace(/[^\0-\x08\x0e-\x1f]/g, '');

/** Without a declaration the bytes above ASCII tell the charset of the whole file. */
const upper = (text: string) => text.replace(/[^\x80-\xff]/g, '');

/** Messages between SOH and ETX, in which no line is longer than may be. */
const frames: Assemble = (seeds, random) => {
  const format = random.pick(['iptc-7901', 'anpa-1312']);
  const framed = some(
    seeds,
    random,
    (one) => one.format === format && /^[\x01\x16][^\x03\x04]*\x03\x04?\s*$/.test(one.text),
  );
  return {
    way: 'messages',
    format,
    parts: framed.map(({ text }) => text),
    join: (parts) => parts.join('\r\n'),
    mutations: lineMutations,
    keepsFrame: (was, is) =>
      upper(was) === upper(is) &&
      !/[^\r\n]{90000}/.test(is) &&
      marks(was) === marks(is) &&
      is.startsWith(was.slice(0, 2)) &&
      is.trimEnd().endsWith(was.trimEnd().slice(-2)),
  };
};

const inside =
  (way: string, wrap: Wrap): Assemble =>
  (seeds, random) => {
    const chosen = some(seeds, random, ({ notation }) => notation !== 'mail');
    const names = new Map(chosen.map(({ text, name }) => [text, name.split('/').at(-1) ?? name]));
    const join = (parts: readonly string[]) =>
      wrap(
        parts.map((text, at) => ({ name: names.get(text) ?? `changed${at}`, text })),
        random,
      );
    return {
      way,
      format: way,
      parts: [...names.keys()],
      join,
      mutations: [...rawMutations, ...soundXmlMutations, ...lineMutations],
    };
  };

const zipped = inside('zip', zip);
const tarred = inside('tar', tar);
const mailed = inside('mail', mail);
