import type { VersionKind } from '../../item';

/** Whose copy it is, by what the header line says. */
export interface Service {
  readonly provider: string;
  /** Service letters before the message number; a declaration, since an agency gives them to one service only. */
  readonly letters?: readonly string[];
  /** Words of the header's free part that name the agency. */
  readonly words?: readonly string[];
  /** BCP 47, where the service is in one language. */
  readonly language?: string;
  readonly seen: string;
}

const known = 'headers as newsrooms print them, not verified';

export const services: readonly Service[] = [
  {
    provider: 'dpa',
    letters: ['eca'],
    words: ['dpa'],
    language: 'en',
    seen: 'dpa International Service, 2013 and 2018',
  },
  { provider: 'dpa', letters: ['bdt'], words: ['dpa'], language: 'de', seen: `dpa Basisdienst; ${known}` },
  { provider: 'dpa', words: ['dpa', 'lsw', 'lby', 'lnw', 'lni', 'lno', 'lhe', 'lbn'], seen: wiresOf('dpa') },
  { provider: 'KNA', letters: ['bkn'], words: ['kna'], language: 'de', seen: 'agenturjournalismus.de on IPTC 7901' },
  { provider: 'APA', letters: ['apa', 'ots'], words: ['apa'], language: 'de', seen: `APA0123 5 II; ${known}` },
  { provider: 'ATS', letters: ['ats', 'bsf'], words: ['ats'], language: 'fr', seen: known },
  { provider: 'SDA', letters: ['sda', 'bsd'], words: ['sda'], language: 'de', seen: known },
  { provider: 'AFP', letters: ['afp'], words: ['afp'], seen: `"FRA /AFP-PA56"; ${known}` },
  { provider: 'Kyodo', letters: ['kyo', 'kyd'], words: ['kyodo'], seen: known },
  { provider: 'Belga', letters: ['blg', 'bel'], words: ['belga'], seen: known },
  { provider: 'ANSA', letters: ['ans'], words: ['ansa'], language: 'it', seen: known },
  { provider: 'Reuters', letters: ['rtr'], words: ['rtr', 'reuters'], seen: known },
  { provider: 'AP', words: ['ap'], seen: known },
  { provider: 'Ritzau', letters: ['rit', 'rb'], words: ['ritzau'], language: 'da', seen: known },
  { provider: 'NTB', letters: ['ntb'], words: ['ntb'], language: 'no', seen: known },
  { provider: 'TT', letters: ['tt'], words: ['tt'], language: 'sv', seen: known },
  { provider: 'STT', letters: ['stt'], words: ['stt'], seen: known },
  { provider: 'ANP', letters: ['anp'], words: ['anp'], language: 'nl', seen: known },
  { provider: 'ČTK', letters: ['ctk'], words: ['ctk'], seen: known },
  { provider: 'PAP', letters: ['pap'], words: ['pap'], seen: known },
  { provider: 'MTI', letters: ['mti'], words: ['mti'], seen: known },
  { provider: 'ANA-MPA', letters: ['ana'], words: ['ana', 'amna'], seen: known },
  { provider: 'Interfax', letters: ['ifx'], words: ['ifx', 'interfax'], seen: known },
  { provider: 'TASS', letters: ['tas', 'tass'], words: ['tass'], seen: known },
  { provider: 'EFE', letters: ['efe'], words: ['efe'], seen: known },
  { provider: 'Lusa', letters: ['lus', 'lusa'], words: ['lusa'], seen: known },
  { provider: 'awp', letters: ['awp'], words: ['awp'], seen: known },
  { provider: 'epd', letters: ['epd'], words: ['epd'], language: 'de', seen: known },
];

function wiresOf(agency: string): string {
  return `${agency}'s name and its regional services in the free part of the header; ${known}`;
}

/** What a category in the header line stands for. */
export interface Category {
  readonly name: string;
  /** IPTC subject code, where the category is one of its seventeen. */
  readonly qcode?: string;
  readonly kind?: VersionKind;
  readonly seen: string;
}

const dpa = 'dpa categories; wire-formats 1.2';
const apa = 'APA, its five services; not verified';
const anpa = "ANPA's letters, which 7901 shares; wire-formats 1.2";

/** By the letters in lower case. What is not here keeps its letters as its name. */
export const categories: ReadonlyMap<string, Category> = new Map<string, Category>([
  ['pl', { name: 'Politics', qcode: 'subj:11000000', seen: dpa }],
  ['wi', { name: 'Economy', qcode: 'subj:04000000', seen: dpa }],
  ['ku', { name: 'Culture', qcode: 'subj:01000000', seen: dpa }],
  ['sp', { name: 'Sport', qcode: 'subj:15000000', seen: dpa }],
  ['vm', { name: 'Miscellaneous', seen: dpa }],
  ['rs', { name: 'Editorial service', kind: 'advisory', seen: dpa }],
  ['ii', { name: 'Politics', qcode: 'subj:11000000', seen: apa }],
  ['ai', { name: 'International', seen: apa }],
  ['ki', { name: 'Culture', qcode: 'subj:01000000', seen: apa }],
  ['si', { name: 'Sport', qcode: 'subj:15000000', seen: apa }],
  ['a', { name: 'Domestic', seen: anpa }],
  ['i', { name: 'International', seen: anpa }],
  ['f', { name: 'Business', qcode: 'subj:04000000', seen: anpa }],
  ['s', { name: 'Sport', qcode: 'subj:15000000', seen: anpa }],
  ['e', { name: 'Entertainment', qcode: 'subj:01000000', seen: anpa }],
  ['p', { name: 'Politics', qcode: 'subj:11000000', seen: anpa }],
  ['l', { name: 'Lifestyle', qcode: 'subj:10000000', seen: anpa }],
  ['o', { name: 'Weather', qcode: 'subj:17000000', seen: anpa }],
  ['n', { name: 'Regional', seen: anpa }],
  ['k', { name: 'Commentary', seen: anpa }],
  ['t', { name: 'Travel', seen: anpa }],
  ['d', { name: 'Food', seen: anpa }],
  ['w', { name: 'Washington', seen: anpa }],
  ['v', { name: 'Advisories', kind: 'advisory', seen: anpa }],
]);
