/** A name for a time zone that wire copy prints. */
export interface Zone {
  readonly names: readonly string[];
  /** An offset from UTC, or an IANA name where summer time decides. */
  readonly is: string;
  /** Whose copy must print it for it to be sure: others use the same letters. Absent: everybody's. */
  readonly of?: readonly string[];
  readonly seen: string;
}

const everywhere = 'IPTC 7901 and ANPA 1312 copy';
const american = ['AP', 'UPI', 'PR Newswire', 'Business Wire', 'GlobeNewswire'];
const british = ['PA', 'Reuters'];

/** Zones of which the offset is sure. "EST", "CST", "IST" and "BST" mean several: only in the copy of some agencies. */
export const zones: readonly Zone[] = [
  { names: ['GMT', 'UTC', 'UT', 'Z', 'TU', 'WELTZEIT'], is: 'Z', seen: everywhere },
  { names: ['MESZ', 'CEST', 'HAEC', 'CESZ'], is: '+02:00', seen: 'dpa, APA, ats' },
  { names: ['MEZ', 'CET', 'HEC'], is: '+01:00', seen: 'dpa, APA, ats' },
  { names: ['OEZ', 'EET'], is: '+02:00', seen: 'STT' },
  { names: ['OESZ', 'EEST'], is: '+03:00', seen: 'STT' },
  { names: ['WEST'], is: '+01:00', seen: 'Lusa' },
  { names: ['WET'], is: 'Z', seen: 'Lusa' },
  { names: ['MSK', 'МСК'], is: '+03:00', seen: 'TASS' },
  { names: ['JST'], is: '+09:00', seen: 'Kyodo' },
  { names: ['KST'], is: '+09:00', seen: 'Yonhap' },
  { names: ['HKT'], is: '+08:00', seen: 'AFP Hong Kong' },
  { names: ['SGT', 'MYT'], is: '+08:00', seen: 'Bernama' },
  { names: ['AEST'], is: '+10:00', seen: 'AAP' },
  { names: ['AEDT'], is: '+11:00', seen: 'AAP' },
  { names: ['AWST'], is: '+08:00', seen: 'AAP' },
  { names: ['NZST'], is: '+12:00', seen: 'NZN' },
  { names: ['NZDT'], is: '+13:00', seen: 'NZN' },
  { names: ['SAST'], is: '+02:00', seen: 'Sapa' },
  { names: ['PDT'], is: '-07:00', seen: 'AP, PR wires' },
  { names: ['EDT'], is: '-04:00', of: american, seen: 'AP, PR wires' },
  { names: ['EST'], is: '-05:00', of: american, seen: 'AP, PR wires' },
  { names: ['CDT'], is: '-05:00', of: american, seen: 'AP, PR wires' },
  { names: ['CST'], is: '-06:00', of: american, seen: 'AP, PR wires' },
  { names: ['MST'], is: '-07:00', of: american, seen: 'AP, PR wires' },
  { names: ['PST'], is: '-08:00', of: american, seen: 'AP, PR wires' },
  { names: ['ET', 'EASTERN'], is: 'America/New_York', of: [...american, 'CP', 'Reuters'], seen: 'AP, PR wires' },
  { names: ['PT', 'PACIFIC'], is: 'America/Los_Angeles', of: american, seen: 'AP, PR wires' },
  { names: ['BST'], is: '+01:00', of: british, seen: 'PA' },
  { names: ['UK TIME', 'LONDON TIME'], is: 'Europe/London', seen: 'press releases from London' },
  { names: ['PARIS TIME', 'HEURE DE PARIS'], is: 'Europe/Paris', seen: 'AFP' },
  { names: ['BRUSSELS TIME'], is: 'Europe/Brussels', seen: 'Belga' },
  { names: ['GENEVA TIME'], is: 'Europe/Zurich', seen: 'ats' },
  { names: ['BEIJING TIME', 'BJT'], is: '+08:00', seen: 'Xinhua' },
  { names: ['IST'], is: '+05:30', of: ['PTI', 'IANS', 'ANI'], seen: 'PTI' },
];

/** Every name, the longest first, as the alternatives of a regular expression. */
export const zoneNames = [...new Set(zones.flatMap(({ names }) => names))]
  .sort((left, right) => right.length - left.length)
  .join('|');

/** What a printed zone is, as `isoMoment` takes it: `{ offset }` or `{ timeZone }`. `undefined` for one that is not sure. */
export function zoneOf(
  name: string,
  provider: string | undefined,
): { readonly offset?: string; readonly timeZone?: string } | undefined {
  const shift = /^(?:GMT|UTC)?\s?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(name);
  if (shift) return { offset: `${shift[1]}${shift[2]?.padStart(2, '0')}:${shift[3] ?? '00'}` };
  const key = name.toUpperCase().replace(/\s+/g, ' ');
  const zone = zones.find(({ names, of }) => names.includes(key) && (of === undefined || of.includes(provider ?? '')));
  if (!zone) return undefined;
  return zone.is.includes('/') ? { timeZone: zone.is } : { offset: zone.is };
}
