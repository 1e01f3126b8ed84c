import type { Serial } from '../item';

/**
 * Agencies whose services number what they send, one after the other, so that a number that does not come is copy that did
 * not. Data, each with where the habit was seen. What stands in no row is not watched: many agencies number otherwise.
 */
interface Numbering {
  readonly provider: RegExp;
  /** Service letters; absent: all that the agency has. */
  readonly services?: RegExp;
  /** Whether they begin anew every day, or go on until their digits are used up. */
  readonly begins: 'every day' | 'after the last';
  readonly seen: string;
}

const iptc = 'IPTC 7901 rev. 5, 1995: service letters and message number, which begins anew every day';
const likeIt = `headers as newsrooms print them, not verified; ${iptc}`;

const numberings: readonly Numbering[] = [
  {
    provider: /^dpa\b/i,
    services: /^(?:bdt|eca|bna)$/,
    begins: 'every day',
    seen: `dpa International Service, 2013 and 2018: eca0001 in the morning; ${iptc}`,
  },
  { provider: /^KNA$/i, services: /^bkn$/, begins: 'every day', seen: `agenturjournalismus.de on IPTC 7901; ${iptc}` },
  { provider: /^AFP$/i, services: /^(?:afp|[a-z])$/, begins: 'every day', seen: `"AFP0412 4 i 0061 NOR"; ${likeIt}` },
  { provider: /^Kyodo$/i, services: /^(?:kyo|kyd)$/, begins: 'every day', seen: `"KYO017 4 F 120"; ${likeIt}` },
  { provider: /^APA$/i, services: /^apa$/, begins: 'every day', seen: `"APA0123 5 CI"; ${likeIt}` },
  { provider: /^(?:ATS|SDA)$/i, services: /^(?:ats|bsf|sda|bsd)$/, begins: 'every day', seen: likeIt },
  { provider: /^ANP$/i, services: /^anp$/, begins: 'every day', seen: likeIt },
  { provider: /^ANSA$/i, services: /^ans$/, begins: 'every day', seen: likeIt },
  { provider: /^Belga$/i, services: /^(?:blg|bel)$/, begins: 'every day', seen: likeIt },
  { provider: /^(?:NTB|TT|Ritzau|STT)$/i, services: /^(?:ntb|tt|rit|rb|stt)$/, begins: 'every day', seen: likeIt },
  {
    provider: /^(?:AP|Associated Press|The Associated Press)$/i,
    services: /^[abcfhprstu]$/,
    begins: 'after the last',
    seen: 'ANPA 1312 and AP service letters: a spot, f financial, s sports; a0123. Where they begin is not verified',
  },
];

/**
 * The day of the numbers that copy belongs to, or `''` where they go on from day to day; `undefined` where nothing is known
 * of the agency's numbers. @param day of the copy, by the source's clocks.
 */
export function countedIn(provider: string | undefined, { service }: Serial, day: string): string | undefined {
  const known = numberings.find(
    (one) => provider !== undefined && one.provider.test(provider.trim()) && (one.services?.test(service) ?? true),
  );
  return known && (known.begins === 'every day' ? day : '');
}
