import type { Core } from '@strapi/strapi';

export type Row = Record<string, unknown>;

/** Rows of a table as the database has them. */
export async function rowsOf(strapi: Core.Strapi, table: string, where: Row = {}): Promise<Row[]> {
  return strapi.db.connection(table).where(where).orderBy('id').select();
}

/** A ninjs item of an invented agency, with what a test needs of it put over it. */
export function wholeItem(own: Row): Row {
  return {
    version: '1',
    versioncreated: '2026-11-20T10:00:00Z',
    firstcreated: '2026-11-20T09:00:00Z',
    type: 'text',
    headline: 'Ministers agree on a tariff',
    slugline: 'Tariff-Talks',
    byline: 'Ada Quill',
    language: 'en',
    urgency: 4,
    body_html: '<p>Ministers agreed on Friday.</p><p>The tariff comes in spring.</p>',
    description_text: 'A tariff, in spring.',
    subject: [{ code: 'medtop:11000000', name: 'politics' }],
    keywords: ['asia', 'trade'],
    copyrightnotice: '(c) Test Press',
    usageterms: 'No archive.',
    ednote: 'Adds the date.',
    ...own,
  };
}
