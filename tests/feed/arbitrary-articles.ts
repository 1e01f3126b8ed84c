import fc from 'fast-check';
import { cleanHtml } from '../../src/plugins/off-the-wire/server/src/wire/html';
import { type Media, versionKinds } from '../../src/plugins/off-the-wire/server/src/wire/item';
import type { Article } from '../../src/plugins/off-the-wire/shared/contracts';

/** Text that tries to get out of where it stands. */
const hostile = ['<script>alert(1)</script>', '</p>', ']]>', '<!--', '&amp;', '&lt;', '"', "'", '<b>', '&#0;', '{{x}}'];
const words = [
  'Ferries',
  'run',
  'again',
  'après',
  'tempête',
  '港口',
  '😀',
  'a<b',
  '&',
  '1.5%',
  '(HNA)',
  'O’Neil',
  'נמל',
];

const lineOf = (tokens: readonly string[], most = 6) =>
  fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: most }).map((list) => list.join(' '));
/** A line as every reader leaves it. */
const plainLine = lineOf(words);
const hostileLine = lineOf([...words, ...hostile]);

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const htmlText = hostileLine.map(escaped);
const picture = fc
  .tuple(fc.constantFrom('a', 'b', 'c'), fc.option(plainLine), fc.boolean())
  .map(([name, alt, isSized]) => {
    const size = isSized ? ' width="640" height="480"' : '';
    return `<img src="https://pictures.example/${name}.jpg" alt="${escaped(alt ?? '').replace(/"/g, '&quot;')}"${size}>`;
  });

const wrap = (tag: string, content: fc.Arbitrary<string>, attributes = '') =>
  content.map((inner) => `<${tag}${attributes}>${inner}</${tag}>`);

/** Every element of the allow-list, in and around each other, in their places and out of them. */
const { block } = fc.letrec<{ inline: string; block: string; content: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    htmlText,
    fc.constant('<br>'),
    picture,
    ...'em strong i b u s sub sup small q cite code'.split(' ').map((tag) => wrap(tag, tie('inline'))),
    wrap('abbr', tie('inline'), ' title="Harbour &quot;News&quot; Agency"'),
    wrap('a', tie('inline'), ' href="https://example.com/?a=1&amp;b=%22" rel="nofollow noopener"'),
    fc.array(tie('inline'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  ),
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    wrap('p', tie('inline')),
    ...['h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => wrap(tag, tie('inline'))),
    wrap(
      'pre',
      htmlText.map((text) => `  ${text}\n\t${text}`),
    ),
    wrap('blockquote', tie('content')),
    wrap(
      'blockquote',
      fc.tuple(tie('content'), wrap('p', wrap('cite', tie('inline')))).map((parts) => parts.join('')),
    ),
    wrap(
      'ul',
      fc.array(wrap('li', tie('content')), { maxLength: 3 }).map((parts) => parts.join('')),
    ),
    wrap(
      'ol',
      fc.array(wrap('li', tie('content')), { maxLength: 3 }).map((parts) => parts.join('')),
      ' start="3"',
    ),
    wrap(
      'dl',
      fc.tuple(wrap('dt', tie('content')), wrap('dd', tie('content'))).map((parts) => parts.join('')),
    ),
    wrap(
      'figure',
      fc.tuple(picture, wrap('figcaption', tie('content'))).map((parts) => parts.join('')),
    ),
    wrap(
      'figure',
      fc.tuple(tie('block'), wrap('figcaption', tie('content'))).map((parts) => parts.join('')),
    ),
    fc
      .tuple(tie('content'), tie('content'), tie('content'), fc.nat({ max: 7 }))
      .map(([one, two, three, parts]) =>
        [
          '<table>',
          parts & 1 ? `<caption>${one}</caption>` : '',
          parts & 2 ? `<thead><tr><th scope="col" colspan="2">${two}</th></tr></thead>` : '',
          parts & 4
            ? `<tbody><tr><td rowspan="2">${three}</td><td>${one}</td></tr></tbody><tfoot><tr><td>${two}</td></tr></tfoot>`
            : `<tr><td>${three}</td><td></td></tr>`,
          '</table>',
        ].join(''),
      ),
  ),
  content: fc.oneof(
    tie('inline'),
    fc.array(fc.oneof(tie('block'), tie('inline')), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  ),
}));

export const bodies = fc.array(block, { maxLength: 5 }).map((parts) => cleanHtml(parts.join('')) || undefined);

/** Bodies of what NITF has a form of its own for. */
export const nitfBodies = fc
  .array(
    fc.oneof(
      wrap('p', htmlText),
      wrap(
        'p',
        fc
          .constantFrom('em', 'strong', 'i', 'b', 'u', 's', 'small', 'code', 'cite', 'sub')
          .chain((tag) => wrap(tag, htmlText)),
      ),
      // A quotation with marks of its own needs no others: our reader leaves it text.
      wrap('p', wrap('q', plainLine.map(escaped))),
      wrap('p', wrap('a', htmlText, ' href="https://example.com/?a=1&amp;b=2"')),
      ...['h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => wrap(tag, htmlText)),
      wrap('pre', htmlText),
      wrap('ul', wrap('li', htmlText)),
      wrap('ol', wrap('li', htmlText), ' start="3"'),
      wrap(
        'table',
        wrap('caption', htmlText).chain((caption) =>
          wrap('tr', wrap('td', htmlText, ' colspan="2"')).map((row) => caption + row),
        ),
      ),
      wrap(
        'blockquote',
        fc.tuple(wrap('p', htmlText), wrap('p', wrap('cite', htmlText))).map((parts) => parts.join('')),
      ),
    ),
    { maxLength: 6 },
  )
  .map((parts) => cleanHtml(parts.join('')) || undefined);

const moments = fc.constantFrom('2026-11-20T10:00:00.000Z', '2015-09-13T02:03:04.567Z', '2015-09-13', undefined);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const media: fc.Arbitrary<Media> = fc
  .record({
    kind: fc.constantFrom('picture' as const, 'video' as const, 'audio' as const, 'graphic' as const, 'other' as const),
    guid: maybe(fc.constantFrom('urn:harbour:picture:1', 'Bild 17/ä', 'https://example.com/p?a=1')),
    headline: maybe(plainLine),
    caption: maybe(plainLine),
    byline: maybe(plainLine),
    creditline: maybe(plainLine),
    copyrightNotice: maybe(plainLine),
    renditions: fc.uniqueArray(
      fc.record({
        name: maybe(fc.constantFrom('highRes', 'main', 'r16-9')),
        href: fc.constantFrom('https://pictures.example/a.jpg', 'https://pictures.example/d?x=%20&y=2#z'),
        width: maybe(fc.constantFrom(640, 1200)),
        height: maybe(fc.constant(480)),
        duration: maybe(fc.constantFrom(12, 1.5)),
        size: maybe(fc.constant(90_123)),
      }),
      { minLength: 1, maxLength: 2, selector: ({ href }) => href },
    ),
  })
  .map((one) => {
    const types = {
      picture: 'image/jpeg',
      graphic: 'image/png',
      video: 'video/mp4',
      audio: 'audio/mpeg',
      other: 'application/pdf',
    };
    return { ...one, renditions: one.renditions.map((rendition) => ({ ...rendition, mimeType: types[one.kind] })) };
  });

const subjects = fc.uniqueArray(
  fc.record({
    qcode: maybe(
      fc.constantFrom(
        'medtop:04000000',
        'medtop:20000430',
        'subj:17000000',
        'dpaSubject:wi/1',
        'hna:ä',
        'https://example.com/terms/1',
      ),
    ),
    name: plainLine,
  }),
  { maxLength: 4, selector: ({ qcode, name }) => qcode ?? name },
);

const some = <T>(list: readonly T[]) => (list.length > 0 ? list : undefined);
const places = fc.constantFrom(
  { dateline: 'PORT ALBION, Nov. 20', located: 'Port Albion' },
  { dateline: 'NEW YORK, Nov 13, 2015', located: 'New York' },
  { located: 'Tarn' },
  {},
);

/** Articles whose every field is there or not, in the form that the desk leaves fields in. */
export const articles = (body: fc.Arbitrary<string | undefined> = bodies): fc.Arbitrary<Article> =>
  fc
    .record({
      guid: maybe(
        fc.constantFrom(
          'urn:newsml:harbour.example:20261120:a',
          'tag:harbour.example,2026:b',
          'ABC 17 — ü',
          'HNA12345',
        ),
      ),
      version: maybe(fc.constantFrom('1', '12', '2.1')),
      // The text of a body that repeats the headline is left out by readers.
      headline: hostileLine.map((text) => `Late: ${text}`),
      kicker: maybe(hostileLine),
      genre: maybe(plainLine),
      byline: maybe(plainLine),
      place: places,
      abstract: maybe(hostileLine),
      body,
      language: maybe(fc.constantFrom('en', 'zh', 'pt-BR')),
      urgency: maybe(fc.integer({ min: 1, max: 9 })),
      provider: maybe(fc.constantFrom('HNA', 'Xinhua', 'Agência <X> & "Y"')),
      infoSource: maybe(plainLine),
      creditline: maybe(plainLine),
      copyrightNotice: maybe(plainLine),
      usageTerms: maybe(plainLine),
      publicNote: maybe(hostileLine),
      versionKind: maybe(fc.constantFrom(...versionKinds)),
      firstCreated: moments,
      versionCreated: moments,
      subjects: maybe(subjects.map(some)),
      keywords: maybe(fc.uniqueArray(plainLine, { maxLength: 3 }).map(some)),
      media: maybe(fc.array(media, { maxLength: 3 }).map(some)),
      links: maybe(
        fc
          .uniqueArray(
            fc.record({
              rel: fc.constantFrom('translationOf', 'supersededBy', 'evolvedFrom', 'related'),
              ref: fc.constantFrom('urn:newsml:harbour.example:20261119:z', 'HNA 12', 'https://example.com/1'),
            }),
            { maxLength: 3, selector: ({ rel, ref }) => rel + ref },
          )
          .map(some),
      ),
      wordCount: maybe(fc.nat({ max: 500 })),
    })
    .map(({ place, ...fields }) => ({ ...frame, ...place, ...fields }));

/** Articles as nobody should write them: any text anywhere. */
export const wildArticles: fc.Arbitrary<Article> = articles().chain((article) =>
  fc
    .array(fc.tuple(fc.constantFrom(...textFields), fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 12 })
    .map((wild) => ({ ...article, ...Object.fromEntries(wild) })),
);

const textFields = [
  ...(['guid', 'version', 'headline', 'kicker', 'genre', 'byline', 'dateline', 'located', 'abstract', 'body'] as const),
  ...([
    'language',
    'provider',
    'infoSource',
    'creditline',
    'copyrightNotice',
    'usageTerms',
    'publicNote',
    'slug',
  ] as const),
  ...(['versionKind', 'firstCreated', 'versionCreated', 'documentId'] as const),
] as const;

const frame = {
  documentId: 'abc123',
  slug: 'ferries-run-again',
  source: { code: 'hna', name: 'Harbour News Agency' },
  firstPublished: '2026-11-20T10:00:00.000Z',
  lastPublished: '2026-11-20T11:00:00.000Z',
  lastUpdated: '2026-11-20T11:00:00.000Z',
  url: '/api/wire/articles/ferries-run-again',
  trail: [{ label: 'Home', path: '' }],
  jsonLd: [],
};
