import type { Copy } from '../../../src/plugins/off-the-wire/server/src/wire/copy';
import type { FormatName } from '../../../src/plugins/off-the-wire/server/src/wire/formats';
import type { Item } from '../../../src/plugins/off-the-wire/server/src/wire/item';
import type { Piece } from './pieces';

/** Pieces that say nothing of a story, or that became something else, each with the reason. */
interface Rule {
  /** The end of the path of a piece. */
  readonly at: RegExp;
  readonly why: string;
  /** Only pieces of this text. */
  readonly text?: RegExp;
  /** What it became: if no item has it, the piece is lost. */
  readonly became?: (item: Item) => unknown;
}

/** Whether a piece that stands in no field and no note may be missing. */
export function isTechnical(format: FormatName | undefined, { at, text }: Piece, { items }: Copy): boolean {
  const rules = [...(xml.has(format) ? ofXml : []), ...ofHtml, ...(format ? (byFormat[format] ?? []) : [])];
  return rules.some(
    (rule) =>
      rule.at.test(at) &&
      (rule.text?.test(text.trim()) ?? true) &&
      (rule.became === undefined || items.some((item) => Boolean(rule.became?.(item)))),
  );
}

const xml: ReadonlySet<FormatName | undefined> = new Set(['newsml-g2', 'newsml-1', 'nitf', 'feed', 'wxr', 'html-page']);

const ofXml: readonly Rule[] = [
  { at: /@xmlns(?::\w+)?$|@xsi:\w+$/, why: 'names of namespaces, and where a schema lies' },
  { at: /\/.*@xml:\w+$/, why: 'the language of one text among several: it chooses the text' },
  { at: /@id$/, why: 'points from one place of the file to another' },
];

/** Of HTML in any format. */
const ofHtml: readonly Rule[] = [
  { at: /(?:^|[/#])(?:script|style)$|@on[a-z]+$/, why: 'scripts, styles and handlers go' },
  {
    at: /@(?:class|style|id|dir|role|aria-\w+|data-[\w-]+|target|clear|align|valign|border)$/,
    why: 'how it looks and behaves',
  },
  {
    at: /@(?:href|src)$/,
    text: /^(?:javascript|data|vbscript|cid):|^[/#]/i,
    why: 'unknown schemes go; a path leads nowhere from a wire',
  },
  {
    at: /(?:img|amp-[a-z-]+)@(?:width|height)$|@(?:colspan|rowspan|border|cellspacing|cellpadding|cols|column-count|row-count)$|(?:^|\/)ol@(?:start|seqnum)$/,
    why: 'numbers of a layout, which stay where they are such',
  },
  { at: /img\[pixel\]@/, why: 'counts who reads' },
  { at: /script@src$/, why: 'where a script lies' },
  { at: /meta@charset$/, why: 'the encoding of the bytes' },
];

const newsmlG2: readonly Rule[] = [
  { at: /@(?:standard|standardversion|conformance)$/, why: 'which standard the file follows' },
  { at: /newsItem@xml:lang$/, why: 'of the item, where the content says its own', became: ({ language }) => language },
  { at: /catalogRef@href$|catalog\/scheme@\w+$/, why: 'vocabularies: aliases are resolved by them' },
  {
    at: /@(?:type|rank|separator|creator|confidence|relevance|pubconstraint)$/,
    why: 'of a property: what sort, in which order, by whom, how sure',
  },
  {
    at: /(?:headline|description|group|itemRef\/.*)@role$|itemRef@(?:contenttype|size)$|groupSet@root$/,
    why: 'chooses the field of the text',
  },
  {
    at: /edNote\/?.*@role$/,
    why: 'the role is kept by its code',
    became: ({ edNotes, embargo }) => edNotes ?? embargo,
  },
  { at: /itemClass@qcode$/, why: 'what sort of an item it is: text, picture, package' },
  { at: /pubStatus@(?:qcode|uri)$/, why: 'its word in our spelling', became: ({ pubStatus }) => pubStatus },
  { at: /signal@qcode$/, why: 'its word in ours', became: ({ versionKind, edNotes }) => versionKind ?? edNotes },
  { at: /provider@qcode$/, why: 'the agency by our name for it', became: ({ provider }) => provider },
  {
    at: /inline(?:XML|Data)@(?:contenttype|wordcount|encoding)$/,
    why: 'how the text is written; words are counted by us',
  },
  { at: /partMeta@partid$/, why: 'points from one place of the file to another' },
];

const newsml1: readonly Rule[] = [
  {
    at: /@(?:Duid|Euid|Scheme|Vocabulary|Version|Rank|EquivalentsList|Essential)$/,
    why: 'points within the file; how it is built',
  },
  { at: /Catalog@Href$|TopicSet(?:@|\/)|BasisForChoice$/, why: 'vocabularies and processing' },
  {
    at: /(?:Role|MediaType|Format|MimeType|Notation|MetadataType)@FormalName$|Encoding@Notation$/,
    why: 'chooses how a part is read',
  },
  { at: /Property@FormalName$/, why: 'the name of a value that is kept, or told with it' },
  { at: /RevisionId@PreviousRevision$/, text: /^0$/, why: 'there is none' },
  { at: /RevisionId@Update$/, text: /^N$/, why: 'whole, as nearly all are' },
  { at: /NewsItemType@FormalName$/, text: /^News$/, why: 'as nearly all are' },
  {
    at: /Location@HowPresent$/,
    text: /^Origin$/,
    why: 'where it was written: located',
    became: ({ located }) => located,
  },
];

const nitf: readonly Rule[] = [
  { at: /nitf@(?:version|change\.date|change\.time)$/, why: "the DTD's, not the story's" },
  { at: /p@(?:lede|summary|optional-text)$/, why: 'the text stays in its place' },
  { at: /media@media-type$/, why: 'what sort of a thing it is', became: ({ media }) => media },
  {
    at: /meta@(?:name|http-equiv)$|meta\[.*\]@name$|media-metadata@name$|classifier@type$/,
    why: 'the name of a value that is kept, or told with it',
  },
  { at: /(?:note|tagline)@(?:type|noteclass)$/, why: 'chooses the field of the text' },
  { at: /tobject\.property@tobject\.property\.type$/, text: /^Current$/, why: 'as nearly all are' },
  { at: /tobject@tobject\.type$/, text: /^News$/, why: 'as nearly all are' },
  { at: /du-key@part$/, why: "where in the provider's own tree the key stands" },
  { at: /@series\.totalpart$/, text: /^0$/, why: 'not known' },
  { at: /@tobject\.subject\.ipr$/, why: 'the vocabulary of a code', became: ({ subjects }) => subjects },
];

const ninjs: readonly Rule[] = [
  { at: /(?:^|\/)\$?standard\//i, why: 'which standard the object follows' },
  {
    at: /(?:^|\/)(?:type|role|rel|mimetype|contenttype|representationtype|scheme)$/i,
    why: 'chooses the field of the value',
  },
  {
    at: /(?:^|\/)(?:charcount|wordcount|rank|creator|relevance|confidence)$/i,
    why: 'counted by us; how sure a machine was',
  },
  { at: /#ttnitf\/.*@/, why: 'numbers of the parts of another markup, whose words are told' },
  { at: /(?:^|\/)signal\/qcode$/, why: 'its word in ours', became: ({ versionKind }) => versionKind },
  { at: /(?:^|\/)subjects\/uri$/, why: "IPTC's vocabularies by their aliases", became: ({ subjects }) => subjects },
  {
    at: /\/uri$/,
    text: /^https:\/\/api\.ap\.org\//,
    why: 'the query behind the id holds the key of whoever asked',
    became: ({ guid }) => guid,
  },
];

const feed: readonly Rule[] = [
  { at: /@xml:base$/, why: 'what relative addresses stand on' },
  { at: /items\/Seq\/li@/, why: 'the entries by their addresses, again' },
  { at: /(?:rss|feed)@version$|^version$/, why: 'which standard the file follows' },
  { at: /@(?:isPermaLink|mode|type|rel|medium)$/, why: 'chooses how a value is read' },
  { at: /item\/title$/, text: /^Tom &/, why: 'entities that a lenient reader reads' },
  {
    at: /pubDate$/,
    text: / 26 .* EST$|^Rab, 04 Mei 2022|KST$/,
    why: 'a date as feeds write them',
    became: ({ firstCreated }) => firstCreated,
  },
  { at: /status@state$/, text: /^deleted$/, why: 'canceled', became: ({ pubStatus }) => pubStatus },
];

const wxr: readonly Rule[] = [
  { at: /rss@version$|@isPermaLink$|@nicename$/, why: 'which standard; the address of a name' },
  { at: /category@domain$/, text: /^(?:category|post_tag)$/, why: 'chooses subjects or keywords' },
  { at: /item\/(?:post_id|post_type)$/, why: "the row in the site's own database" },
  {
    at: /item\/post_(?:date|modified)$/,
    why: 'the same time in the zone of the site',
    became: ({ firstCreated }) => firstCreated,
  },
  { at: /encoded#/, text: /^\[\/?caption\b|\[\/?caption\b/, why: 'lays out a picture' },
];

const htmlPage: readonly Rule[] = [
  { at: /@(?:rel|type|property|name|itemprop|itemtype|itemscope)$/, why: 'names what a value is' },
  { at: /meta\[og:type\]@content$|[/#]@(?:type|context)$/, why: 'what sort of a thing it is' },
  {
    at: /meta\[(?:viewport|robots|theme-color|twitter:card)\]@content$/,
    why: 'speaks to browsers, robots and other sites',
  },
  { at: /meta\[position\]@content$/, why: 'the order of the breadcrumb' },
];

const email: readonly Rule[] = [
  {
    at: /header\/(?!sender|reply-to|organization|comments|importance|priority|x-priority|expir|list-id|summary|keywords|content-language)/,
    why: 'about the transport, and partly private',
  },
];

const byFormat: Partial<Record<FormatName, readonly Rule[]>> = {
  'newsml-g2': [...newsmlG2, ...nitf],
  'newsml-1': [...newsml1, ...nitf],
  'html-page': htmlPage,
  nitf,
  ninjs,
  feed,
  wxr,
  email,
  'anpa-1312': [
    { at: /^line/, text: /\d\{</, why: 'a half of the typesetters', became: ({ body }) => body?.includes('½') },
  ],
  'iptc-7901': [{ at: /^line/, text: /^# ?Notizblock$/, why: 'the heading of the notes to editors' }],
};
