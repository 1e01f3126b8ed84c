/** Copy in the form in which agencies send it. All of it is invented for these scenes. */

export interface Anpa {
  /** `a1234`: the number of the message. */
  readonly number: string;
  readonly priority?: string;
  readonly category?: string;
  /** The keyword line, with its version: `BC-US--Tidal Gate, 1st Ld-Writethru,310`. */
  readonly keyword: string;
  readonly headline?: string;
  readonly eds?: string;
  readonly byline?: string;
  readonly text: readonly string[];
  /** Hours and minutes GMT on November 20, 2026: `1745`. */
  readonly time: string;
  /** How the trailer names the agency; AP's way unless said otherwise. */
  readonly trailer?: string;
}

/** ANPA 1312 as AP and UPI send it. */
export function anpa(own: Anpa): string {
  const { number, priority = 'r', category = 'a', keyword, headline, eds, byline, text, time } = own;
  const [name = ''] = keyword.split(/[, ]/);
  const lines = [keyword, headline, eds && `Eds: ${eds}`, byline && `By ${byline}=`].flatMap((line) => line ?? []);
  const trailer = own.trailer ?? `AP-WF-11-20-26 ${time}GMT`;
  return [
    `\x16\x16\x01${number}\x1fglbsm\r`,
    `${priority} ${category}\x13\x11 ${name} 11-20 0200\r`,
    `\x02${lines.map((line) => `^${line}<\r`).join('\n')}`,
    ...text.map((line) => `\t${line}\r`),
    `\x03${trailer}<\r`,
    '\x04',
  ].join('\n');
}

export interface Iptc {
  /** `bdt0157`: service and number. */
  readonly number: string;
  readonly priority?: number;
  readonly category?: string;
  /** The free part: `dpa 0157`. */
  readonly own?: string;
  readonly keyword: string;
  /** Everything between the keyword and the end, line by line. */
  readonly lines: readonly string[];
  /** Hours and minutes on November 20, 2026: `0915`. */
  readonly time: string;
}

/** IPTC 7901 as dpa, AFP and Kyodo send it. */
export function iptc7901({ number, priority = 4, category = 'i', own = '', keyword, lines, time }: Iptc): string {
  const head = `\x01${number} ${priority} ${category} 40  ${own}`.trimEnd();
  return [
    head,
    '',
    keyword,
    `\x02${lines[0]}`,
    ...lines.slice(1),
    '',
    `\x0320${time} GMT Nov 26`,
    '\x7f',
    '\x7f\x04',
  ].join('\r\n');
}

export interface Nitf {
  /** `doc-id`. */
  readonly id?: string;
  /** `du-key`: the story, and which version of it. */
  readonly key?: string;
  readonly version?: number;
  /** Attributes of `docdata`, as `management-status="canceled"`. */
  readonly management?: string;
  /** `ed-msg`. */
  readonly message?: string;
  readonly headline: string;
  readonly text: readonly string[];
  /** Hours and minutes on November 20, 2026. */
  readonly time: string;
  readonly agency?: string;
}

/** NITF as AP's web feeds and The Canadian Press send it. */
export function nitf(own: Nitf): string {
  const { id, key, version, management = '', message, headline, text, time, agency = 'AP' } = own;
  return `<?xml version="1.0" encoding="UTF-8"?>
<nitf version="-//IPTC//DTD NITF 3.4//EN" xml:lang="en">
<head><docdata ${management}>
${id ? `<doc-id id-string="${id}" regsrc="${agency}"/>` : `<doc-id regsrc="${agency}"/>`}
<date.issue norm="20261120T${time}00Z"/>
${message ? `<ed-msg info="${message}"/>` : ''}
${key ? `<du-key key="${key}"${version === undefined ? '' : ` version="${version}"`}/>` : ''}
</docdata></head>
<body><body.head><hedline><hl1>${headline}</hl1></hedline><distributor>${agency}</distributor></body.head>
<body.content>${text.map((one) => `<p>${one}</p>`).join('')}</body.content></body>
</nitf>`;
}

export interface NewsMl1 {
  /** `NewsItemId`. */
  readonly id: string;
  readonly revision: number;
  readonly provider: string;
  readonly agency: string;
  readonly headline: string;
  readonly text: readonly string[];
  /** Hours and minutes on November 20, 2026. */
  readonly time: string;
  readonly status?: string;
  readonly slugline?: string;
  readonly urgency?: number;
  /** The NewsItem that it was made of: its public identifier. */
  readonly derivedFrom?: string;
  readonly keywords?: readonly string[];
}

/** NewsML 1.2 as AFP and Reuters send it. */
export function newsMl1(own: NewsMl1): string {
  const { id, revision, provider, agency, headline, text, time, status = 'Usable', slugline, urgency = 4 } = own;
  const publicId = `urn:newsml:${provider}:20261120:${id}:${revision}`;
  const property = (word: string) => `<Property FormalName="Keyword" Value="${word}"/>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20261120T${time}00Z</DateAndTime></NewsEnvelope>
<NewsItem xml:lang="en"><Identification><NewsIdentifier><ProviderId>${provider}</ProviderId><DateId>20261120</DateId>
<NewsItemId>${id}</NewsItemId><RevisionId PreviousRevision="${revision - 1}" Update="N">${revision}</RevisionId>
<PublicIdentifier>${publicId}</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20261120T080000+0000</FirstCreated>
<ThisRevisionCreated>20261120T${time}00+0000</ThisRevisionCreated><Status FormalName="${status}"/>
<Urgency FormalName="${urgency}"/>${own.derivedFrom ? `<DerivedFrom NewsItem="${own.derivedFrom}"/>` : ''}</NewsManagement>
<NewsComponent><NewsLines><HeadLine>${headline}</HeadLine>${slugline ? `<SlugLine>${slugline}</SlugLine>` : ''}</NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="${agency}"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/>${(own.keywords ?? []).map(property).join('')}</DescriptiveMetadata>
<ContentItem><MediaType FormalName="Text"/><Format FormalName="NITF3.1"/><DataContent><nitf><body><body.content>
${text.map((one) => `<p>${one}</p>`).join('')}
</body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`;
}

export interface G2 {
  readonly guid: string;
  readonly version: number | string;
  readonly agency: string;
  readonly headline: string;
  readonly text: readonly string[];
  /** Hours and minutes on November 20, 2026. */
  readonly time: string;
  readonly language?: string;
  readonly slugline?: string;
  readonly status?: string;
  /** `sig:correction`. */
  readonly signal?: string;
  /** An instant with its zone, or words. */
  readonly embargoed?: string;
  readonly expires?: string;
  /** `irel:previousVersion` and the like, with the id of the other item. */
  readonly links?: readonly (readonly [rel: string, ref: string])[];
  readonly keywords?: readonly string[];
  /** Media topics by code: `medtop:04000000`. */
  readonly subjects?: readonly string[];
  readonly edNote?: string;
}

/** NewsML-G2 as Reuters, AFP, dpa and Xinhua send it. */
export function g2(own: G2): string {
  const { guid, version, agency, headline, text, time, language = 'en', status = 'usable' } = own;
  const each = (list: readonly string[] | undefined, made: (one: string) => string) => (list ?? []).map(made).join('');
  const maybe = (value: string | undefined, made: (one: string) => string) => (value === undefined ? '' : made(value));
  return `<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${guid}" version="${version}" standard="NewsML-G2"
 standardversion="2.28" conformance="power" xml:lang="${language}">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_28.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="${agency}"><name>${agency}</name></provider>
<versionCreated>2026-11-20T${time.slice(0, 2)}:${time.slice(2)}:00Z</versionCreated>
${maybe(own.embargoed, (one) => `<embargoed>${one}</embargoed>`)}<pubStatus qcode="stat:${status}"/>
${maybe(own.edNote, (one) => `<edNote>${one}</edNote>`)}${maybe(own.signal, (one) => `<signal qcode="${one}"/>`)}
${(own.links ?? []).map(([rel, ref]) => `<link rel="${rel}" residref="${ref}"/>`).join('')}
${maybe(own.expires, (one) => `<expires>${one}</expires>`)}</itemMeta>
<contentMeta><urgency>4</urgency><language tag="${language}"/>
${each(own.keywords, (one) => `<keyword>${one}</keyword>`)}${each(own.subjects, (one) => `<subject qcode="${one}"/>`)}
${maybe(own.slugline, (one) => `<slugline>${one}</slugline>`)}<headline>${headline}</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body>${text.map((one) => `<p>${one}</p>`).join('')}</body></html></inlineXML></contentSet></newsItem>`;
}

/** Plain text, as agencies put it on a line or a portal prints it. */
export const plain = (...lines: readonly string[]): string => lines.join('\n');
