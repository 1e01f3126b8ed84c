import type { Item, Note } from '../../item';
import { leavesOf } from '../../json-leaves';
import { type Said, type Stated, saidBy, unsaidNote } from '../../unsaid';
import type { XmlDocument, XmlElement } from '../../xml';
import { type StatedRules, silent, statedIn } from '../../xml/rest';
import { attribute, child, children, descendants, lineOf } from '../../xml/tree';
import { feedMoment } from './date';
import { isBrokenOff } from './mend';

/** What an entry became. */
export interface Made {
  readonly item: Item;
  readonly notes: readonly Note[];
}

/** One note on all that an XML feed says and no field takes: a story's geography, a channel's generator. */
export function unsaidOf({ roots }: XmlDocument, made: readonly Made[]): readonly Note[] {
  const entries = roots.flatMap((root) => descendants(root, 'item', 'entry')).filter((one) => !isBrokenOff(one));
  const each = knownTo(made, entries.length);
  const ofEntries = entries.flatMap((entry, at) => {
    const said = each(at);
    return [...statedIn(entry, rules, said), ...languagesOf([entry]).filter(({ text }) => !said(text))];
  });
  const ofFeed = roots.flatMap((root) => [...statedIn(root, rules), ...ofChannel(root)]);
  return noteOn(ofEntries, ofFeed, made);
}

/** The same of a JSON Feed. */
export function unsaidOfJson(feed: unknown, made: readonly Made[]): readonly Note[] {
  const items: unknown = typeof feed === 'object' && feed !== null ? Reflect.get(feed, 'items') : undefined;
  const entries = Array.isArray(items) ? items : [];
  const each = knownTo(made, entries.length);
  const isText = (name: string) => texts.has(name);
  const ofEntries = entries.flatMap((entry, at) => leavesOf(entry, isText).filter((one) => !each(at)(one.text)));
  return noteOn(ofEntries, leavesOf(feed, isText, items), made);
}

const texts = new Set(['version', 'content_html', 'content_text', 'summary']);

function noteOn(ofEntries: readonly Stated[], ofFeed: readonly Stated[], made: readonly Made[]): readonly Note[] {
  const said = knownToAll(made);
  const stated = [...ofEntries, ...ofFeed.filter(({ text }) => !said(text))];
  return unsaidNote(stated, () => false, 'feed', 'What the feed says besides and no field takes.');
}

/** What each entry became says; where one was left out they cannot be told apart, and all of them are asked. */
function knownTo(made: readonly Made[], entries: number): (at: number) => Said {
  if (made.length !== entries) {
    const all = knownToAll(made);
    return () => all;
  }
  const one = made.map(({ item, notes }) => withDates(saidBy([item], notes)));
  return (at) => one[at] ?? (() => false);
}

const knownToAll = (made: readonly Made[]): Said =>
  withDates(
    saidBy(
      made.map(({ item }) => item),
      [],
    ),
  );

const withDates =
  (said: Said): Said =>
  (text) =>
    said(text) || (/\d{2}/.test(text) && text.length < 60 && said(feedMoment(text.trim()) ?? text));

/** What a feed says of itself: not the text of an entry. */
function ofChannel(root: XmlElement): readonly Stated[] {
  const channel = child(root, 'channel');
  const own = children(channel ?? root, 'description', 'summary');
  return [
    ...own.map((element) => ({ at: `channel/${element.name}`, text: lineOf(element) ?? '' })),
    ...languagesOf(channel ? [root, channel] : [root]),
  ];
}

const languagesOf = (elements: readonly XmlElement[]): readonly Stated[] =>
  elements.flatMap((one) => attribute(one, 'xml:lang') ?? []).map((text) => ({ at: 'xml:lang', text }));

/** How the feed is written, what chose the field, and what a body cannot keep: the texts are in the body and abstract. */
const rules: StatedRules = {
  silent: silent(
    'rss@version feed@version RDF@version isPermaLink mode type medium isDefault expression rel status@state=deleted ' +
      'resource parseType a@href a@title a@target a@rel img@src img@alt img@width img@height td@colspan td@rowspan ol@start',
  ),
  closed: new Set(['Seq', 'item', 'entry']),
  reworded: isText,
};

/** A text that becomes body or abstract: `description` of RSS, not that of Dublin Core or Media RSS. */
function isText({ name, namespace = '' }: XmlElement): boolean {
  return textNames.has(name) && !modules.test(namespace);
}

const textNames = new Set(['description', 'encoded', 'content', 'summary']);
const modules = /mrss|itunes|dc\/(?:elements|terms)|apple/i;
