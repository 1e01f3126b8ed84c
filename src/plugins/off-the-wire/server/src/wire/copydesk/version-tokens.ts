import type { VersionKind } from '../item';
import { any, anyMark, apart, closed, colon, exact, gluedDash, ordinal, spacedDash, writethru } from './marks';
import { orderTokens } from './order-tokens';
import { afpSlugTokens, anpaSlugTokens, apSpanishSlugTokens } from './slug-tokens-wires';
import { otherTokens } from './version-tokens-languages';

/** What a token before a headline says of the version. */
export interface VersionToken {
  /** At the start of the headline; its first group, where it has one, is the ordinal. */
  readonly pattern: RegExp;
  readonly kind?: VersionKind;
  readonly urgency?: number;
  readonly genre?: string;
  /** The number when none is printed: a "LEAD" is the first one. */
  readonly unnumbered?: number;
  readonly embargo?: true;
  /** Could be the start of a compound in a headline that is all capitals: counts only if what follows is not. */
  readonly mixedCaseAfter?: true;
  /** May be the whole headline. */
  readonly alone?: true;
  readonly seen: string;
}

const notes12 = 'wire-formats 1.2';
const notes13 = 'wire-formats 1.3';

const leads: readonly VersionToken[] = [
  {
    pattern: any(String.raw`\(?${ordinal}(?:LD|LEAD)(?:[ -]?ALL)?[ -]*${writethru}(?:${closed}|${anyMark}|\s+)`),
    kind: 'writethru',
    seen: `Xinhua, AP: "2nd LD-Writethru-", "3rd LD Writethru-", "2nd Ld Writethru:"; ${notes12}`,
  },
  {
    pattern: any(String.raw`\(?(?:LD|LEAD)(?:[ -]?ALL)?[ -]*${writethru}(?:${closed}|${anyMark})`),
    kind: 'writethru',
    seen: `${notes13}: the ordinal may be missing`,
  },
  {
    pattern: any(String.raw`\(?${ordinal}${writethru}(?:${closed}|${anyMark})`),
    kind: 'writethru',
    seen: notes13,
  },
  { pattern: any(String.raw`\(?writethr(?:u|ough)?(?:${closed}|${anyMark})`), kind: 'writethru', seen: notes13 },
  {
    pattern: any(String.raw`\((?:${ordinal})?(?:LD|LEAD)(?:[ -]?ALL)?${closed}`),
    kind: 'lead',
    unnumbered: 1,
    seen: `Yonhap "(LEAD)" "(2nd LD)", IANS "(Ld)"; ${notes12}`,
  },
  { pattern: any(`${ordinal}LD(?:[ -]?ALL)?${anyMark}`), kind: 'lead', seen: `Xinhua "1st LD:"; ${notes12}` },
  { pattern: any(`${ordinal}LEAD(?:[ -]?ALL)?${apart}`), kind: 'lead', seen: `dpa, AFP "2ND LEAD:"; ${notes12} [K]` },
  {
    pattern: exact(
      `${ordinal.replace('st|nd|rd|th', 'ST|ND|RD|TH|st|nd|rd|th')}(?:LD|LEAD)(?:ALL)?(?:${gluedDash}|\\s+)`,
    ),
    kind: 'lead',
    mixedCaseAfter: true,
    seen: `AFP "2NDLEAD", PTI "2NDLDALL", dpa "1ST LEAD"; ${notes12}`,
  },
  {
    pattern: exact(`(?:LEAD|LD|Ld)(?:[ -]?ALL)?${colon}`),
    kind: 'lead',
    unnumbered: 1,
    seen: `AFP, dpa "LEAD:"; ${notes12}`,
  },
  {
    pattern: any(`(?:LEADALL|LDALL)${anyMark}`),
    kind: 'lead',
    unnumbered: 1,
    seen: `dpa Leadall, PTI LDALL; ${notes12}`,
  },
  {
    pattern: exact(`(?:LEAD|LD)${spacedDash}`),
    kind: 'lead',
    unnumbered: 1,
    mixedCaseAfter: true,
    seen: `AFP LEAD; ${notes12}`,
  },
  { pattern: exact(`AVANCE${apart}`), kind: 'lead', seen: `Xinhua, Spanish; ${notes12}` },
];

const updates: readonly VersionToken[] = [
  {
    pattern: any(String.raw`\(UPDATE(?:[ -]?(\d{1,2}))?${closed}`),
    kind: 'update',
    seen: `Yonhap "(Update)", Reuters slugs; ${notes12}`,
  },
  { pattern: any(String.raw`UPDATE[ -]?(\d{1,2})${apart}`), kind: 'update', seen: `Reuters; ${notes12}` },
  {
    pattern: exact(String.raw`(?:UPDATE|Update)[ -]?(\d{1,2})${gluedDash}(?!\p{Ll})`),
    kind: 'update',
    mixedCaseAfter: true,
    seen: `Reuters "UPDATE 2-Syria opens"; ${notes12}`,
  },
  { pattern: exact(`(?:UPDATE|Update)${colon}`), kind: 'update', seen: `Xinhua "Update:"; ${notes12} [K]` },
  {
    pattern: exact(String.raw`UPDATE(?:${spacedDash}|${gluedDash}(?!\p{Ll}))`),
    kind: 'update',
    mixedCaseAfter: true,
    seen: `Reuters handbook tag UPDATE; ${notes12}`,
  },
  {
    pattern: exact(String.raw`(?:WRAPUP|Wrapup|WRAP)(?:[ -]?(\d{1,2}))?(?:${apart}|${gluedDash}(?!\p{Ll}))`),
    kind: 'update',
    genre: 'Wrapup',
    seen: `Reuters "WRAPUP 2-", AFP "WRAP"; ${notes12}`,
  },
  {
    pattern: any(String.raw`\(WRAPUP(?:[ -]?(\d{1,2}))?${closed}`),
    kind: 'update',
    genre: 'Wrapup',
    seen: `Reuters slugs; ${notes12}`,
  },
  { pattern: exact(`ADDS${anyMark}`), kind: 'update', seen: `AFP "ADDS", Reuters tags; ${notes12}` },
  { pattern: any(String.raw`\(ADDS${closed}`), kind: 'update', seen: notes13 },
  { pattern: any(`${ordinal}ADD${anyMark}`), kind: 'add', seen: `AP "1st Add"; ${notes12}` },
  { pattern: exact(`ABRIDGED${anyMark}`), kind: 'abridged', seen: `AP "-ABRIDGED"; ${notes12}` },
];

const highest = 'FLASH|BLITZ|ALERT|NEWS ?ALERT';
const second = 'BULLETIN|URGENT|EIL|NEWSBREAK|BREAKING NEWS|BREAKING';
const urgencies: readonly VersionToken[] = [
  {
    pattern: exact(`(?:${highest}|Flash|Blitz|APNewsAlert)${colon}`),
    urgency: 1,
    seen: `Xinhua, AFP, dpa, AP; ${notes13}`,
  },
  { pattern: exact(`(?:${highest})${spacedDash}`), urgency: 1, seen: notes13 },
  { pattern: any(String.raw`\((?:${highest})${closed}`), urgency: 1, seen: notes13 },
  {
    pattern: exact(`(?:${second}|Urgent|Eil|Breaking(?: [Nn]ews)?)${colon}`),
    urgency: 2,
    seen: `Xinhua "Urgent:", AP "URGENT |"; ${notes12}`,
  },
  { pattern: exact(`(?:${second})${spacedDash}`), urgency: 2, seen: notes13 },
  { pattern: any(String.raw`\((?:${second})${closed}`), urgency: 2, seen: `Yonhap "(URGENT)"; ${notes12}` },
  { pattern: exact(String.raw`[[<(【]속보[\]>)】]\s*`), urgency: 2, seen: `Yonhap, Korean; ${notes12}` },
];

const changes: readonly VersionToken[] = [
  { pattern: exact(`CORRECTED${anyMark}`), kind: 'correction', seen: `Reuters-21578, 46 times; ${notes12}` },
  { pattern: exact(`CORRECTION${apart}`), kind: 'correction', seen: notes13 },
  { pattern: exact(`CORRECTION${gluedDash}`), kind: 'correction', mixedCaseAfter: true, seen: notes13 },
  { pattern: any(`(?:CORRECTED|CORRECTION)${colon}`), kind: 'correction', seen: notes13 },
  {
    pattern: any(String.raw`\((?:CORRECTED|CORRECTION)${closed}`),
    kind: 'correction',
    seen: `Reuters-21578; ${notes12}`,
  },
  {
    pattern: exact(String.raw`REFILE\s+(?=\d{1,2}(?:ST|ND|RD|TH|st|nd|rd|th) ?(?:LEAD|Lead|LD|Ld))`),
    kind: 'refile',
    seen: 'AFP "REFILE 1ST LEAD"',
  },
  { pattern: exact(`(?:REFILE|REFILED)${anyMark}`), kind: 'refile', seen: `Reuters handbook; ${notes12}` },
  { pattern: any(String.raw`(?:REFILE${colon}|\(REFILED?${closed})`), kind: 'refile', seen: notes13 },
  { pattern: exact(`RPT${anyMark}`), kind: 'repeat', seen: `Reuters-21578 "RPT-"; ${notes12}` },
  { pattern: exact(`REPEAT${apart}`), kind: 'repeat', seen: `Reuters handbook; ${notes12}` },
  { pattern: exact(`REPEAT${gluedDash}`), kind: 'repeat', mixedCaseAfter: true, seen: `Reuters handbook; ${notes12}` },
  { pattern: any(String.raw`\((?:RPT|REPEAT)${closed}`), kind: 'repeat', seen: `Reuters-21578 "(RPT)"; ${notes12}` },
];

const korean: readonly VersionToken[] = [
  { pattern: exact(String.raw`\(종합(\d{1,2})보\)\s*`), kind: 'writethru', seen: `Yonhap, Korean; ${notes12}` },
  { pattern: exact(String.raw`\(종합\)\s*`), kind: 'writethru', seen: `Yonhap, Korean; ${notes12}` },
  { pattern: exact(String.raw`\(1보\)\s*`), kind: 'first', seen: `Yonhap, Korean; ${notes12}` },
  { pattern: exact(String.raw`\((\d{1,2})보\)\s*`), kind: 'update', seen: `Yonhap, Korean; ${notes12}` },
];

/** Every token, the longer forms before those that they start with. */
export const versionTokens: readonly VersionToken[] = [
  ...leads,
  ...updates,
  ...urgencies,
  ...changes,
  ...orderTokens,
  ...otherTokens,
  ...korean,
];

/** What a token inside a slugline says, and what stays of the slugline without it. */
export interface SlugToken {
  readonly pattern: RegExp;
  readonly keep: string;
  readonly kind?: VersionKind;
  readonly urgency?: number;
  readonly genre?: string;
  readonly unnumbered?: number;
  readonly embargo?: true;
  readonly seen: string;
}

/** Group 1, or the one called so, is the ordinal; `lead` is the lead that an add belongs to. */
export const slugTokens: readonly SlugToken[] = [
  ...anpaSlugTokens,
  ...apSpanishSlugTokens,
  ...afpSlugTokens,
  {
    pattern:
      /(?:,\s*|\s+)(?:(?<lead>\d{1,2})\s?(?:st|nd|rd|th)\s?Ld-)?(?<ordinal>\d{1,2})\s?(?:st|nd|rd|th)\s?Add(?=\s|,|$)/i,
    keep: '',
    kind: 'add',
    seen: 'AP "1st Ld-1st Add"; wire-formats 1.2',
  },
  {
    pattern: /(?:,\s*|\s+)(\d{1,2})\s?(?:st|nd|rd|th)\s?Ld[- ]?Wri?t?e?-?t?h?r?u?(?=\s|,|$)/i,
    keep: '',
    kind: 'writethru',
    seen: 'AP ", 1st Ld-Writethru", "1stLd-Writethru", cut to "Ld-Writethr"; wire-formats 1.2',
  },
  {
    pattern: /,\s*(?:(\d{1,2})\s?(?:st|nd|rd|th)\s?)?Ld(?=\s*(?:,|$))/i,
    keep: '',
    kind: 'lead',
    unnumbered: 1,
    seen: 'AP ", 2nd Ld"; wire-formats 1.2',
  },
  {
    pattern: /(?:^|(?<=[\s-]))(?:(\d{1,2})(?:ST|ND|RD|TH) ?)?LD(?:ALL)? /,
    keep: '',
    kind: 'lead',
    unnumbered: 1,
    seen: 'PTI "ENV-2NDLDALL POLLUTION", "LD INDOPAK", "VIRUS-LD CASES"; wire-formats 1.2',
  },
  {
    pattern: /[-\s](?:(\d{1,2})(?:ST|ND|RD|TH) ?)?LD(?:ALL)?$/,
    keep: '',
    kind: 'lead',
    unnumbered: 1,
    seen: 'PTI, at the end of a slug',
  },
  {
    pattern: /(?:[\s-]|(?<=\/))\(?(?:UPDATE|WRAPUP) (\d{1,2})\)?(?=$|[\s/,-])/,
    keep: '',
    kind: 'update',
    seen: 'Reuters "GLOBAL-PRECIOUS/UPDATE 1", "(UPDATE 2)"; wire-formats 1.2',
  },
  { pattern: /\s*\(CORRECTED\)/, keep: '', kind: 'correction', seen: 'Reuters; wire-formats 1.2' },
  { pattern: /--?Correction(?=,|$)/i, keep: '', kind: 'correction', seen: 'AP "--Correction,"; wire-formats 1.2 [K]' },
  // A slug of many words may end in one: "BC-JAPAN-EARTHQUAKE-KILL".
  {
    pattern: /--(?:Mandatory )?Kill(?=,|$)|-Mandatory Kill(?=,|$)/i,
    keep: '',
    kind: 'kill',
    seen: 'AP "--Kill,"; wire-formats 1.2 [K]',
  },
  { pattern: /-ABRIDGED(?=,|$)/, keep: '', kind: 'abridged', seen: 'AP; wire-formats 1.2' },
  { pattern: /(?:,\s*|\s*[|¦]\s*)URGENT(?=\s*(?:[|¦,]|$))/, keep: '', urgency: 2, seen: 'AP; wire-formats 1.2' },
];
