/** A line that an agency prints above or below its stories, as data. */
interface Habit {
  readonly pattern: RegExp;
  readonly agency?: string;
  readonly seen: string;
}

/** What stands under a byline: the house, or an office in it. */
const offices: readonly Habit[] = [
  { pattern: /^(?:The )?Associated Press$/i, agency: 'AP', seen: 'AP; wire-formats 1.2' },
  {
    pattern:
      /^(?:AP|UPI|CP|PA|AAP|Reuters) [\p{L} ]{0,40}(?:Writers?|Editor|Correspondents?|Reporters?|Columnist|Staff)$/u,
    seen: 'AP Business Writer, PA Political Correspondent',
  },
  { pattern: /^(?:The Canadian Press|United Press International|Agence France-Presse)$/i, seen: 'CP, UPI' },
];

/** The first line of a message on a circuit: `AFP0123 3 G 0085 ALB /AFP-AB12`; group 1 is the priority. */
const frames: readonly Habit[] = [
  { pattern: /^ZCZC\b/, seen: 'telex framing (ZCZC ... NNNN)' },
  {
    pattern: /^[A-Za-z]{3}\d{3,4} ([1-9]) [A-Za-z]{1,3} \d{1,5}(?: .{1,40})?$/,
    seen: 'IPTC 7901 headers, as AFP and dpa print them',
  },
];

/** Below a story: initials of the desk, numbers of words and messages, addresses. They end no story, and are none. */
const tails: readonly Habit[] = [
  { pattern: /^[a-z]{2,4}(?:[/-][a-z]{1,4}){1,4}\/?$/, seen: 'AFP and IANS, initials: "odt/pl/rok"' },
  { pattern: /^\(\d{1,5} words\)$/i, agency: 'IANS', seen: 'IANS: "(250 Words)"' },
  { pattern: /^\d{4}-\d\d-\d\d-\d\d:\d\d:\d\d \(IANS\)$/, agency: 'IANS', seen: 'IANS' },
  {
    pattern: /^(?:PTI(?: [A-Z]{2,4}){0,5} ?)?\d{8}$/,
    agency: 'PTI',
    seen: 'PTI: "11211742", month, day, hour, minute',
  },
  { pattern: /^PTI(?: [A-Z]{2,4}){1,5}$/, agency: 'PTI', seen: 'PTI, initials: "PTI RVM"' },
  { pattern: /^[\w.+-]{2,40}@[\w.-]{4,60}$/, agency: 'Yonhap', seen: "Yonhap, the reporter's address" },
  { pattern: /^\d{1,2}:\d\d ?ت ?مـ?$/u, agency: 'SPA', seen: 'SPA in Arabic, the hour; not verified' },
  { pattern: /^\d{4}$/, agency: 'SPA', seen: 'SPA, the number of the message; not verified' },
  {
    pattern: /^(?:भाषा|वार्ता|\d{4} \d{4} \p{L}[\p{L}\p{M}]{1,20})$/u,
    agency: 'PTI',
    seen: 'PTI and UNI in Hindi: "2111 1742 दिल्ली"; not verified',
  },
  {
    pattern: /^\d\d-[A-Z]{3}-\d\d \d\d:\d\d(?: NNNN)?$/,
    agency: 'ANSA',
    seen: 'ANSA: "21-NOV-24 17:22 NNNN"; not verified',
  },
  {
    pattern: /^[A-Z\d]{2,4}(?:-[A-Z\d]{2,4}){1,3}\/$/,
    agency: 'ANSA',
    seen: 'ANSA, initials: "XPP-BNV/"; not verified',
  },
  { pattern: /^dpa(?: [a-z]{2,4}){1,6}$/, agency: 'dpa', seen: 'dpa, initials; wire-formats 1.2' },
];

/** Where what is only for editors starts; it goes on to the end of the story. */
const notebooks: readonly Habit[] = [
  { pattern: /^#{1,2}\s?dpa[- ](?:NOTEBOOK|Notizblock)/i, agency: 'dpa', seen: 'dpa; wire-formats 1.2' },
  {
    pattern:
      /^(?:The following information is not (?:intended )?for publication|Die folgenden Informationen sind nicht zur Veröffentlichung)/i,
    agency: 'dpa',
    seen: 'dpa; wire-formats 1.2',
  },
];

/** PTI's initials, which stand behind the last sentence and, of the desk, on a line before the number. */
const signature = /(?<=[.!?"”'’)] )PTI(?: [A-Z]{2,4}){1,5}$/;
const initials = /^[A-Z]{2,4}(?: [A-Z]{2,4}){0,3}$/;
/** PTI in Hindi signs with names. */
const devanagari = /^[\p{Script=Devanagari}]{2,12}(?: [\p{Script=Devanagari}]{2,12}){0,3}$/u;

/** Whether a line is the desk's initials, for what stands below it. */
export function isInitials(text: string, below: string | undefined): boolean {
  return (
    (initials.test(text) && /^\d{8}$/.test(below ?? '')) ||
    (devanagari.test(text) && /^\d{4} \d{4} \P{ASCII}/u.test(below ?? ''))
  );
}

/** The initials that a last line ends with: `PTI RVM`. */
export function signatureOf(text: string): string | undefined {
  return signature.exec(text.slice(-40))?.[0];
}

export const isOffice = (text: string): boolean => text.length < 80 && fits(offices, text);
export const isTail = (text: string): boolean => text.length < 80 && fits(tails, text);
export const startsNotebook = (text: string): boolean => text.length < 200 && fits(notebooks, text);

/** The priority that a frame's line prints, `undefined` where it prints none; absent for a line that is no frame. */
export function frameOf(text: string): { readonly urgency?: number } | undefined {
  const frame = text.length < 80 ? frames.find(({ pattern }) => pattern.test(text)) : undefined;
  const priority = frame?.pattern.exec(text)?.[1];
  return frame && { urgency: priority === undefined ? undefined : Number(priority) };
}

function fits(habits: readonly Habit[], text: string): boolean {
  return habits.some(({ pattern }) => pattern.test(text));
}
