import { gzip, mail, oddMail, tar, type Wrap, zip } from './mutate/containers';
import { htmlMutations } from './mutate/html';
import { brokenJsonMutations, soundJsonMutations } from './mutate/json';
import { capped, type Mutation, mostBytes } from './mutate/mutation';
import { rawMutations } from './mutate/raw';
import { controlMutations, lineMutations } from './mutate/text';
import { brokenXmlMutations, soundXmlMutations } from './mutate/xml';
import { type Random, randomOf } from './random';
import type { Notation, Seed } from './seeds';
import { familyOf } from './siblings';

export const kinds = ['raw', 'structure', 'active', 'container', 'siblings'] as const;
export type Kind = (typeof kinds)[number];

/** Bytes to be read, and how they came about. */
export interface Input {
  readonly kind: Kind;
  /** The folder of what it was made of. */
  readonly format: string;
  /** The file, and the mutations one after the other. */
  readonly made: string;
  readonly bytes: Buffer;
  readonly contentType?: string;
  readonly fileName?: string;
  /** What it is read as when it is not changed, and without the part that was. */
  readonly family?: { readonly whole: Buffer; readonly without: Buffer };
}

/** The input of this number: always the same from the same seed and files. */
export function inputOf(run: number, number: number, seeds: readonly Seed[]): Input {
  const random = randomOf(run, number);
  const seed = random.anyOf(seeds);
  if (!seed) throw new Error('There is nothing to make inputs of.');
  const make = random.pick<Make>([raw, raw, structure, structure, structure, active, active, container, siblings]);
  const made = make(seed, random, seeds) ?? structure(seed, random, seeds) ?? raw(seed, random, seeds);
  return { ...made, ...told(seed, random) };
}

type Made = Omit<Input, 'contentType' | 'fileName'>;
type Make = (seed: Seed, random: Random, seeds: readonly Seed[]) => Made | undefined;

const ofNotation: Readonly<Record<Notation, readonly Mutation[]>> = {
  xml: [...soundXmlMutations, ...brokenXmlMutations],
  json: [...soundJsonMutations, ...brokenJsonMutations],
  html: [...htmlMutations, ...soundXmlMutations, ...brokenXmlMutations],
  text: [...lineMutations, ...controlMutations],
  mail: [...lineMutations, ...htmlMutations],
};

const bytesOf = (text: string) => Buffer.from(capped(text), 'latin1');

/** Some mutations one after the other. */
function changed(seed: Seed, mutations: readonly Mutation[], most: number, random: Random, seeds: readonly Seed[]) {
  let text = seed.text;
  const names: string[] = [];
  for (let count = random.between(1, most); count > 0; count -= 1) {
    const mutation = random.anyOf(mutations);
    if (!mutation) break;
    text = capped(mutation.apply(text, random, seeds));
    names.push(mutation.name);
  }
  return { text, made: `${seed.name}: ${names.join(', ')}` };
}

function raw(seed: Seed, random: Random, seeds: readonly Seed[]): Made {
  const { text, made } = changed(seed, rawMutations, 3, random, seeds);
  return { kind: 'raw', format: seed.format, made, bytes: bytesOf(text) };
}

function structure(seed: Seed, random: Random, seeds: readonly Seed[]): Made {
  const mutations = random.chance(0.1) ? lineMutations : ofNotation[seed.notation];
  const { text, made } = changed(seed, mutations, 3, random, seeds);
  return { kind: 'structure', format: seed.format, made, bytes: bytesOf(text) };
}

function active(seed: Seed, random: Random, seeds: readonly Seed[]): Made {
  const own = seed.notation === 'html' || seed.notation === 'mail' ? htmlMutations : ofNotation[seed.notation];
  const { text, made } = changed(
    seed,
    own.filter(({ name }) => name.includes('active')),
    6,
    random,
    seeds,
  );
  return { kind: 'active', format: seed.format, made, bytes: bytesOf(text) };
}

function container(seed: Seed, random: Random, seeds: readonly Seed[]): Made {
  const file = (one: Seed, text: string) => ({
    name: one.name.split('/').at(-1) ?? '',
    text: text.slice(0, mostBytes / 4),
  });
  const first = changed(seed, [...rawMutations, ...ofNotation[seed.notation]], 2, random, seeds);
  const others = Array.from({ length: random.int(3) }, () => random.anyOf(seeds) ?? seed);
  const wraps: readonly (readonly [string, Wrap])[] = [
    ['zip', zip],
    ['tar', tar],
    ['gzip', gzip],
    ['mail', mail],
    ['mail', oddMail],
  ];
  let files = [file(seed, first.text), ...others.map((other) => file(other, other.text))];
  const names: string[] = [];
  for (let levels = random.pick([1, 1, 1, 2, 6]); levels > 0; levels -= 1) {
    const [name = 'zip', wrap = zip] = random.anyOf(wraps) ?? [];
    files = [{ name: `inner.${name}`, text: capped(wrap(files, random)) }];
    names.push(name);
  }
  const [whole] = files;
  const broken = random.chance(0.4) ? random.anyOf(rawMutations) : undefined;
  const text = broken?.apply(whole?.text ?? '', random, seeds) ?? whole?.text ?? '';
  const made = [first.made, ...names, broken?.name].filter(Boolean).join(', ');
  return { kind: 'container', format: names.at(-1) ?? 'zip', made, bytes: bytesOf(text) };
}

function siblings(_: Seed, random: Random, seeds: readonly Seed[]): Made | undefined {
  const family = familyOf(seeds, random);
  if (!family || family.changed.length > mostBytes) return undefined;
  const [whole, without] = [bytesOf(family.whole), bytesOf(family.without)];
  return {
    kind: 'siblings',
    format: family.format,
    made: family.way,
    bytes: bytesOf(family.changed),
    family: { whole, without },
  };
}

const types = [
  'text/plain',
  'text/html; charset=utf-8',
  'application/json',
  'text/xml; charset=gb18030',
  'x',
  'text/plain; charset=utf-16le',
] as const;

/** What the transport says of it: mostly nothing, sometimes a lie. */
function told(seed: Seed, random: Random): { contentType?: string; fileName?: string } {
  return {
    contentType: random.chance(0.06) ? random.pick(types) : undefined,
    fileName: random.chance(0.3) ? seed.name.split('/').at(-1) : undefined,
  };
}
