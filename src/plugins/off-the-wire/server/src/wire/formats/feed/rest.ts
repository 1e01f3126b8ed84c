import type { Item, Note } from '../../item';
import { leavesOf } from '../../json-leaves';
import { type Stated, saidBy, unsaidNote } from '../../unsaid';
import type { XmlDocument, XmlElement } from '../../xml';
import { type StatedRules, statedIn } from '../../xml-rest';
import { attribute, child, children, descendants, lineOf } from '../../xml-tree';
import { feedMoment } from './date';

/** One note on all that an XML feed says and no field takes: a story's geography, a channel's generator. */
export function unreadOf({ roots }: XmlDocument, items: readonly Item[], before: readonly Note[]): readonly Note[] {
  return noteOn(
    roots.flatMap((root) => [...statedIn(root, rules), ...ofChannel(root)]),
    items,
    before,
  );
}

/** The same of a JSON Feed. */
export function unreadOfJson(text: string, items: readonly Item[], before: readonly Note[]): readonly Note[] {
  const feed: unknown = JSON.parse(text);
  return noteOn(
    leavesOf(feed, (name) => texts.has(name)),
    items,
    before,
  );
}

const texts = new Set(['version', 'content_html', 'content_text', 'summary']);

function noteOn(stated: ReturnType<typeof statedIn>, items: readonly Item[], before: readonly Note[]) {
  const said = saidBy(items, before);
  return unsaidNote(
    stated,
    (text) => said(text) || said(feedMoment(text) ?? text),
    'feed',
    'What the feed says besides and no field takes.',
  );
}

/** What a feed says of itself: not the text of an entry. */
function ofChannel(root: XmlElement): readonly Stated[] {
  const texts = children(child(root, 'channel') ?? root, 'description', 'summary');
  const languages = [root, ...descendants(root, 'channel', 'item', 'entry')].flatMap(
    (one) => attribute(one, 'xml:lang') ?? [],
  );
  return [
    ...texts.map((element) => ({ at: `channel/${element.name}`, text: lineOf(element) ?? '' })),
    ...[...new Set(languages)].map((text) => ({ at: 'xml:lang', text })),
  ];
}

/** How the feed is written, what chose the field, and what a body cannot keep: the texts are in the body and abstract. */
const rules: StatedRules = {
  silent: new Set(
    (
      'rss@version feed@version RDF@version isPermaLink mode type medium isDefault expression rel href=#self ' +
      'status@state=deleted resource parseType a@href a@title a@target a@rel img@src img@alt img@width img@height ' +
      'td@colspan td@rowspan ol@start'
    ).split(' '),
  ),
  closed: new Set(['Seq']),
  reworded: isText,
};

/** A text that becomes body or abstract: `description` of RSS, not that of Dublin Core or Media RSS. */
function isText({ name, namespace = '' }: XmlElement): boolean {
  return textNames.has(name) && !modules.test(namespace);
}

const textNames = new Set(['description', 'encoded', 'content', 'summary']);
const modules = /mrss|itunes|dc\/(?:elements|terms)|apple/i;
