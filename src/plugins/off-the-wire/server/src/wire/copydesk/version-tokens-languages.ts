import { any, apart, closed, colon, exact, gluedDash, spacedDash } from './marks';
import type { VersionToken } from './version-tokens';

const unverified = 'as their services write it; not verified';

/** Corrections, repeats and new versions in the languages that agencies write. In small letters only with a colon. */
const changed: readonly VersionToken[] = [
  {
    pattern: exact(`(?:RECTIFICATIF|RECTIFICATION|RECTIFIÉ|RECTIFIE|RECTIF|CORRECTIF|CORRIGÉ)(?:${apart})`),
    kind: 'correction',
    seen: `AFP, ats, Belga; ${unverified}`,
  },
  {
    pattern: any(
      String.raw`(?:Rectificatif|Rectifié|Correctif)${colon}|\((?:RECTIFICATIF|RECTIFIÉ|RECTIFIE|RECTIF|CORRIGÉ|RECTIFIED)${closed}`,
    ),
    kind: 'correction',
    seen: `AFP, ats; ${unverified}`,
  },
  { pattern: exact(`RECTIFIED${apart}`), kind: 'correction', seen: `Belga, in English; ${unverified}` },
  {
    pattern: exact(
      String.raw`(?:BERICHTIGUNG|BERICHTIGT|KORREKTUR|KORRIGIERT|KORR|KORRIGIERTE FASSUNG)(?:${apart}|/(?=\p{Lu}))`,
    ),
    kind: 'correction',
    seen: `dpa, dpa-AFX "KORREKTUR/ROUNDUP:", APA, KNA; ${unverified}`,
  },
  {
    pattern: any(
      String.raw`(?:Berichtigung|Korrigierte Fassung|Berichtigte Fassung)${colon}|\((?:BERICHTIGUNG|BERICHTIGT|KORREKTUR|KORRIGIERT|KORRIGIERTE FASSUNG|BERICHTIGTE FASSUNG)${closed}`,
    ),
    kind: 'correction',
    seen: `dpa, KNA, epd; ${unverified}`,
  },
  {
    pattern: exact(
      `(?:CORRECCIÓN|CORRECCION|CORRIGE|CORREGIDO|CORREGIDA|RECTIFICACIÓN|RECTIFICACION|RECTIFICA|FE DE ERRATAS)(?:${apart})`,
    ),
    kind: 'correction',
    seen: `EFE, Reuters in Spanish; ${unverified}`,
  },
  {
    pattern: any(
      String.raw`(?:Corrección|Fe de erratas)${colon}|\((?:CORRECCIÓN|CORREGIDO|CORREGIDA|RECTIFICA|CORRIGE)${closed}`,
    ),
    kind: 'correction',
    seen: `EFE; ${unverified}`,
  },
  {
    pattern: exact(
      `(?:CORREÇÃO|CORRIGIDO|CORRIGIDA|RETIFICAÇÃO|ERRATA|ERRATA CORRIGE|RETTIFICA|CORREZIONE)(?:${apart})`,
    ),
    kind: 'correction',
    seen: `Lusa, ANSA; ${unverified}`,
  },
  {
    pattern: any(String.raw`(?:Correção|Rettifica|Errata corrige)${colon}|\((?:CORREÇÃO|CORRIGIDA|RETTIFICA)${closed}`),
    kind: 'correction',
    seen: `Lusa, ANSA; ${unverified}`,
  },
  {
    pattern: exact(
      `(?:RECTIFICATIE|CORRECTIE|RÄTTELSE|RETTELSE|RETTING|KORJAUS|KOREKTA|SPROSTOWANIE|DÜZELTME|ИСПРАВЛЕНИЕ|ПОПРАВКА|УТОЧНЕНИЕ)(?:${apart})`,
    ),
    kind: 'correction',
    seen: `ANP, TT, Ritzau, NTB, STT, PAP, Anadolu, TASS; ${unverified}`,
  },
  {
    pattern: any(
      String.raw`(?:Rectificatie|Rättelse|Rettelse|Korjaus)${colon}|\((?:RECTIFICATIE|CORRECTIE|RÄTTELSE|RETTELSE)${closed}`,
    ),
    kind: 'correction',
    seen: `ANP, TT, Ritzau; ${unverified}`,
  },
  {
    pattern: /^[[【(（<](?:更正|订正|訂正|정정|고침)[\]】)）>][：:]?\s*|^(?:更正|訂正)[：:]\s*/u,
    kind: 'correction',
    seen: `Xinhua, Kyodo, Yonhap; ${unverified}`,
  },
  { pattern: exact(`(?:CORRECTS|CORRECTIVE)(?:${apart})`), kind: 'correction', seen: 'AP' },
  { pattern: any(String.raw`\((?:CORRECTS|CORRECTIVE)${closed}`), kind: 'correction', seen: 'AP' },
  {
    pattern: exact(String.raw`(?:WDH|WIEDERHOLUNG)(?:${apart}|/(?=\p{Lu}))`),
    kind: 'repeat',
    seen: `dpa-AFX "WDH/ROUNDUP:", dpa; ${unverified}`,
  },
  {
    pattern: any(
      String.raw`\((?:WIEDERHOLUNG|WDH|REPETITION|RÉPÉTITION|REPETICIÓN|RIPETIZIONE|REPETE|REPITE)${closed}`,
    ),
    kind: 'repeat',
    seen: `dpa, AFP, EFE, ANSA; ${unverified}`,
  },
  {
    pattern: exact(
      `(?:RÉPÉTITION|REPETITION|REPETICIÓN|REPETICION|REPITE|RIPETIZIONE|RIPETE|HERHALING|ПОВТОР)(?:${apart})`,
    ),
    kind: 'repeat',
    seen: `AFP, EFE, ANSA, ANP, TASS; ${unverified}`,
  },
  { pattern: exact(`(?:NEUFASSUNG)(?:${apart})`), kind: 'writethru', seen: `dpa, APA; ${unverified}` },
  {
    pattern: exact(
      `(?:ERGÄNZUNG|AKTUALISIERUNG|ACTUALISATION|ACTUALIZACIÓN|ACTUALIZACION|ACTUALIZA|AMPLIACIÓN|AMPLIACION|AMPLÍA|AMPLIA|ATUALIZAÇÃO|AGGIORNAMENTO|ДОПОЛНЕНИЕ)(?:${apart})`,
    ),
    kind: 'update',
    mixedCaseAfter: true,
    seen: `dpa, AFP, EFE, Lusa, ANSA, TASS; ${unverified}`,
  },
  {
    pattern: exact(`(?:ACTUALIZACIÓN|ACTUALIZACION) (\\d{1,2})(?:${apart}|${gluedDash}(?=\\p{Lu}))`),
    kind: 'update',
    seen: 'Reuters in Spanish, "ACTUALIZACIÓN 1-"',
  },
  {
    pattern: exact(`ATUALIZA (\\d{1,2})(?:${apart}|${gluedDash}(?=\\p{Lu}))`),
    kind: 'update',
    seen: 'Reuters in Portuguese, "ATUALIZA 1-"',
  },
  {
    pattern: exact(`(?:ROUNDUP|ROUNDUP/AKTIE|GESAMT-ROUNDUP) (\\d{1,2})${colon}`),
    kind: 'update',
    genre: 'Roundup',
    seen: 'dpa-AFX "ROUNDUP 2:"',
  },
  {
    pattern: exact(`(\\d{1,2}) ?(?:E|È|ÈME|EME|ER|e|ème|er) LEAD(?:${apart}|\\s+(?=\\p{Lu}\\p{Ll}))`),
    kind: 'lead',
    seen: 'AFP in French, "2ÈME LEAD"',
  },
  { pattern: exact(`LEAD (\\d{1,2})(?:${apart})`), kind: 'lead', seen: 'AFP, NTB "LEAD 2:"' },
  {
    pattern: exact(String.raw`(\d{1,2})\. ?(?:ZUSAMMENFASSUNG|Zusammenfassung|ÜBERBLICK|Überblick)${colon}`),
    kind: 'update',
    genre: 'Roundup',
    seen: `dpa "2. ZUSAMMENFASSUNG"; ${unverified}`,
  },
];

/** Adds, inserts, substitutions and short forms. */
const parts: readonly VersionToken[] = [
  {
    pattern: exact(String.raw`(?:ADD|Add) (\d{1,2})(?:${apart}|${gluedDash}(?=\p{Lu}\p{Ll}))`),
    kind: 'add',
    seen: 'UPI, AP "ADD 1"; wire-formats 1.2',
  },
  { pattern: any(`(?:FIRST|SECOND|THIRD) ADD${apart}`), kind: 'add', seen: 'UPI, AP' },
  {
    pattern: exact(
      String.raw`(?:INSERTS?|Insert)(?: (\d{1,2}))?(?: (?:after|AFTER|in|IN) \d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH) (?:graf|GRAF))?${apart}`,
    ),
    kind: 'insert',
    mixedCaseAfter: true,
    seen: 'AP, UPI; wire-formats 1.1',
  },
  {
    pattern: exact(String.raw`(?:SUBS?|Subs?) \d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH) (?:grafs?|GRAFS?)(?:${apart}|\s+)`),
    kind: 'sub',
    seen: 'AP "sub 3rd graf"; wire-formats 1.1',
  },
  { pattern: exact(`(?:SUBS)${apart}`), kind: 'sub', mixedCaseAfter: true, seen: 'AP, UPI; wire-formats 1.1' },
  { pattern: any(String.raw`\(ABRIDGED${closed}`), kind: 'abridged', seen: 'AP' },
  {
    pattern: exact(`(?:KURZFASSUNG|VERSION COURTE|VERSION ABRÉGÉE|VERSIÓN ABREVIADA|Abridged|Kurzfassung)${colon}`),
    kind: 'abridged',
    seen: unverified,
  },
  {
    pattern: exact(`(?:ADVANCE|ADV)(?:${spacedDash}|${colon})`),
    embargo: true,
    mixedCaseAfter: true,
    seen: 'AP, "ADVANCE"',
  },
  { pattern: any(String.raw`\(ADVANCE${closed}`), embargo: true, seen: 'AP' },
];

/** How urgent copy is, in the languages that agencies write, and between pluses and stars. */
const urgent: readonly VersionToken[] = [
  {
    pattern: exact(
      String.raw`(?:\+{2,3}|\*{2,3}|/{2,3}|={2,3}) ?(?:EIL|EILT|EILMELDUNG|URGENT|URGENTE|BREAKING|BULLETIN) ?(?:\+{2,3}|\*{2,3}|/{2,3}|={2,3})\s*(?:[:–—-]\s*)?`,
    ),
    urgency: 2,
    seen: '"+++ EIL +++", "***URGENT***"',
  },
  {
    pattern: exact(
      String.raw`(?:\+{2,3}|\*{2,3}|/{2,3}|={2,3}) ?(?:FLASH|BLITZ|ALERT|ALERTE) ?(?:\+{2,3}|\*{2,3}|/{2,3}|={2,3})\s*(?:[:–—-]\s*)?`,
    ),
    urgency: 1,
    seen: '"*** FLASH ***", "+++ BLITZ +++"',
  },
  {
    pattern: exact(
      `(?:EILT|EILMELDUNG|DRINGEND|URGENTE|ÚLTIMA HORA|ULTIMA HORA|ULTIM['’]ORA|DERNIÈRE MINUTE|DERNIÈRE HEURE|SPOED|HASTER|СРОЧНО|PILNE|URGENTÍSIMO)(?:${apart})`,
    ),
    urgency: 2,
    seen: `dpa, EFE, ANSA, AFP, Belga, NTB, TASS, PAP; ${unverified}`,
  },
  {
    pattern: exact(`(?:ALERTE|ALERTA|МОЛНИЯ|APNewsAlert)(?:${apart})`),
    urgency: 1,
    seen: `AFP, EFE, TASS, AP; ${unverified}`,
  },
  {
    pattern: exact(String.raw`HAST(?:${colon}|\s+(?=\p{Lu}\p{Ll}))`),
    urgency: 2,
    seen: `NTB "HAST Stortinget vedtar"; ${unverified}`,
  },
  { pattern: exact(`(?:Eilmeldung|Urgente|Última hora|Alerte)${colon}`), urgency: 2, seen: unverified },
  {
    pattern: /^[[【(（](?:快讯|快訊|速報|긴급)[\]】)）]\s*|^(?:快讯|快訊)[：:]\s*/u,
    urgency: 1,
    seen: `Xinhua, CNA, Kyodo, Yonhap; ${unverified}`,
  },
  { pattern: any(String.raw`\((?:EIL|EILT|URGENTE|ÚLTIMA HORA)${closed}`), urgency: 2, seen: unverified },
];

/** Of two that fit, the earlier one counts. */
export const otherTokens: readonly VersionToken[] = [...changed, ...parts, ...urgent];
