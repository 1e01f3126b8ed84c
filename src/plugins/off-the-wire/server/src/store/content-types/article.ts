import { versionKinds } from '../../wire/item';
import { deskStates } from '../../wire/story/version';
import { contentType, line, pluginUid } from './content-type';
import { choice, custom, facts } from './custom';

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
    headline: {
      attribute: { ...line, required: true },
      label: 'Headline',
      help: 'As readers see it, without lead numbers: "Kalder Bridge reopens after storm".',
    },
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
    byline: { attribute: line, label: 'Byline', help: 'Who wrote it, as readers see it: "Ada Quill".' },
    dateline: { attribute: line, label: 'Dateline', help: 'As printed: "BEIJING, Sept. 13".' },
    located: { attribute: line, label: 'Located', help: 'The place that the dateline names.' },
    abstract: { attribute: { type: 'text' }, label: 'Abstract', help: 'A short summary, shown under the headline.' },
    body: { attribute: custom('body'), label: 'Body', help: 'The story itself, as readers see it.' },
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
    language: {
      attribute: custom('language'),
      label: 'Language',
      help: 'Of this text. A translation is an article of its own.',
    },
    source: {
      attribute: { type: 'relation', relation: 'manyToOne', target: pluginUid('source') },
      label: 'Source',
      help: 'The channel that this copy arrived by.',
      placeholder: 'Pick a source',
      mainField: 'name',
    },
    breadcrumb: {
      attribute: { type: 'relation', relation: 'manyToOne', target: pluginUid('breadcrumb') },
      label: 'Section',
      help: 'Where the article stands; readers see the path to it.',
      placeholder: 'Pick a section',
      mainField: 'label',
    },
    breadcrumbs: {
      attribute: { type: 'relation', relation: 'manyToMany', target: pluginUid('breadcrumb') },
      label: 'Further sections',
      help: 'Other sections that list it too.',
      placeholder: 'Pick sections',
      mainField: 'label',
    },
    filedBecause: {
      attribute: facts('filed'),
      label: 'Filed there because',
      help: 'Which rule of which section its copy meets. A story that somebody has moved stays where it was put.',
      ...byTheDesk,
    },
    provider: { attribute: line, label: 'Agency', help: 'Whose copy it is, as Xinhua or AP.' },
    infoSource: {
      attribute: line,
      label: 'Information from',
      help: 'Who the agency has it from, where that is not the agency itself.',
    },
    creditline: { attribute: line, label: 'Credit line', help: 'What to print as the credit.' },
    copyrightNotice: {
      attribute: { type: 'text' },
      label: 'Copyright notice',
      help: 'Goes out with the article, as the agency wrote it.',
    },
    usageTerms: {
      attribute: { type: 'text' },
      label: 'Usage terms',
      help: 'What the agency allows: "Online only. No archive after 30 days."',
    },
    subjects: {
      attribute: custom('subjects'),
      label: 'Subjects',
      help: 'What it is about, by name and by code. Sections collect copy by them.',
    },
    keywords: {
      attribute: custom('words'),
      label: 'Keywords',
      help: 'Enter or a comma adds one; backspace takes the last one out.',
    },
    media: {
      attribute: facts('media'),
      label: 'Pictures, video and sound',
      help: 'What came with the copy.',
      ...byTheDesk,
    },
    embargo: {
      attribute: custom('embargo'),
      label: 'Embargo',
      help: 'While it stands, nobody can publish the article.',
    },
    expires: {
      attribute: custom('moment'),
      label: 'Expires',
      help: 'At this time readers no longer see it.',
    },
    edNotes: {
      attribute: facts('notes'),
      label: 'Notes to editors',
      help: "The agency's notes to the desk. Readers never see them.",
      ...byTheDesk,
    },
    publishAt: {
      attribute: custom('instant'),
      label: 'Goes out at',
      help: 'Published by itself at this time, unless an embargo stands.',
    },
    deskState: {
      attribute: choice(deskStates, { default: 'incoming' }),
      label: 'State',
      help: 'Where the story stands on the desk.',
      ...byTheDesk,
    },
    heldBecause: {
      attribute: line,
      label: 'Held because',
      help: 'Why it waits for an editor. Publishing releases it.',
      ...byTheDesk,
    },
    pubStatus: {
      attribute: choice(['usable', 'withheld', 'canceled'], { default: 'usable' }),
      label: "Agency's word",
      help: 'Whether the agency lets this copy be used.',
      ...byTheDesk,
    },
    versionKind: {
      attribute: choice(versionKinds),
      label: 'Version is',
      column: 'Version',
      help: 'What this version is to the story.',
      ...byTheDesk,
    },
    leadNumber: { attribute: { type: 'integer' }, label: 'Lead number', help: '2 for a "2nd lead".', ...byTheDesk },
    version: { attribute: line, label: "Agency's version", help: "The agency's own number of it.", ...byTheDesk },
    wordCount: { attribute: { type: 'integer' }, label: 'Words', help: 'In the body, counted here.', ...byTheDesk },
    firstCreated: {
      attribute: custom('moment'),
      label: 'First written',
      help: 'When the agency wrote the first version.',
      ...byTheDesk,
    },
    versionCreated: {
      attribute: custom('moment'),
      label: 'This version written',
      help: 'When the agency wrote this one.',
      ...byTheDesk,
    },
    firstPublished: {
      attribute: custom('instant'),
      label: 'First published',
      help: 'When readers could first see it here.',
      ...byTheDesk,
    },
    lastPublished: {
      attribute: custom('instant'),
      label: 'Last published',
      help: 'When it last became new for readers; the latest headlines stand in this order.',
      ...byTheDesk,
    },
    startedFrom: {
      // Filled for the form when it is read, and taken out again when it is saved: no row keeps it.
      attribute: { type: 'string', private: true },
      label: 'Opened at',
      help: 'By which a save knows whether the article has changed since.',
      ...byTheDesk,
    },
    guid: {
      attribute: line,
      label: 'Agency id',
      help: "The agency's id of the story. Quote it when you call them.",
      ...byTheDesk,
    },
    altIds: { attribute: facts('anything'), label: 'Other ids', help: "The agency's other ids.", ...byTheDesk },
    links: {
      attribute: facts('links'),
      label: 'Links to other stories',
      help: "By the agency's ids: translations, stories that this one replaces or grew out of.",
      ...byTheDesk,
    },
  },
  indexes: [
    { name: 'otw_articles_slug_index', columns: ['slug'] },
    { name: 'otw_articles_guid_index', columns: ['guid'] },
    { name: 'otw_articles_desk_index', columns: ['desk_state', 'last_published'] },
    // The list's usual sorts. With published_at first, SQLite would take them for looking up documents by id as well.
    { name: 'otw_articles_updated_index', columns: ['updated_at', 'published_at'] },
    { name: 'otw_articles_latest_index', columns: ['last_published', 'published_at'] },
  ],
  list: ['headline', 'deskState', 'urgency', 'lastPublished'],
  search: ['headline', 'slugline', 'kicker', 'byline', 'provider', 'slug', 'abstract'],
  filters: [
    ...['headline', 'slugline', 'deskState', 'pubStatus', 'versionKind', 'urgency', 'language', 'genre', 'provider'],
    ...['source', 'breadcrumb', 'wordCount', 'lastPublished', 'firstPublished', 'updatedAt'],
  ],
  mainField: 'headline',
  sort: ['updatedAt', 'DESC'],
  edit: [
    [
      [['headline', 12]],
      [
        ['kicker', 6],
        ['genre', 6],
      ],
      [['abstract', 12]],
      [['body', 12]],
      [['publicNote', 12]],
    ],
    [
      [
        ['breadcrumb', 6],
        ['breadcrumbs', 6],
      ],
      [['filedBecause', 12]],
      [
        ['urgency', 4],
        ['language', 8],
      ],
      [['slug', 12]],
      [['keywords', 12]],
      [['subjects', 12]],
    ],
    [
      [
        ['byline', 6],
        ['dateline', 6],
      ],
      [
        ['located', 6],
        ['slugline', 6],
      ],
      [
        ['source', 6],
        ['provider', 6],
      ],
      [
        ['creditline', 6],
        ['infoSource', 6],
      ],
      [
        ['copyrightNotice', 6],
        ['usageTerms', 6],
      ],
    ],
    [
      [['embargo', 12]],
      [
        ['publishAt', 6],
        ['expires', 6],
      ],
    ],
    [
      [['edNotes', 12]],
      [['media', 12]],
      [['links', 12]],
      [
        ['firstCreated', 6],
        ['versionCreated', 6],
      ],
      [
        ['guid', 8],
        ['version', 4],
      ],
    ],
  ],
});
