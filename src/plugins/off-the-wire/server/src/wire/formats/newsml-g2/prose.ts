import type { Item } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, child, children } from '../../xml/tree';
import { rankOf } from './concepts';
import { abstractRoles, headlineRoles, rankedHeadlines } from './habits';
import { wordOf } from './qcodes';
import { foreignness, inItsLanguage, type Reader, taking } from './reader';
import { folded, wordsOf } from './words';

/** Headline, kicker, abstract, slugline, creditline: the lines of text in contentMeta. */
export function proseOf(reader: Reader, provider: string | undefined): Partial<Item> {
  const { main, kicker, summary } = headlines(reader, provider);
  return {
    headline: titled(reader, taking(reader, main)),
    kicker: taking(reader, kicker),
    abstract: taking(reader, abstractAmong(reader)) ?? taking(reader, summary),
    slugline: taking(reader, inItsLanguage(reader, reader.contentMeta.all('slugline'))),
    creditline: taking(reader, inItsLanguage(reader, reader.contentMeta.all('creditline'))),
  };
}

/** A caption among the descriptions; for a picture one without a role is its caption, too. */
export function captionOf(reader: Reader): string | undefined {
  const sets = children(reader.item, 'contentSet');
  if (!reader.isMediaItem && !sets.some((set) => child(set, 'remoteContent'))) return undefined;
  const all = reader.contentMeta.all('description').filter((element) => !reader.taken.has(element));
  const captions = all.filter((element) => roleOf(element) === 'caption');
  const loose = reader.isMediaItem ? all.filter((element) => roleOf(element) === '') : [];
  return taking(reader, inItsLanguage(reader, captions)) ?? taking(reader, inItsLanguage(reader, loose));
}

/** The name that the item goes by among editors is its headline only where it has no other. */
function titled(reader: Reader, headline: string | undefined): string | undefined {
  const title = inItsLanguage(reader, reader.itemMeta.all('title'));
  const isSame = title !== undefined && headline !== undefined && wordsOf(title) === headline;
  return headline === undefined || isSame ? taking(reader, title) : headline;
}

interface Headlines {
  readonly main?: XmlElement;
  readonly kicker?: XmlElement;
  readonly summary?: XmlElement;
}

function headlines(reader: Reader, provider: string | undefined): Headlines {
  const all = reader.contentMeta.all('headline').filter((element) => folded(textIn(element)) !== '');
  const purpose = (element: XmlElement) => purposeOf(element, provider);
  const main = [...all]
    .filter((element) => purpose(element) !== 'kicker' && purpose(element) !== 'abstract')
    .sort((one, other) => weight(reader, one) - weight(reader, other))[0];
  const first = main ?? all[0];
  const rest = all.filter((element) => element !== first);
  return {
    main: first,
    kicker: inItsLanguage(
      reader,
      rest.filter((element) => purpose(element) === 'kicker'),
    ),
    summary: inItsLanguage(
      reader,
      rest.filter((element) => purpose(element) === 'abstract'),
    ),
  };
}

type Purpose = 'main' | 'kicker' | 'abstract' | 'other' | undefined;

function purposeOf(element: XmlElement, provider: string | undefined): Purpose {
  const role = roleOf(element);
  if (role === '') {
    const rank = rankOf(element);
    return rankedHeadlines.find((row) => row.rank === rank && row.provider === provider?.toLowerCase())?.as;
  }
  const found = (['main', 'kicker', 'abstract'] as const).find((use) => headlineRoles[use].words.includes(role));
  return found ?? 'other';
}

/** By role, then by language, then by the provider's rank. */
function weight(reader: Reader, element: XmlElement): number {
  const role = roleOf(element);
  const byRole = role === '' ? 1 : headlineRoles.main.words.includes(role) ? 0 : 2;
  return byRole * 1e8 + foreignness(reader, element) * 1e7 + rankOf(element);
}

function abstractAmong(reader: Reader): XmlElement | undefined {
  const all = reader.contentMeta.all('description');
  if (reader.isMediaItem) return all.find((element) => abstractRoles.includes(roleOf(element)));
  const ranked = [...abstractRoles, ''].map((role) => all.filter((element) => roleOf(element) === role));
  return inItsLanguage(reader, ranked.find((elements) => elements.length > 0) ?? []);
}

function roleOf(element: XmlElement): string {
  return wordOf(attribute(element, 'role') ?? attribute(element, 'roleuri') ?? '');
}

function textIn(element: XmlElement): string {
  return element.children.map((node) => (typeof node === 'string' ? node : textIn(node))).join('');
}
