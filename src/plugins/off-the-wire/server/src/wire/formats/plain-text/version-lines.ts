/** A line over a headline that says only which version of the story this is, or how urgent. */
interface VersionLine {
  readonly pattern: RegExp;
  readonly seen: string;
}

const lines: readonly VersionLine[] = [
  {
    pattern: /^(?:\d{1,2} ?(?:st|nd|rd|th) ?)?(?:ld|lead)(?:all)?(?:[- ]?writethru?)?$/i,
    seen: 'dpa "1ST LEAD", AFP, PTI; wire-formats 1.2',
  },
  { pattern: /^(?:(?:update|wrapup|lead) \d{1,2}|writethru)$/i, seen: 'Reuters, NTB; wire-formats 1.2' },
  { pattern: /^(?:urgent|flash|bulletin|alert|snap|newsbreak)$/i, seen: 'AP, UPI, AFP, Reuters; wire-formats 1.2' },
  { pattern: /^(?:refile|corrected|correction|rpt|repeat)$/i, seen: 'Reuters, AFP; wire-formats 1.2' },
  { pattern: /^(?:kill|withhold|embargoed)$/i, seen: 'AP; wire-formats 1.2' },
  {
    pattern: /^(?:EIL|EILT|EILMELDUNG|BLITZ|KORREKTUR|BERICHTIGUNG|WIEDERHOLUNG|NEUFASSUNG|ERGÄNZUNG)$/i,
    seen: 'dpa, APA, KNA; not verified',
  },
  {
    pattern: /^(?:\d{1,2}\. ?)?(?:ZUSAMMENFASSUNG|ROUNDUP)(?: \d{1,2})?$/i,
    seen: 'dpa "2. ZUSAMMENFASSUNG", dpa-AFX "ROUNDUP 2"; not verified',
  },
  {
    pattern: /^(?:ALERTE|URGENTE|ALERTA|ÚLTIMA HORA|CORRECCIÓN|CORRECTION|RECTIFICATIF|RETTIFICA|СРОЧНО|МОЛНИЯ)$/i,
    seen: 'AFP, EFE, ANSA, TASS; not verified',
  },
  {
    pattern: /^(?:HAST|HASTER|RÄTTELSE|RETTELSE|RETTING|KORJAUS|KOREKTA|PILNE)$/,
    seen: 'NTB, TT, Ritzau, STT, PAP; not verified',
  },
];

/** Whether a line says nothing else. */
export function isVersionLine(text: string): boolean {
  return text.length < 40 && lines.some(({ pattern }) => pattern.test(text));
}
