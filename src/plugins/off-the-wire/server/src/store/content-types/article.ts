import { versionKinds } from '../../wire/item';
import { deskStates } from '../../wire/story/revise';
import { contentType, line, pluginUid } from './content-type';

const json = { type: 'json' } as const;
const byTheDesk = { readOnly: true } as const;

/** What editors and readers see: one per story. A published row exists if and only if readers may see it now. */
export const article = contentType({
  name: 'article',
  plural: 'articles',
  table: 'otw_articles',
  label: 'Article',
  description: 'One story: its newest version, as editors work it and readers see it',
  draftAndPublish: true,
  fields: {
    headline: { attribute: { ...line, required: true }, label: 'Headline' },
    slug: {
      attribute: { type: 'uid', targetField: 'headline', column: { type: 'text', args: [] } },
      label: 'Web address',
      help: 'The end of the page address. Changing it breaks links that readers have saved.',
    },
    kicker: { attribute: line, label: 'Kicker', help: 'Series label before the headline, as "China Focus".' },
    genre: { attribute: line, label: 'Genre', help: 'Kind of journalism, as Interview, Analysis, Roundup.' },
    slugline: {
      attribute: line,
      label: 'Slugline',
      help: "The agency's own name for the story, the same through all its leads.",
    },
    byline: { attribute: line, label: 'Byline' },
    dateline: { attribute: line, label: 'Dateline', help: 'As printed: "BEIJING, Sept. 13".' },
    located: { attribute: line, label: 'Located', help: 'The place that the dateline names.' },
    abstract: { attribute: { type: 'text' }, label: 'Abstract', help: 'A short summary, shown under the headline.' },
    body: { attribute: { type: 'customField', customField: pluginUid('body') }, label: 'Body' },
    publicNote: {
      attribute: { type: 'text' },
      label: 'Note to readers',
      help: 'Wording of a correction or withdrawal, shown with the article.',
    },
    urgency: {
      attribute: { type: 'integer', min: 1, max: 9 },
      label: 'Urgency',
      help: '1 is a flash, 5 is normal, 9 is lowest.',
    },
    language: { attribute: { type: 'string' }, label: 'Language', help: 'As "en", "es" or "zh-Hans".' },
    source: {
      attribute: { type: 'relation', relation: 'manyToOne', target: pluginUid('source') },
      label: 'Source',
      help: 'The channel that this copy arrived by.',
    },
    breadcrumb: {
      attribute: { type: 'relation', relation: 'manyToOne', target: pluginUid('breadcrumb') },
      label: 'Section',
      help: 'Where the article stands; readers see the path to it.',
    },
    breadcrumbs: {
      attribute: { type: 'relation', relation: 'manyToMany', target: pluginUid('breadcrumb') },
      label: 'Further sections',
      help: 'Other sections that list it too.',
    },
    provider: { attribute: line, label: 'Agency', help: 'Whose copy it is, as Xinhua or AP.' },
    infoSource: { attribute: line, label: 'Information from' },
    creditline: { attribute: line, label: 'Credit line', help: 'What to print as the credit.' },
    copyrightNotice: { attribute: { type: 'text' }, label: 'Copyright notice' },
    usageTerms: { attribute: { type: 'text' }, label: 'Usage terms' },
    subjects: { attribute: json, label: 'Subjects', help: 'Codes and names of what it is about.' },
    keywords: { attribute: json, label: 'Keywords' },
    media: { attribute: json, label: 'Media', help: 'Pictures, video and sound that came with the copy.' },
    embargo: {
      attribute: json,
      label: 'Embargo',
      help: 'What the copy said of an embargo. Empty it to release the story, then publish.',
    },
    expires: { attribute: { type: 'string' }, label: 'Expires', help: 'UTC; not to be used after this.' },
    edNotes: { attribute: json, label: 'Notes to editors', help: 'Never shown to readers.' },
    deskState: {
      attribute: { type: 'enumeration', enum: [...deskStates], default: 'incoming' },
      label: 'State',
      help: 'Where the story stands on the desk.',
      ...byTheDesk,
    },
    heldBecause: { attribute: line, label: 'Held because', ...byTheDesk },
    pubStatus: {
      attribute: { type: 'enumeration', enum: ['usable', 'withheld', 'canceled'], default: 'usable' },
      label: "Agency's word",
      help: 'Whether the agency lets this copy be used.',
      ...byTheDesk,
    },
    versionKind: { attribute: { type: 'enumeration', enum: [...versionKinds] }, label: 'Version is', ...byTheDesk },
    leadNumber: { attribute: { type: 'integer' }, label: 'Lead number', ...byTheDesk },
    version: { attribute: line, label: "Agency's version", ...byTheDesk },
    wordCount: { attribute: { type: 'integer' }, label: 'Words', ...byTheDesk },
    firstCreated: { attribute: { type: 'string' }, label: 'First written (UTC)', ...byTheDesk },
    versionCreated: { attribute: { type: 'string' }, label: 'This version written (UTC)', ...byTheDesk },
    firstPublished: { attribute: { type: 'datetime' }, label: 'First published', ...byTheDesk },
    lastPublished: { attribute: { type: 'datetime' }, label: 'Last published', ...byTheDesk },
    guid: { attribute: line, label: 'Agency id', ...byTheDesk },
    altIds: { attribute: json, label: 'Other ids', ...byTheDesk },
    links: { attribute: json, label: 'Links to other stories', ...byTheDesk },
  },
  indexes: [
    { name: 'otw_articles_slug_index', columns: ['slug'] },
    { name: 'otw_articles_guid_index', columns: ['guid'] },
    { name: 'otw_articles_desk_index', columns: ['desk_state', 'last_published'] },
  ],
  list: ['headline', 'deskState', 'urgency', 'provider', 'versionKind', 'wordCount', 'lastPublished'],
  mainField: 'headline',
  sort: ['updatedAt', 'DESC'],
  edit: [
    [['headline', 12]],
    [
      ['kicker', 6],
      ['genre', 6],
    ],
    [['abstract', 12]],
    [['body', 12]],
    [['publicNote', 12]],
    [
      ['breadcrumb', 6],
      ['breadcrumbs', 6],
    ],
    [
      ['urgency', 4],
      ['language', 4],
      ['source', 4],
    ],
    [
      ['byline', 6],
      ['dateline', 6],
    ],
    [
      ['slugline', 6],
      ['located', 6],
    ],
    [['slug', 12]],
    [
      ['deskState', 4],
      ['heldBecause', 8],
    ],
    [
      ['pubStatus', 4],
      ['versionKind', 4],
      ['leadNumber', 4],
    ],
    [
      ['provider', 6],
      ['creditline', 6],
    ],
    [
      ['infoSource', 6],
      ['version', 6],
    ],
    [['subjects', 12]],
    [['keywords', 12]],
    [['media', 12]],
    [['embargo', 12]],
    [
      ['expires', 6],
      ['wordCount', 6],
    ],
    [['edNotes', 12]],
    [['copyrightNotice', 12]],
    [['usageTerms', 12]],
    [
      ['firstCreated', 6],
      ['versionCreated', 6],
    ],
    [
      ['firstPublished', 6],
      ['lastPublished', 6],
    ],
    [['guid', 12]],
    [['altIds', 12]],
    [['links', 12]],
  ],
});
