import type { Item, Subject } from '../../item';
import type { XmlElement } from '../../xml';
import { attribute, child, children, lineOf } from '../../xml/tree';
import { type NitfDocument, noteOn } from './document';
import { metaValue } from './meta';

const mostConcepts = 200;

/** Subject codes, and what `identified-content` names, twins left out. */
export function subjectsOf(document: NitfDocument): readonly Subject[] | undefined {
  const coded = children(child(document.head, 'tobject'), 'tobject.subject').flatMap((one) => codedSubject(one) ?? []);
  const content = children(document.docdata, 'identified-content');
  for (const one of content) document.taken.add(one);
  const named = content.flatMap((one) => children(one)).flatMap((one) => namedSubject(one) ?? []);
  const seen = new Set<string>();
  const kept = [...coded, ...named].filter(({ qcode, name }) => {
    const key = JSON.stringify([qcode, name]);
    return !seen.has(key) && seen.add(key);
  });
  return kept.length > 0 ? kept.slice(0, mostConcepts) : undefined;
}

/** Three tiers in one element: the deepest is what the number stands for. */
function codedSubject(element: XmlElement): Subject | undefined {
  const tiers = ['detail', 'matter', 'type', 'code'].map((tier) => attribute(element, `tobject.subject.${tier}`));
  const name = tiers.find((tier) => tier !== undefined);
  const number = attribute(element, 'tobject.subject.refnum');
  const ipr = attribute(element, 'tobject.subject.ipr')?.toLowerCase();
  const qcode = number === undefined ? undefined : qcodeOf(number, ipr);
  if (qcode !== undefined) return name === undefined ? { qcode } : { qcode, name };
  const fallback = name ?? number;
  return fallback === undefined ? undefined : { name: fallback };
}

/** Eight digits are IPTC's: subject codes, or media topics, which all begin with 2. */
function qcodeOf(number: string, ipr: string | undefined): string | undefined {
  const ready = /^(?:[a-z]{2,20}:)?(\d{8})$/i.exec(number)?.[1];
  if (ready && (ipr === 'medtop' || ipr === 'subj')) return `${ipr}:${ready}`;
  if (ready) return `${ready.startsWith('2') ? 'medtop' : 'subj'}:${ready}`;
  return ipr && /^[a-z][\w.-]{0,30}$/.test(ipr) && /^[\w.-]{1,60}$/.test(number) ? `${ipr}:${number}` : undefined;
}

/** A person, an organisation, a place ... with a code, a name, or both. */
function namedSubject(element: XmlElement): Subject | undefined {
  const name = nameIn(element);
  const code = attribute(element, 'value') ?? attribute(element, 'location-code');
  const source = attribute(element, 'idsrc') ?? attribute(element, 'code-source');
  const known = code && source && /^\S{1,100}$/.test(source + code) ? `${source}:${code}` : undefined;
  // PR Newswire's `NYSE:KLN` of the source NYSE names it already.
  const qcode = code && source && code.startsWith(`${source}:`) ? code : known;
  if (qcode !== undefined) return name === undefined ? { qcode } : { qcode, name };
  const fallback = name ?? code;
  return fallback === undefined ? undefined : { name: fallback };
}

/** Parts of a place may stand side by side without a mark: `<city>Bergen</city><country>Norway</country>`. */
function nameIn(element: XmlElement): string | undefined {
  const parts = children(element);
  const isSplit = parts.length > 1 && element.children.every((node) => typeof node !== 'string' || node.trim() === '');
  return isSplit ? parts.flatMap((one) => lineOf(one) ?? []).join(', ') || undefined : lineOf(element);
}

/** NITF's own types of copy. Others are an agency's sections (NTB's "Innenriks"). */
const standardTypes = new Set(['news', 'data', 'advisory']);

/** The keywords, the fixture's name, the areas and interests that the copy is for, and the agency's own section. */
export function keywordsOf(document: NitfDocument): readonly string[] | undefined {
  const { docdata, head } = document;
  const lists = [...children(docdata, 'key-list'), ...children(head, 'key-list')];
  for (const list of lists) document.taken.add(list);
  const words = lists.flatMap((list) => [
    ...(attribute(list, 'key') ? [attribute(list, 'key')] : []),
    ...children(list, 'keyword').map((one) => attribute(one, 'key') ?? lineOf(one)),
  ]);
  const written = metaValue(document, 'keywords')?.slice(0, 10_000).split(/[,;]/) ?? [];
  const fixtures = children(docdata, 'fixture').map((one) => attribute(one, 'fix-id'));
  const scopes = children(docdata, 'doc-scope').map((one) => attribute(one, 'scope'));
  const type = attribute(child(head, 'tobject'), 'tobject.type');
  const category = type === undefined || standardTypes.has(type.toLowerCase()) ? undefined : type;
  const all = [...words, ...written, ...fixtures, ...scopes, category].flatMap((word) => word?.trim() || []);
  return all.length > 0 ? [...new Set(all)].slice(0, mostConcepts) : undefined;
}

/** Names for copy of no kind: NITF's property code, and NTB's. */
const noGenre = new Set(['current', 'news', 'nyheter']);

/** What kind of copy it is. */
export function genreOf(document: NitfDocument): string | undefined {
  const properties = children(child(document.head, 'tobject'), 'tobject.property');
  const [first, ...others] = properties
    .map((one) => attribute(one, 'tobject.property.type'))
    .filter((type) => type !== undefined && !noGenre.has(type.toLowerCase()));
  if (others.length > 0)
    noteOn(document, properties[0], 'More genres than one: the first was taken', others.join(', '));
  return first ?? metaValue(document, 'genre');
}

/** 1 highest to 8. */
export function urgencyOf(document: NitfDocument): number | undefined {
  const element = child(document.docdata, 'urgency');
  const raw = attribute(element, 'ed-urg');
  if (raw === undefined) return undefined;
  if (/^[1-9]$/.test(raw)) return Number(raw);
  noteOn(document, element, 'urgency is no whole number from 1 to 9', raw);
  return undefined;
}

/** The name of a series stands before its headlines; which part of how many this is goes to editors. */
export function seriesOf(document: NitfDocument): Pick<Item, 'kicker' | 'edNotes'> {
  const series = child(document.docdata, 'series') ?? child(document.bodyHead, 'series');
  const [part, total] = [attribute(series, 'series.part'), attribute(series, 'series.totalpart')];
  const text = part && `Part ${part}${total && total !== '0' ? ` of ${total}` : ''}`;
  return {
    kicker: attribute(series, 'series.name'),
    edNotes: text ? [{ role: 'series', text }] : undefined,
  };
}
