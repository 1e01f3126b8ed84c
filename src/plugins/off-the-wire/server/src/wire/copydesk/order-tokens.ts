import { any, anyMark, apart, closed, exact, gluedDash } from './marks';
import type { VersionToken } from './version-tokens';

const notes12 = 'wire-formats 1.2';
const notes13 = 'wire-formats 1.3';

/** Orders before a headline, or instead of one: to take copy back, to hold it, to ignore it. */
export const orderTokens: readonly VersionToken[] = [
  {
    pattern: exact(String.raw`KILL KILL KILL(?:\s*'{2,5})?(?:${anyMark}|\s*=?\s*)`),
    kind: 'kill',
    alone: true,
    seen: `dpa; ${notes12}`,
  },
  {
    pattern:
      /^(?:BC|AM|PM|AP|US)-[^:]{2,80}(?:--?|, ?)(?:Mandatory |MANDATORY )?(?:Kill|KILL|Eliminat(?:e|ion)|ELIMINAT(?:E|ION))(?:, ?\d{1,5})?$/,
    kind: 'kill',
    alone: true,
    seen: `AP's slug as the headline, "BC-US--Boat--Kill"; ${notes12} [K]`,
  },
  { pattern: any(`MANDATORY KILL(?:${anyMark}|$)`), kind: 'kill', alone: true, seen: `AP; ${notes12} [K]` },
  { pattern: exact(`KILL${apart}`), kind: 'kill', seen: notes13 },
  { pattern: any(String.raw`\(KILL${closed}`), kind: 'kill', seen: notes13 },
  {
    pattern: exact(`STORY WITHDRAWN(?:${anyMark}|$)`),
    kind: 'kill',
    alone: true,
    seen: `Reuters handbook; ${notes12}`,
  },
  { pattern: exact(`WITHDRAWN${anyMark}`), kind: 'kill', seen: notes13 },
  {
    pattern: exact(String.raw`HOLD HOLD HOLD(?:\s*'{2,5})?(?:${anyMark}|\s*=?\s*)`),
    kind: 'withhold',
    alone: true,
    seen: `dpa; ${notes12}`,
  },
  { pattern: exact(`WITHHOLD${apart}`), kind: 'withhold', seen: `AP; ${notes12}` },
  { pattern: exact(`ADVISORY${apart}`), kind: 'advisory', seen: notes13 },
  { pattern: exact(`ADVISORY${gluedDash}`), kind: 'advisory', mixedCaseAfter: true, seen: `Reuters; ${notes12} [K]` },
  { pattern: any(String.raw`\(ADVISORY${closed}`), kind: 'advisory', seen: notes13 },
  { pattern: exact(`EMBARGOED${anyMark}`), embargo: true, seen: `Reuters handbook; ${notes12}` },
  // "EMBARGO-HIT PORTS" is a compound.
  { pattern: exact(`EMBARGO${apart}`), embargo: true, seen: notes13 },
  { pattern: any(String.raw`\(EMBARGO(?:ED)?${closed}`), embargo: true, seen: notes13 },
  {
    pattern: exact(String.raw`TEST(?: TEST)+(?:${anyMark}|\s+|$)`),
    kind: 'test',
    alone: true,
    seen: 'test messages of many wires',
  },
  {
    pattern: exact(`(?:KILL NOTICE|STORY KILLED|STORY KILL|STORY REMOVED|STORY ELIMINATED)(?:${anyMark}|$)`),
    kind: 'kill',
    alone: true,
    seen: 'AP "STORY REMOVED: "; not verified',
  },
  // What follows is not all capitals: "ELIMINATION: RIVALS MEET" may be of sport.
  {
    pattern: exact(`(?:ELIMINATION|ELIMINATE)(?:${apart}|$)`),
    kind: 'kill',
    alone: true,
    mixedCaseAfter: true,
    seen: `AP; ${notes12} [K]`,
  },
  {
    pattern: exact(
      String.raw`(?:\+{2,3} ?)?(?:EILT|EIL|ACHTUNG)?[ ,:!+–-]{0,6}BITTE (?:STREICHEN|LÖSCHEN)(?: ?\+{2,3})?(?:${anyMark}|\s*!?\s*$|\s+(?=\p{Lu}\p{Ll}))`,
    ),
    kind: 'kill',
    alone: true,
    seen: 'dpa, APA: "EILT BITTE STREICHEN"',
  },
  {
    pattern: exact(`(?:RÜCKZUG|ZURÜCKGEZOGEN|MELDUNG ZURÜCKGEZOGEN|STREICHUNG)(?:${apart}|$)`),
    kind: 'kill',
    alone: true,
    mixedCaseAfter: true,
    seen: 'dpa, APA, KNA: "RÜCKZUG"',
  },
  {
    pattern: any(String.raw`\((?:RÜCKZUG|ZURÜCKGEZOGEN|BITTE STREICHEN)${closed}`),
    kind: 'kill',
    seen: 'dpa, APA; not verified',
  },
  {
    pattern: exact(`(?:ANNULE|ANNULÉ|ANNULÉE|ANNULER|ANNULATION|DÉPÊCHE ANNULÉE|DEPECHE ANNULEE)(?:${apart}|$)`),
    kind: 'kill',
    alone: true,
    mixedCaseAfter: true,
    seen: 'AFP, ats, Belga: "ANNULE"',
  },
  { pattern: any(String.raw`\((?:ANNULE|ANNULÉE?|ANNULATION)${closed}`), kind: 'kill', seen: 'AFP, ats' },
  {
    pattern: exact(`(?:ANULAR|ANULADO|ANULADA|ANULACIÓN|ANULACION|NOTICIA ANULADA|SUPRIMIR)(?:${apart}|$)`),
    kind: 'kill',
    alone: true,
    mixedCaseAfter: true,
    seen: 'EFE; not verified',
  },
  {
    pattern: exact(`(?:ANNULLATO|ANNULLATA|ANNULLARE|ANNULLAMENTO|ANULAÇÃO|ANULADA)(?:${apart}|$)`),
    kind: 'kill',
    alone: true,
    mixedCaseAfter: true,
    seen: 'ANSA, Lusa; not verified',
  },
  {
    pattern: exact(
      `(?:INGETROKKEN|VERVALT|UTGÅR|ANNULLERES|TREKKES|TREKKES TILBAKE|PERUTAAN|MITÄTÖIDÄÄN)(?:${apart}|$)`,
    ),
    kind: 'kill',
    alone: true,
    mixedCaseAfter: true,
    seen: 'ANP, TT, Ritzau, NTB, STT; not verified',
  },
  {
    pattern: exact(`(?:АННУЛИРУЕТСЯ|АННУЛИРОВАНО|АННУЛИРОВАТЬ)(?:${apart}|$)`),
    kind: 'kill',
    alone: true,
    seen: 'TASS, Interfax; not verified',
  },
  {
    pattern: /^[[【(（](?:撤稿|撤销|取り消し|取消|전문취소|기사취소|취소)[\]】)）]\s*/u,
    kind: 'kill',
    alone: true,
    seen: 'Xinhua, Kyodo, Yonhap; not verified',
  },
  {
    pattern: exact(
      String.raw`(?:TEST|Test)(?: (?:message|MESSAGE|story|STORY))?[\s:,.!–—-]{1,5}(?:PLEASE|please|Please|PLS) (?:IGNORE|ignore|DISREGARD|disregard)(?:${anyMark}|[\s.!*-]*$)`,
    ),
    kind: 'test',
    alone: true,
    seen: '"TEST -- PLEASE IGNORE"',
  },
  {
    pattern: exact(
      String.raw`(?:(?:dpa|DPA|AP|AFP|APA|KNA|epd|Reuters|REUTERS)[ -](?:TEST|Test|test)|TEST|TEST(?:MELDUNG|NACHRICHT| MESSAGE| STORY| ONLY)|Test(?:meldung|nachricht| message| story)|(?:MESSAGE|DÉPÊCHE|DEPECHE) D['’]ESSAI|ESSAI|PRUEBA|MENSAJE DE PRUEBA|MESSAGGIO DI PROVA|TESTBERICHT|TESTMEDDELANDE|ТЕСТ|测试|測試|テスト|테스트)[\s.!*#\d-]{0,12}$`,
    ),
    kind: 'test',
    alone: true,
    seen: '"dpa test", and test messages of many wires',
  },
  {
    pattern: exact(`(?:TEST(?:MELDUNG|NACHRICHT| MESSAGE)|Test(?:meldung|nachricht| message))${anyMark}`),
    kind: 'test',
    seen: 'test messages of many wires',
  },
  {
    pattern: exact(String.raw`(?:PLEASE|Please) (?:IGNORE|DISREGARD|ignore|disregard)[\s.!*-]{0,5}$`),
    kind: 'kill',
    alone: true,
    seen: 'Yonhap, Reuters; not verified',
  },
  {
    pattern: exact(`PLEASE (?:IGNORE|DISREGARD)${apart}`),
    kind: 'kill',
    mixedCaseAfter: true,
    seen: 'Yonhap, Reuters; not verified',
  },
  // Not to be published is not taken back.
  {
    pattern: exact(
      `(?:NO PUBLICAR|NO DIFUNDIR|NO UTILIZAR|NO USAR|NÃO PUBLICAR|NÃO DIVULGAR)(?:${apart}|[\\s.!*-]{0,5}$)`,
    ),
    kind: 'withhold',
    alone: true,
    mixedCaseAfter: true,
    seen: 'EFE, Lusa: "NO PUBLICAR"',
  },
  {
    pattern: exact(
      `(?:NE PAS PUBLIER|NE PAS DIFFUSER|NE PAS UTILISER|NON PUBBLICARE|NON DIFFONDERE|NIET PUBLICEREN|NIET GEBRUIKEN)(?:${apart}|[\\s.!*-]{0,5}$)`,
    ),
    kind: 'withhold',
    alone: true,
    mixedCaseAfter: true,
    seen: 'AFP, ANSA, ANP; not verified',
  },
  {
    pattern: exact(
      `(?:DO NOT USE|DO NOT PUBLISH|DO NOT RUN|NOT FOR PUBLICATION|NOT FOR RELEASE)(?:${apart}|[\\s.!*-]{0,5}$)`,
    ),
    kind: 'withhold',
    alone: true,
    mixedCaseAfter: true,
    seen: 'AP, PA; not verified',
  },
  {
    pattern: exact(
      `(?:GESPERRT|BITTE NICHT VERWENDEN|BITTE NICHT VERÖFFENTLICHEN|NICHT ZUR VERÖFFENTLICHUNG)(?:${apart}|[\\s.!*-]{0,5}$)`,
    ),
    kind: 'withhold',
    alone: true,
    mixedCaseAfter: true,
    seen: 'dpa, APA; not verified',
  },
  {
    pattern: exact(`(?:HOLD RELEASED|RELEASED FROM HOLD|RELEASE OF HOLD)(?:${apart}|$)`),
    kind: 'release',
    alone: true,
    seen: 'AP; not verified',
  },
];
