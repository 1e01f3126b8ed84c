import sanitizeHtml from 'sanitize-html';
import { kept, renamed, unseen } from './allow-list';
import { assemble } from './assemble';

/** Text with its entities decoded, without control characters. */
export interface Text {
  readonly text: string;
}

/** An element of the allow-list, or `div` and `hr`, which only separate and never stay. */
export interface Element {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Node[];
  /** What it is as clean HTML, where that is known already. */
  readonly html?: string;
}

export type Node = Text | Element;

/**
 * Any HTML as a tree of what the allow-list lets through, at most 64 deep. Content that readers never see (scripts,
 * styles, form controls, embedded objects) is gone; an element that is merely unknown leaves its children.
 */
export function htmlTree(html: string): readonly Node[] {
  // Text alone needs no sanitizer: it writes no other character than these in another way.
  if (!/[<&]/.test(html)) return assemble(html.replaceAll('>', '&gt;'));
  return assemble(sanitizeHtml(flattenWhereHostile(html), allowList));
}

const keptTags = new Set([...kept, 'div', 'hr']);
const unseenTags = new Set(unseen);

/**
 * What the allow-list makes of a tag by its name: the tag that stays, `undefined` where only its content stays, `null`
 * where its content goes too.
 */
export function allowedTag(name: string): string | undefined | null {
  const known = answers.get(name);
  return known === undefined && otherwise.test(name) ? answerFor(name) : known;
}

/** What may be a known name, written in another way. */
const otherwise = /[A-Z:]/;

function answerFor(name: string): string | undefined | null {
  const tag = plainName(name.toLowerCase());
  if (unseenTags.has(tag)) return null;
  return keptTags.has(tag) ? tag : undefined;
}

/** Every name that is not merely unknown. */
const answers: ReadonlyMap<string, string | undefined | null> = new Map(
  [...keptTags, ...renamed.keys(), ...unseen].map((name) => [name, answerFor(name)] as const),
);

const allowList: sanitizeHtml.IOptions = {
  allowedTags: [...keptTags],
  allowedAttributes: {
    a: ['href', 'rel'],
    img: ['src', 'alt', 'width', 'height'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    ol: ['start'],
    abbr: ['title'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  nonTextTags: unseen,
  nestingLimit: 64,
  parseStyleAttributes: false,
  transformTags: { '*': (tag, attribs) => ({ tagName: plainName(tag), attribs }) },
  // XHTML bodies carry CDATA sections; their text is text.
  parser: { decodeEntities: true, recognizeCDATA: true },
};

/** `xhtml:p` is a p. */
function plainName(tag: string): string {
  const local = tag.slice(tag.lastIndexOf(':') + 1);
  return renamed.get(local) ?? local;
}

const DEEPEST = 512;
/** Tags that close by themselves, hold nothing, or hold only raw text: they add no depth that others do not. */
const shallow = new Set(
  'p li dt dd tr td th option br hr img input meta link area base col wbr source track script style title textarea'.split(
    ' ',
  ),
);
const tagStart = /<(\/?)([a-zA-Z][^\s/>]*)/g;

/**
 * The parser's time grows with the square of the depth: copy that opens more than 512 elements without closing them
 * keeps its text and paragraphs and loses its other tags.
 */
function flattenWhereHostile(html: string): string {
  if (deepest(html) <= DEEPEST) {
    return html;
  }
  return html.replace(/<\/?([a-zA-Z][^\s/>]*)[^<>]*>?/g, (tag, name: string) => {
    const plain = name.toLowerCase();
    return shallow.has(plain) ? tag : renamed.get(plain) === 'div' ? '<p>' : '';
  });
}

function deepest(html: string): number {
  const open = new Map<string, number>();
  let depth = 0;
  let most = 0;
  for (const [, slash, name = ''] of html.matchAll(tagStart)) {
    const tag = name.toLowerCase();
    if (shallow.has(tag)) {
      continue;
    }
    const count = open.get(tag) ?? 0;
    const step = slash === '' ? 1 : count > 0 ? -1 : 0;
    open.set(tag, count + step);
    depth += step;
    most = Math.max(most, depth);
  }
  return most;
}
