import type { SlugToken } from './version-tokens';

const reuters = 'Reuters-21578, in the version field of the ANPA header';
const filing = 'AP, Filing practices: the version section; wire-formats 1.2';
const known = 'AP; wire-formats 1.2 [K]';

/** What stands in the version field of ANPA 1312, and so at the end of the slugline. Group 1 is the ordinal. */
export const anpaSlugTokens: readonly SlugToken[] = [
  {
    pattern: /[-\s]*\(?EMBARGOED\)?(?=[-\s*]*$)/,
    keep: '',
    embargo: true,
    seen: `${reuters}: "AM-ASPIRIN (EMBARGOED)", "BC-ECONOMY(EMBARGOED)"`,
  },
  {
    pattern: /,\s*(?:\d{1,2}(?:st|nd|rd|th) Ld-)?Adv(?:ance)?\s?\d{0,2}(?:-\d Takes)?(?=\s*(?:,|$))/i,
    keep: '',
    embargo: true,
    seen: `${filing}: "AM-New Team, ADV03-2 Takes"`,
  },
  {
    pattern:
      /(?:,\s*|\s+|--?|\()(?:EMBARGO(?:ED)?|Embargoed|HFR|SPERRFRIST|Sperrfrist|HOLD FOR RELEASE|Hold for Release)\)?(?=\s*(?:,|$))/,
    keep: '',
    embargo: true,
    seen: `${known}: ", HFR", ", Embargoed"; dpa`,
  },
  {
    pattern: /(?:\s+|-)\$?(?:ADV|Adv)\s?\d{2}(?:-\d{1,2})?(?=\s*(?:,|$))/,
    keep: '',
    embargo: true,
    seen: `${filing}: "$Adv03"`,
  },
  {
    pattern: /[-\s]*\*{0,4}\s?\*{0,2}(?<=[-\s*])(?:URGENT|BULLETIN)(?=[-\s*]*$)/,
    keep: '',
    urgency: 2,
    seen: `${reuters}: "AM-CHAD-CLASH ***URGENT", "AM-GULF-RAID BULLETIN"`,
  },
  { pattern: /[-\s]*\(SCHEDULED\)$| SCHEDULED$/, keep: '', seen: `${reuters}: "AM-BUDGET (SCHEDULED)"` },
  { pattern: /(?:\s|(?<=LD))[*']{3,8}$/, keep: '', seen: `${reuters}: "PM-ARMS-TALKS ***", "*'*'*'"` },
  {
    pattern: /[-\s]+(\d{1,2})(?:st|nd|rd|th) ?ld[-\s]*\(?writeth?r?ough\)?$/i,
    keep: '',
    kind: 'writethru',
    seen: `${reuters}: "AM-CHIRAC-1STLD-(WRITETHROUGH)", "-3RDLD-(WRITETHOUGH)"`,
  },
  {
    pattern: /[-\s]+(\d{1,2})(?:st|nd|rd|th) ?ld-?$/i,
    keep: '',
    kind: 'lead',
    seen: `${reuters}: "AM-ARMS-TALKS 1STLD", "AM-ecuador-tremor 1stld"`,
  },
  {
    pattern: /[-\s]+(\d{1,2})(?:st|nd|rd|th) ?ld-pick ?up\S*$/i,
    keep: '',
    kind: 'lead',
    seen: 'UPI: "BC-kenya-election 2ndld-pickup3rdgraf"; not verified',
  },
  { pattern: /(?<=^[AP]M-)ld (?=\S)/, keep: '', kind: 'lead', unnumbered: 1, seen: `${reuters}: "AM-ld bolivia"` },
  {
    pattern: /[-\s]+\(?CORRECT(?:ION|ED)(?:-REPETITION)?\)?$/,
    keep: '',
    kind: 'correction',
    seen: `${reuters}: "PM-KOREA-TARIFF CORRECTION", "AM-TURKEY-PACT-(CORRECTED-REPETITION)"`,
  },
  {
    pattern: /-\(?NEWS-ANALYSIS\)?$|\s\(NEWS-ANALYSIS\)$/,
    keep: '',
    genre: 'Analysis',
    seen: `${reuters}: "AM-REAGAN-IMPACT-(NEWS-ANALYSIS)"`,
  },
  {
    pattern: /,\s*(?:\d{1,2}(?:st|nd|rd|th) Ld-)?(?:Mandatory )?(?:Kill|Eliminat(?:e|ion))(?=\s*(?:,|$))/i,
    keep: '',
    kind: 'kill',
    seen: `${known}: ", Mandatory Kill", ", Elimination"`,
  },
  { pattern: /,\s*Withhold(?=\s*(?:,|$))/i, keep: '', kind: 'withhold', seen: `${known}: ", Withhold"` },
  {
    pattern: /,\s*(?:(\d{1,2})(?:st|nd|rd|th) Ld-)?Correct(?:ion|ive|ed)?(?=\s*(?:,|$))/i,
    keep: '',
    kind: 'correction',
    seen: `${known}: ", 1st Ld-Correct", ", Corrective"`,
  },
  { pattern: /,\s*Advisory(?=\s*(?:,|$))/i, keep: '', kind: 'advisory', seen: `${filing}: "PM-Air Fares, Advisory"` },
  {
    pattern: /,\s*(?:\d{1,2}(?:st|nd|rd|th) Ld-)?(?:(\d{1,2})(?:st|nd|rd|th) )?Insert(?=\s*(?:,|$))/i,
    keep: '',
    kind: 'insert',
    seen: known,
  },
  {
    pattern: /,\s*(?:\d{1,2}(?:st|nd|rd|th) Ld-)?(?:(\d{1,2})(?:st|nd|rd|th) )?Sub(?=\s*(?:,|$))/i,
    keep: '',
    kind: 'sub',
    seen: known,
  },
  {
    pattern: /,\s*(?:(\d{1,2})(?:st|nd|rd|th)\s?)?Writethr(?:u|ough)?(?=\s*(?:,|$))/i,
    keep: '',
    kind: 'writethru',
    seen: 'The Canadian Press: ", 1st Writethru" [K]',
  },
  { pattern: /,\s*[2-9]-? ?Takes?(?=\s*(?:,|$))/i, keep: '', seen: `${filing}: ", 2 Takes"` },
];

const apSpanish = 'AP in Spanish: "BC-AMS-GEN--Inundaciones, 1ra Ld"; not verified';
/** AP's in Spanish. */
export const apSpanishSlugTokens: readonly SlugToken[] = [
  {
    pattern: /,\s*(\d{1,2})(?:ra|da|ta|ma|na|va|a|ro|do|to|er)\.? ?Ld(?=\s*(?:,|$))/i,
    keep: '',
    kind: 'lead',
    seen: apSpanish,
  },
];

const afp = 'AFP, keywords and version in one line: "Albion-port-strike,2ndlead"';

/** What AFP puts behind its keywords. */
export const afpSlugTokens: readonly SlugToken[] = [
  { pattern: /,\s?(\d)(?:st|nd|rd|th) ?(?:lead|ld)$/i, keep: '', kind: 'lead', seen: afp },
  { pattern: /,\s?lead$/i, keep: '', kind: 'lead', unnumbered: 1, seen: afp },
  { pattern: /,\s?wrap$/i, keep: '', kind: 'update', genre: 'Wrapup', seen: afp },
  { pattern: /,\s?(?:alert|flash)$/i, keep: '', urgency: 1, seen: afp },
  { pattern: /,\s?urgent$/i, keep: '', urgency: 2, seen: afp },
  { pattern: /,\s?corrected$/i, keep: '', kind: 'correction', seen: afp },
];
