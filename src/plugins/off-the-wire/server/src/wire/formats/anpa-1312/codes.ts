/** A code of the header, what it stands for, and where that was seen. */
interface Code<Meaning> {
  readonly code: string;
  readonly means: Meaning;
  readonly seen: string;
}

const ap = 'AP, Filing the wire; wire-formats 1.2';
const reuters = 'Reuters-21578: results of small companies and copy without haste';

/** Priority letters as urgency, 1 highest. Corrections move as u, kills as b. */
const priorities: readonly Code<number>[] = [
  { code: 'f', means: 1, seen: ap },
  { code: 'b', means: 2, seen: ap },
  { code: 'u', means: 2, seen: ap },
  { code: 'r', means: 4, seen: ap },
  { code: 'd', means: 5, seen: ap },
  { code: 'a', means: 6, seen: `${ap}: for use on a weekday, later` },
  { code: 's', means: 6, seen: `${ap}: for use on a Sunday` },
  { code: 'h', means: 5, seen: reuters },
  { code: 'w', means: 6, seen: reuters },
];

const apCategories = 'AP category letters; wire-formats 1.2';

/** Category letters, in words. */
const categories: readonly Code<string>[] = [
  { code: 'a', means: 'Domestic general', seen: apCategories },
  { code: 'b', means: 'Special events', seen: 'wire-formats 1.2 [K]' },
  { code: 'd', means: 'Food', seen: apCategories },
  { code: 'e', means: 'Entertainment', seen: apCategories },
  { code: 'f', means: 'Business', seen: `${apCategories}; Reuters-21578` },
  { code: 'i', means: 'International', seen: apCategories },
  { code: 'k', means: 'Commentary', seen: apCategories },
  { code: 'l', means: 'Lifestyles', seen: apCategories },
  { code: 'n', means: 'State and regional', seen: apCategories },
  { code: 'o', means: 'Weather', seen: apCategories },
  { code: 'p', means: 'National politics', seen: apCategories },
  { code: 'q', means: 'Sports scores', seen: apCategories },
  { code: 'r', means: 'Racing', seen: apCategories },
  { code: 's', means: 'Sports', seen: apCategories },
  { code: 't', means: 'Travel', seen: apCategories },
  { code: 'v', means: 'Advisories', seen: apCategories },
  { code: 'w', means: 'Washington', seen: apCategories },
  { code: 'z', means: 'Sports', seen: `${apCategories}: in columns` },
];

/** What stands where the header routes the story, and whose that is. */
const routings: readonly Code<string>[] = [
  { code: 'reute', means: 'Reuters', seen: 'Reuters-21578, all of it' },
  { code: 'reuter', means: 'Reuters', seen: 'Reuters-21578, once' },
  { code: 'upi', means: 'UPI', seen: 'as Reuters does' },
  { code: 'cp', means: 'CP', seen: 'as Reuters does' },
  { code: 'afp', means: 'AFP', seen: 'as Reuters does; not verified' },
  { code: 'krtbn', means: 'KRT', seen: 'Knight Ridder/Tribune; not verified' },
  { code: 'krt', means: 'KRT', seen: 'Knight Ridder/Tribune; not verified' },
  { code: 'shns', means: 'SHNS', seen: 'Scripps Howard; not verified' },
];

/** How a trailer names its agency. */
const signatures: readonly Code<string>[] = [
  { code: 'ap', means: 'AP', seen: 'AP-WF-08-29-16 1626GMT; wire-formats 1.2' },
  { code: 'upi', means: 'UPI', seen: 'UPI, "upi 11-20-86 1147 aes"' },
  { code: 'cp', means: 'CP', seen: 'The Canadian Press' },
  { code: 'afp', means: 'AFP', seen: 'AFP, "AFP 131350 GMT SEP 15"; not verified' },
  { code: 'reut', means: 'Reuters', seen: 'Reuters, "Reut12:47 02-26"' },
];

const american = 'clocks of the agencies of North America, whose standard this is';

/** Zones of trailers, ahead of UTC. */
const zones: readonly Code<string>[] = [
  ...['gmt', 'utc', 'z'].map((code) => ({ code, means: 'Z', seen: 'AP trailer; wire-formats 1.2' })),
  ...['est', 'pes', 'aes'].map((code) => ({ code, means: '-05:00', seen: american })),
  ...['edt', 'ped', 'aed'].map((code) => ({ code, means: '-04:00', seen: american })),
  ...['cst', 'pcs', 'acs', 'mdt'].map((code) => ({ code, means: '-06:00', seen: american })),
  { code: 'cdt', means: '-05:00', seen: american },
  { code: 'mst', means: '-07:00', seen: american },
  { code: 'pdt', means: '-07:00', seen: american },
  { code: 'pst', means: '-08:00', seen: american },
];

const table = <Meaning>(codes: readonly Code<Meaning>[]): ReadonlyMap<string, Meaning> =>
  new Map(codes.map(({ code, means }) => [code, means]));

export const urgencyOfPriority = table(priorities);
export const nameOfCategory = table(categories);
export const providerOfRouting = table(routings);
export const providerOfSignature = table(signatures);
export const offsetOfZone = table(zones);
/** UPI's zones say before or after noon, too: `aes`, `pes`. */
export const isAfternoon = (zone: string): boolean => /^p(?:es|ed|cs)$/i.test(zone);
