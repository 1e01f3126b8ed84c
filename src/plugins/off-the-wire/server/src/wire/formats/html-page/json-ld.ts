import { plain } from '../../html';
import type { Note } from '../../item';
import { leavesOf } from '../../json-leaves';
import type { Stated } from '../../unsaid';
import type { XmlElement } from '../../xml';
import { attribute, descendants, rawText } from '../../xml/tree';

/** A schema.org thing, as a page's script says it. Everything in it is checked when it is asked for. */
export type Thing = Readonly<Record<string, unknown>>;

/** What the page's JSON-LD tells: the article itself, and the trail to it. */
export interface LinkedData {
  readonly article?: Thing;
  /** Labels from the root down. */
  readonly trail?: readonly string[];
  /** All that the scripts say, to see what of it no field takes. */
  readonly stated: readonly Stated[];
  readonly notes: readonly Note[];
}

export const articleTypes = /^(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting|Report|ScholarlyArticle)$/;
const mostThings = 500;
const mostStated = 2_000;
/** What sort of a thing it is, and in which vocabulary; a body that is not kept has a note of its own. */
const silent = new Set(['@type', '@context', 'articlebody']);

/** Reads every JSON-LD script of the page; one that is broken is noted and costs none of the others. */
export function linkedData(page: XmlElement): LinkedData {
  const things: Thing[] = [];
  const notes: Note[] = [];
  const stated: Stated[] = [];
  for (const script of descendants(page, 'script')) {
    if (!/^application\/ld\+json/i.test(attribute(script, 'type') ?? '')) continue;
    const value = parsed(rawText(script));
    if (value === undefined) notes.push({ rule: 'html-page', message: 'A JSON-LD script of the page is broken.' });
    else {
      collect(value, things, 0);
      stated.push(...leavesOf(value, (name) => silent.has(name)));
    }
  }
  const found = things.find((thing) => typesOf(thing).some((type) => articleTypes.test(type)));
  const article = found && resolved(found, things);
  const list = things.find((thing) => typesOf(thing).includes('BreadcrumbList'));
  return { article, trail: list && trailOf(list), stated: stated.slice(0, mostStated), notes };
}

/** `"publisher": {"@id": "#org"}` stands for the thing of the graph that has this id. */
function resolved(thing: Thing, things: readonly Thing[]): Thing {
  const byId = new Map<unknown, Thing>();
  for (const one of things)
    if (typeof one['@id'] === 'string' && Object.keys(one).length > 2) byId.set(one['@id'], one);
  const known = (value: unknown): unknown =>
    isThing(value) && Object.keys(value).length < 3 ? (byId.get(value['@id']) ?? value) : value;
  return Object.fromEntries(
    Object.entries(thing).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.slice(0, mostThings).map(known) : known(value),
    ]),
  );
}

/** The words of a property: a text, a number, the name of a thing, or the first of a list of these. */
export function words(thing: Thing | undefined, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const [first] = allWords(thing, name);
    if (first !== undefined) return first;
  }
  return undefined;
}

/** The words of every value of a property, in order. */
export function allWords(thing: Thing | undefined, name: string): string[] {
  const value = thing?.[name];
  const values = Array.isArray(value) ? value.slice(0, mostThings) : [value];
  return values.flatMap((one) => wordsOf(one) ?? []);
}

/** The things that a property holds. */
export function thingsIn(thing: Thing | undefined, name: string): Thing[] {
  const value = thing?.[name];
  return (Array.isArray(value) ? value.slice(0, mostThings) : [value]).filter(isThing);
}

function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'string') return plain(value) || undefined;
  if (typeof value === 'number') return String(value);
  return isThing(value)
    ? (wordsOf(value.name) ?? wordsOf(value['@value']) ?? wordsOf(value.url) ?? wordsOf(value['@id']))
    : undefined;
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Some pages wrap the script in a comment or CDATA, from the days when browsers showed scripts. */
function parsed(text: string): unknown {
  const bare = text
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/, '');
  try {
    return JSON.parse(bare) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The things on the top, in lists and in `@graph`; a page may also hang the article on itself. */
function collect(value: unknown, things: Thing[], depth: number): void {
  if (depth > 4 || things.length >= mostThings) return;
  if (Array.isArray(value)) for (const one of value.slice(0, mostThings)) collect(one, things, depth + 1);
  else if (isThing(value)) {
    things.push(value);
    for (const name of ['@graph', 'mainEntity', 'mainEntityOfPage', 'breadcrumb'])
      collect(value[name], things, depth + 1);
  }
}

function typesOf(thing: Thing): string[] {
  const type = thing['@type'];
  return (Array.isArray(type) ? type : [type])
    .filter((one): one is string => typeof one === 'string')
    .map((one) => one.replace(/^.*[/#:]/, ''));
}

/** schema.org/BreadcrumbList: by position where every step has one. */
function trailOf(list: Thing): readonly string[] | undefined {
  const steps = thingsIn(list, 'itemListElement').map((step) => ({
    position: Number(step.position),
    label: wordsOf(step.name) ?? words(step, 'item'),
  }));
  if (steps.every(({ position }) => Number.isFinite(position)))
    steps.sort((one, other) => one.position - other.position);
  const labels = steps.flatMap(({ label }) => label ?? []);
  return labels.length > 0 ? labels : undefined;
}
