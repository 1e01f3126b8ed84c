/** Copy of any kind, as an agency may send it: NITF says in so many words what a version is to its story. */

export interface VersionCopy {
  readonly guid: string;
  readonly headline: string;
  readonly text: string;
  /** ISO 8601. */
  readonly at: string;
  /** One of `versionKinds`; absent: the copy does not say. */
  readonly kind?: string;
  readonly status?: 'usable' | 'withheld' | 'canceled';
  /** ISO 8601, both. */
  readonly embargo?: string;
  readonly expires?: string;
  readonly subject?: string;
  /** The story's own key, by which documents of another id are found. */
  readonly storyKey?: string;
}

/** The document, as the bytes of one delivery. */
export function nitf(copy: VersionCopy): Buffer {
  const { guid, headline, text, at, kind, embargo, expires, subject = '11000000', storyKey } = copy;
  const status = embargo ? 'embargoed' : (copy.status ?? 'usable');
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<nitf><head>
<tobject><tobject.subject tobject.subject.refnum="${subject}" tobject.subject.type="Subject"/></tobject>
<docdata management-status="${status}"><doc-id id-string="${guid}"/>
<urgency ed-urg="4"/><date.issue norm="${at}"/>${embargo ? `<date.release norm="${embargo}"/>` : ''}
${expires ? `<date.expire norm="${expires}"/>` : ''}${storyKey ? `<du-key key="${storyKey}" version="1"/>` : ''}
${kind ? `<ed-msg msg-type="${kind}"/>` : ''}</docdata></head>
<body><body.head><hedline><hl1>${headline}</hl1></hedline></body.head>
<body.content><p>${text}</p></body.content></body></nitf>`);
}

/** The same as ninjs, for what its fields can say. */
export function ninjsOf({
  guid,
  headline,
  text,
  at,
  status,
  embargo,
  expires,
  subject = '11000000',
}: VersionCopy): Buffer {
  const item = {
    ...{ uri: guid, type: 'text', language: 'en', versioncreated: at, urgency: 4, headline },
    body_html: `<p>${text}</p>`,
    subject: [{ code: `medtop:${subject}`, name: 'Subject' }],
    ...(status ? { pubstatus: status } : {}),
    ...(embargo ? { embargoed: embargo } : {}),
    ...(expires ? { expires } : {}),
  };
  return Buffer.from(JSON.stringify(item));
}
