/** A mark that ends a story. Not in the copy desk's tables, since formats need it to find where a story ends. */
export interface Terminator {
  readonly text: string;
  /** Whose habit it is; absent for everybody's. */
  readonly agency?: string;
  /** Where it must stand to count: as the last word of any text, after the end of a sentence, or on its own line. */
  readonly stands: 'last' | 'after a sentence' | 'alone';
  /** No word of prose: it ends a story in the middle of a file, too. */
  readonly sure?: true;
  /** A word of the language: it counts only where it is known whose copy this is. */
  readonly own?: true;
  /** Capitals matter. */
  readonly exact?: true;
  readonly seen: string;
}

/** Marks as data; of two that fit, the earlier one counts. */
export const terminators: readonly Terminator[] = [
  { text: 'Enditem', agency: 'Xinhua', stands: 'last', sure: true, seen: 'Xinhua, 2013 and 2015; wire-formats 1.2' },
  { text: 'Endit', agency: 'Xinhua', stands: 'last', sure: true, seen: 'Xinhua, truncated by portals' },
  { text: 'Endi', agency: 'Xinhua', stands: 'after a sentence', sure: true, exact: true, seen: 'wire-formats 1.2 [K]' },
  { text: 'Item', agency: 'Xinhua', stands: 'after a sentence', exact: true, seen: 'wire-formats 1.2 [K]' },
  { text: '-30-', stands: 'last', sure: true, seen: 'North American newsrooms and PR wires' },
  { text: '– 30 –', stands: 'last', sure: true, seen: 'North American newsrooms and PR wires' },
  { text: '- 30 -', stands: 'last', sure: true, seen: 'North American newsrooms and PR wires' },
  { text: '###', stands: 'last', seen: 'press releases' },
  { text: 'end', agency: 'PA', stands: 'alone', exact: true, seen: 'PA, a paragraph of its own' },
  { text: '# # #', stands: 'last', seen: 'press releases' },
  { text: 'ENDS', stands: 'after a sentence', exact: true, seen: 'British agencies and press releases' },
  { text: '-ENDS-', stands: 'last', sure: true, exact: true, seen: 'British agencies and press releases' },
  { text: '- ENDS -', stands: 'last', sure: true, exact: true, seen: 'British agencies and press releases' },
  { text: '(ENDS)', stands: 'last', sure: true, exact: true, seen: 'IPS and press releases' },
  { text: '(END)', stands: 'last', sure: true, exact: true, seen: 'Yonhap, IPS' },
  { text: '(FIN)', stands: 'last', exact: true, seen: 'Spanish and French desks' },
  { text: '（完）', stands: 'last', sure: true, seen: 'Xinhua, Chinese service' },
  { text: '(完)', stands: 'last', sure: true, seen: 'Xinhua, Chinese service' },
  { text: '(more)', stands: 'last', exact: true, seen: 'wire-formats 1.2 [K]' },
  { text: '(MORE)', stands: 'last', exact: true, seen: 'Reuters' },
  { text: 'MORE', agency: 'Reuters', stands: 'alone', exact: true, seen: 'Reuters-21578' },
  { text: 'More', agency: 'Reuters', stands: 'alone', exact: true, seen: 'Reuters-21578' },
  { text: 'REUTER...', agency: 'Reuters', stands: 'last', exact: true, seen: 'Reuters-21578' },
  { text: 'REUTER', agency: 'Reuters', stands: 'after a sentence', exact: true, seen: 'Reuters-21578' },
  { text: 'Reuter', agency: 'Reuters', stands: 'after a sentence', exact: true, seen: 'Reuters-21578' },
  { text: 'reuter', agency: 'Reuters', stands: 'after a sentence', exact: true, seen: 'Reuters-21578' },
  { text: 'Reuter...', agency: 'Reuters', stands: 'after a sentence', exact: true, seen: 'Reuters-21578' },
  { text: 'reuter...', agency: 'Reuters', stands: 'after a sentence', exact: true, seen: 'Reuters-21578' },
  { text: 'REUTER^M', agency: 'Reuters', stands: 'after a sentence', exact: true, seen: 'Reuters-21578' },
  { text: 'REUTER...^M', agency: 'Reuters', stands: 'last', exact: true, seen: 'Reuters-21578' },
  { text: 'REUTERS', agency: 'Reuters', stands: 'alone', exact: true, seen: 'Reuters' },
  { text: '(끝)', agency: 'Yonhap', stands: 'last', sure: true, seen: 'Yonhap, Korean' },
  {
    text: '-0-',
    agency: 'Xinhua',
    stands: 'after a sentence',
    own: true,
    exact: true,
    seen: 'Xinhua in Russian; not verified',
  },
  { text: '-0-', stands: 'alone', sure: true, exact: true, seen: 'TASS and PR wires' },
  { text: '==Kyodo', agency: 'Kyodo', stands: 'last', sure: true, seen: 'wire-formats 1.2' },
  { text: '（共同）', agency: 'Kyodo', stands: 'after a sentence', seen: 'Kyodo, Japanese service' },
  { text: '--IANS', agency: 'IANS', stands: 'last', sure: true, seen: 'wire-formats 1.2 [K]' },
  { text: '-- IANS', agency: 'IANS', stands: 'last', sure: true, seen: 'wire-formats 1.2 [K]' },
  { text: '–IANS', agency: 'IANS', stands: 'last', sure: true, seen: 'IANS, as portals print it' },
  { text: '– IANS', agency: 'IANS', stands: 'last', sure: true, seen: 'IANS, as portals print it' },
  { text: '(Schluss)', agency: 'APA', stands: 'last', seen: 'APA' },
  { text: '(Forts.)', agency: 'APA', stands: 'last', seen: 'APA, "to be continued"' },
  { text: '(SEGUE)', stands: 'last', exact: true, seen: 'ANSA, AGI' },
  { text: '(ANSA).', agency: 'ANSA', stands: 'after a sentence', exact: true, seen: 'ANSA' },
  { text: '(ANSA)', agency: 'ANSA', stands: 'after a sentence', exact: true, seen: 'ANSA' },
  { text: '(à suivre)', stands: 'last', seen: 'ats, Belga' },
  { text: '(suivra)', stands: 'last', seen: 'ats, Belga' },
  { text: '(continúa)', stands: 'last', seen: 'EFE' },
  { text: 'EFE', agency: 'EFE', stands: 'after a sentence', exact: true, seen: 'EFE, alone and before the initials' },
  { text: 'Lusa/Fim', agency: 'Lusa', stands: 'last', seen: 'Lusa' },
  { text: '(PAP)', agency: 'PAP', stands: 'after a sentence', exact: true, seen: 'PAP' },
  { text: '(fin)', agency: 'KEYSTONE-SDA', stands: 'last', seen: 'ats; not verified' },
  {
    text: 'Fin',
    agency: 'Xinhua',
    stands: 'after a sentence',
    exact: true,
    own: true,
    seen: 'Xinhua in Spanish; not verified',
  },
  {
    text: 'FIN',
    agency: 'Xinhua',
    stands: 'after a sentence',
    exact: true,
    own: true,
    seen: 'Xinhua in Spanish; not verified',
  },
  { text: '-- BERNAMA', agency: 'Bernama', stands: 'last', seen: 'Bernama' },
  { text: '--BERNAMA', agency: 'Bernama', stands: 'last', seen: 'Bernama' },
  { text: 'MENA', agency: 'MENA', stands: 'after a sentence', exact: true, own: true, seen: 'MENA; not verified' },
  { text: '// انتهى //', agency: 'SPA', stands: 'last', sure: true, seen: 'SPA in Arabic; not verified' },
  { text: '// انتهى//', agency: 'SPA', stands: 'last', sure: true, seen: 'SPA in Arabic; not verified' },
  { text: 'انتهى', agency: 'KUNA', stands: 'alone', own: true, seen: 'KUNA in Arabic; not verified' },
  { text: '- SAnews.gov.za', agency: 'SAnews', stands: 'last', seen: 'SAnews' },
  { text: '– SAnews.gov.za', agency: 'SAnews', stands: 'last', seen: 'SAnews' },
  { text: '(NAN)(www.nannews.ng)', agency: 'NAN', stands: 'after a sentence', seen: 'NAN' },
  { text: '(NAN)', agency: 'NAN', stands: 'after a sentence', exact: true, seen: 'NAN' },
  { text: '(ANI)', agency: 'ANI', stands: 'after a sentence', exact: true, seen: 'ANI, as portals print it' },
  { text: '(ATS)', agency: 'KEYSTONE-SDA', stands: 'after a sentence', exact: true, seen: 'ats; not verified' },
  { text: '(ats)', agency: 'KEYSTONE-SDA', stands: 'after a sentence', exact: true, seen: 'ats; not verified' },
  { text: '(SDA)', agency: 'KEYSTONE-SDA', stands: 'after a sentence', exact: true, seen: 'sda; not verified' },
  { text: '(sda)', agency: 'KEYSTONE-SDA', stands: 'after a sentence', exact: true, seen: 'sda; not verified' },
  { text: '/ritzau/', agency: 'Ritzau', stands: 'last', sure: true, seen: 'Ritzau' },
  { text: '(©NTB)', agency: 'NTB', stands: 'after a sentence', sure: true, seen: 'NTB' },
  { text: '(NTB)', agency: 'NTB', stands: 'after a sentence', exact: true, seen: 'NTB; not verified' },
  { text: 'end', agency: 'PA', stands: 'alone', exact: true, own: true, seen: 'PA' },
  { text: './.', agency: 'VNA', stands: 'after a sentence', exact: true, own: true, seen: 'VNA: "năm./."' },
  { text: 'भाषा', agency: 'PTI', stands: 'alone', own: true, seen: 'PTI in Hindi; not verified' },
  { text: 'NNNN', stands: 'alone', sure: true, exact: true, seen: 'telex framing (ZCZC ... NNNN)' },
];

/** Lines that sign a story off, which no two stories share. They stand alone. */
const signOffs: readonly Terminator[] = [
  { text: 'AP-WF-02-20-16 0337GMT', agency: 'AP', stands: 'alone', seen: 'AP trailer; wire-formats 1.2' },
  { text: 'dpa wsz jln npr', agency: 'dpa', stands: 'alone', seen: "dpa, the desk's initials; wire-formats 1.2" },
  { text: '(Schluss) ab/cd', agency: 'APA', stands: 'alone', seen: "APA, the desk's initials" },
  { text: './. ABC/', agency: 'Belga', stands: 'alone', seen: "Belga, the desk's initials" },
  { text: 'EFE abc/cde', agency: 'EFE', stands: 'alone', seen: "EFE, the desk's initials" },
  { text: 'epd lnb mig bue', agency: 'epd', stands: 'alone', seen: "epd, the desk's initials; not verified" },
  { text: 'AAP ab/cd/', agency: 'AAP', stands: 'alone', seen: "AAP, the desk's initials; not verified" },
  { text: 'dpa-AFX abc yydd n1', agency: 'dpa', stands: 'alone', seen: "dpa-AFX, the desk's initials; not verified" },
];
const signOffForms = [
  /^AP-[A-Z]{2}-\d\d-\d\d-\d\d \d{4}GMT<?$/,
  /^dpa(?: [a-z]{1,3}[a-z\d]){2,6}(?:\/[a-z]{2,4})?$/,
  /^\((?:Schluss|Forts\.?)\) ?[a-zäöü]{2,4}(?:[/+][a-zäöü]{2,4}){0,3}$/,
  /^\.\/\. ?[A-Z]{2,4}(?:\/[A-Z]{0,4}){0,3}\/?$/,
  /^EFE [a-z]{2,4}(?:[/-][a-z]{2,4}){0,3}$/,
  /^epd(?: [a-z]{2,3}){2,5}$/,
  /^AAP(?: [a-z]{2,4}){1,3}(?:\/[a-z]{0,4}){0,3}$/,
  /^dpa-AFX(?: [a-z]{1,4}\d{0,2}){2,6}(?:\/[a-z]{2,4})?$/,
];
/** How desks sign by initials. In any other copy they are words of a poem: only where it is known whose they are. */
const initials: readonly (Terminator & { readonly form: RegExp })[] = [
  ...['AFP', 'IANS', 'KNA', 'KEYSTONE-SDA', 'PTI'].map((agency) => ({
    ...{ text: 'hh/ph', agency, stands: 'alone' as const, seen: `${agency}, the desk's initials: "bur-hh/ph"` },
    form: /^[a-z]{2,5}(?:[-/][a-z]{1,5}){1,6}\/?$/,
  })),
  {
    ...{ text: 'ebr/alf', agency: 'EFE', stands: 'alone', seen: 'EFE, initials under the last paragraph' },
    form: /^[a-z]{2,4}(?:[-/][a-z]{1,4}){1,4}\/?$/,
  },
  {
    ...{ text: 'jwo/ mhr/', agency: 'PAP', stands: 'alone', seen: 'PAP' },
    form: /^[a-z]{2,4}\/(?: ?[a-z]{2,4}\/){0,3}$/,
  },
  {
    ...{ text: 'jnk pzt', agency: 'ČTK', stands: 'alone', seen: 'ČTK; not verified' },
    form: /^[a-z]{2,4}(?: [a-z]{2,4}){1,3}$/,
  },
  { ...{ text: 'dpa ed', agency: 'dpa', stands: 'alone', seen: 'dpa, one name' }, form: /^dpa [a-z]{2,4}$/ },
  {
    ...{ text: 'XPP-BNV/', agency: 'ANSA', stands: 'alone', seen: 'ANSA; not verified' },
    form: /^(?:[A-Z\d]{2,4}(?:[-/][A-Z\d]{2,4}){0,3}\/?|[A-Z\d]{2,5}-[A-Z\d]{2,5}\/?|\d\d-[A-Z]{3}-\d\d \d\d:\d\d(?: NNNN)?)$/,
  },
  {
    ...{ text: '(LVD/JDD)', agency: 'Belga', stands: 'last', seen: 'Belga, behind the last sentence; not verified' },
    form: /^\(?[A-Z]{2,4}(?:\/[A-Z]{0,4}){1,3}\/?\)?$/,
  },
];
/** Belga's stand behind the last sentence, too. */
const behind = /(?<=[.!?"”»])\s?(?:\.?\/\.|\()[A-Z.]{2,4}(?:\/[A-Z]{0,4}){1,3}\/?\)?$/;

/** A text without its terminator, and what was cut. */
export interface Ended {
  readonly text: string;
  readonly cut: string;
  readonly terminator: Terminator;
}

/**
 * Cuts the terminator off the end of a paragraph: `he added. Enditem` -> `he added.` With an agency only its own marks,
 * everybody's and the sure ones count. What page templates glue to a mark (`Enditemnone`) goes with it.
 */
export function endOf(text: string, agency?: string): Ended | undefined {
  const end = text.trimEnd();
  const signed = agency === undefined ? undefined : signedBy(agency, end);
  if (signed) return signed;
  if (!anyMark.test(end.slice(-tailLength))) return undefined;
  for (const terminator of terminators) {
    if (agency && terminator.agency && terminator.agency !== agency && !terminator.sure) continue;
    if (terminator.own && terminator.agency !== agency) continue;
    const start = startOf(terminator, end);
    if (start !== undefined) return { text: end.slice(0, start).trimEnd(), cut: end.slice(start), terminator };
  }
  const signOff = end.length < 40 ? signOffs[signOffForms.findIndex((form) => form.test(end.trim()))] : undefined;
  return signOff && { text: '', cut: end.trim(), terminator: signOff };
}

function signedBy(agency: string, end: string): Ended | undefined {
  const own = initials.filter((one) => one.agency === agency);
  if (own.length === 0) return undefined;
  const terminator = end.length < 40 ? own.find(({ form }) => form.test(end.trim())) : undefined;
  if (terminator) return { text: '', cut: end.trim(), terminator };
  const [last] = own;
  const tail = last?.stands === 'last' ? behind.exec(end.slice(-30))?.[0] : undefined;
  return last && tail ? { text: end.slice(0, -tail.length).trimEnd(), cut: tail.trim(), terminator: last } : undefined;
}

/** What a template prints for a field that is not there. */
const residues = ['', 'none', 'null', 'undefined', '/', '.'];

const literal = (text: string) => text.replace(/[.()^/]/g, '\\$&');
/** One look that spares most lines the rest: no mark is at their end. */
const anyMark = new RegExp(
  `^\\s*(?:AP-|dpa[ -]|\\(Schluss|\\(Forts|\\./\\.|EFE |epd |AAP )|(?:${terminators.map(({ text }) => literal(text)).join('|')})(?:${residues.map(literal).join('|')})$`,
  'i',
);
const tailLength = 40;

function startOf(terminator: Terminator, end: string): number | undefined {
  const start = residues.map((residue) => startOfMark(terminator, end, residue)).find((found) => found !== undefined);
  if (start === undefined) return undefined;
  const before = end.slice(0, start);
  if (before.trim() === '') return start;
  if (terminator.stands === 'alone') return undefined;
  const sentence = /[.!?…。！？][\])"'”’»」』）]{0,3}\s*$/u.test(before.slice(-12));
  if (terminator.stands === 'after a sentence') return sentence ? start : undefined;
  return sentence || /[\s　]$/.test(before) ? start : undefined;
}

function startOfMark(terminator: Terminator, end: string, residue: string): number | undefined {
  if (residue !== '' && !terminator.sure) return undefined;
  const mark = terminator.text + residue;
  const tail = end.slice(-mark.length);
  const same = terminator.exact ? tail === mark : tail.toLowerCase() === mark.toLowerCase();
  return same ? end.length - mark.length : undefined;
}
