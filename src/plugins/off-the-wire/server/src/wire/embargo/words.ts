/** Words by which an agency says that copy is not for now. */
export interface EmbargoWords {
  /** At the start of a line, after brackets and stars. */
  readonly pattern: RegExp;
  /** The words alone are not sure ("Embargo: ", "For release"): a day or an hour must stand in the line. */
  readonly needsTime?: true;
  /** A headline can start so, too: in one, they count only in capitals. */
  readonly seen: string;
}

const us = 'AP, UPI, press releases; wire-formats 1.2';
const uk = 'PA, Reuters, press releases from London';
const de = 'dpa, APA, ots';
const what = '(?: (?:copy|story|item|material|report|release|text|news|article|notice|study))?';
const uses = '(?:release|use|publication|broadcast|distribution|transmission|newspapers?|papers?)';
const where = String.raw`(?: (?:in|for|from|by) (?:the )?\p{L}[\p{L} .]{1,30}?)?`;
const start = (source: string): RegExp => new RegExp(`^(?:${source})(?![\\p{L}\\d])`, 'iu');

/** The longer forms before those that they start with. */
export const embargoWords: readonly EmbargoWords[] = [
  {
    pattern: start(
      `(?:strictly |still |under )?embargo(?:ed)?${what}(?: for ${uses})?${where} (?:until|till|til|before)`,
    ),
    seen: `"EMBARGOED UNTIL 0001 GMT Saturday", "Embargoed in Japan until"; ${uk}`,
  },
  { pattern: start(`(?:strictly |still )?embargoed${what} (?:to|for|at|by|through|not for)`), seen: uk },
  { pattern: start(`under (?:strict )?embargo`), needsTime: true, seen: uk },
  {
    pattern: start(`(?:strict )?embargo(?:ed)?(?: (?:time|date|ends?|expires?|lifts?|is|:))?`),
    needsTime: true,
    seen: `"EMBARGO: 22 November, 00:01", "Embargo 18.00"; ${uk}`,
  },
  {
    pattern: start(
      `(?:strictly )?not (?:for|to be) (?:${uses}|used|published|released|broadcast)(?: or \\p{L}+){0,2}${where} (?:before|until|till|prior to)`,
    ),
    seen: `"NOT FOR PUBLICATION BEFORE"; ${uk}`,
  },
  { pattern: start(`no ${uses}${where} (?:before|until|till)`), seen: uk },
  { pattern: start(`hold(?: this)?${what} for ${uses}`), seen: `"HOLD FOR RELEASE"; ${us}` },
  { pattern: start(`hold(?: this)?${what} (?:until|till)`), needsTime: true, seen: us },
  { pattern: start('hfr'), needsTime: true, seen: 'AP, "hold for release"; not verified' },
  { pattern: start(`(?:advance )?for ${uses}`), needsTime: true, seen: `"For Release MON AMs, Aug. 3"; ${us}` },
  { pattern: start('advance(?:d)? for'), needsTime: true, seen: `"ADVANCE FOR SUNDAY, AUG. 3"; ${us}` },
  { pattern: /^\$? ?adv\.?(?= ?\d{1,2}(?!\d))/i, needsTime: true, seen: `"$Adv03"; ${us}` },
  {
    pattern: start(
      '(?:achtung[,:! ]{1,3})?(?:hinweis[,: ]{1,3})?bitte (?:die )?(?:sperrfrist )?(?:beachten(?: sie)?,? ?)?(?:die )?sperrfrist(?: der meldung)?',
    ),
    seen: `"Bitte beachten Sie die Sperrfrist der Meldung bis ..."; ${de}`,
  },
  {
    pattern: start('(?:achtung[,:! ]{1,3})?(?:mit |unter |es gilt (?:eine |die )?)?sperr(?:frist|vermerk)'),
    needsTime: true,
    seen: `"SPERRFRIST 18.00 Uhr", "Sperrfrist: Samstag, 21. November, 12.00"; ${de}`,
  },
  {
    pattern: start('(?:bitte )?(?:nicht|keine) (?:zur )?(?:veröffentlichung|veröffentlichen|verwenden|verwendung) vor'),
    seen: de,
  },
  { pattern: start('(?:zur veröffentlichung )?frei (?:ab|für|zur veröffentlichung ab)'), needsTime: true, seen: de },
  {
    pattern: start(
      `(?:texte? |document |dépêche |strictement |information )?(?:sous |soumis(?:e)? à )embargo(?: strict)?`,
    ),
    seen: '"sous embargo jusqu\'à"; AFP, ats, Belga',
  },
  { pattern: start(`embargo(?: strict)? (?:jusqu|levé le)`), needsTime: true, seen: 'AFP, ats, Belga' },
  { pattern: start(`ne pas (?:publier|diffuser|utiliser) avant`), seen: 'AFP, ats' },
  { pattern: start(`à (?:publier|diffuser) (?:à partir|après|le|pas avant)`), needsTime: true, seen: 'AFP' },
  {
    pattern: start('(?:texto |nota |información |noticia |material )?embargad[oa]s? (?:hasta|para)'),
    seen: '"EMBARGADO HASTA"; EFE',
  },
  { pattern: start('(?:bajo |con )?embargo (?:hasta|até)'), needsTime: true, seen: 'EFE, Lusa' },
  { pattern: start('no (?:publicar|difundir|utilizar|usar|emitir)(?: ni \\p{L}+)? (?:antes de|hasta)'), seen: 'EFE' },
  { pattern: start('(?:texto |notícia )?(?:embargad[oa]s?|sob embargo) até'), seen: 'Lusa' },
  { pattern: start('não (?:publicar|divulgar|utilizar) antes d[aeo]s?'), seen: 'Lusa' },
  { pattern: start('(?:testo |notizia )?(?:sotto |sotto)?embargo (?:fino|sino)'), seen: 'ANSA' },
  {
    pattern: start('(?:da )?non (?:pubblicare|diffondere|utilizzare|usare) prima d(?:i|el(?:le)?|alle)'),
    seen: 'ANSA',
  },
  { pattern: start('(?:onder )?embargo tot'), seen: 'ANP, Belga' },
  { pattern: start('niet (?:publiceren|gebruiken|voor publicatie) (?:voor|vóór)'), seen: 'ANP, Belga' },
  { pattern: start('(?:under )?embargo (?:till|til|fram till|frem til)'), seen: 'TT, NTB, Ritzau' },
  {
    pattern: start('(?:sperrefrist|spärrtid|klausul(?:eret)?(?: til)?|julkaisuvapaa)'),
    needsTime: true,
    seen: 'NTB, TT, Ritzau, STT',
  },
  { pattern: start('(?:pod )?embargo do'), needsTime: true, seen: 'PAP' },
  { pattern: start('эмбарго до'), seen: 'TASS, Interfax; not verified' },
  { pattern: start('не публиковать (?:до|ранее|раньше)'), seen: 'TASS, Interfax; not verified' },
  {
    pattern: /^(?:【?解禁|【?報道解禁|엠바고|보도시점|解禁时间|禁发)/u,
    needsTime: true,
    seen: 'Kyodo, Yonhap, Xinhua; not verified',
  },
];

/** Lines that are an embargo as they are, without brackets and stars. */
export const bareLines: readonly EmbargoWords[] = [
  { pattern: /^(?:STRICTLY |UNDER |STILL )?EMBARGO(?:ED)?(?: COPY| STORY| MATERIAL)?$/, seen: uk },
  { pattern: /^(?:Strictly embargoed|Under embargo|Embargoed)$/, seen: uk },
  { pattern: /^(?:HFR|HOLD FOR RELEASE|ADVANCE)$/, seen: us },
  { pattern: /^(?:ACHTUNG[,:! ]{0,3})?SPERRFRIST(?: BEACHTEN)?$|^(?:Bitte )?Sperrfrist beachten$/, seen: de },
  {
    pattern: /^(?:SOUS EMBARGO|EMBARGADO|EMBARGADA|BAJO EMBARGO|SOB EMBARGO|SOTTO EMBARGO|ONDER EMBARGO|ЭМБАРГО)$/,
    seen: 'EFE, Lusa, ANSA',
  },
];

/** On what else a release hangs. Where one is printed, no hour releases the copy by itself. */
export const conditions: readonly { readonly pattern: RegExp; readonly alone?: true; readonly seen: string }[] = [
  { pattern: /\b(?:please )?check(?:ed)? against (?:actual )?delivery\b/iu, alone: true, seen: 'texts of speeches' },
  { pattern: /\bes gilt das gesprochene wort\b/iu, alone: true, seen: 'dpa, ots' },
  {
    pattern: /\bseul(?:e)? (?:le (?:texte )?prononcé|la version prononcée|le texte prononcé) fait foi\b/iu,
    alone: true,
    seen: 'AFP, ats',
  },
  {
    pattern: /\bprévaut le (?:texte|discours) prononcé\b|\bsolo es válido el discurso pronunciado\b/iu,
    alone: true,
    seen: 'EFE',
  },
  {
    pattern:
      /\b(?:on|upon|until|till|before|after|when|pending|bis|ab|zu|bei|zum|nach|jusqu['’]à(?: la| l['’])?|hasta(?: la| el)?) (?:the |its |his |her |der |des |dem )?(?:start of (?:the )?(?:speech|address|delivery)|delivery|delivered|speech|announcement|official (?:announcement|confirmation)|publication in|vote|rede(?:beginn)?|beginn|ende|verkündung|discours|discurso|fin d[eu]|début d[eu])\b/iu,
    seen: '"until delivery", "Sperrfrist: Redebeginn"; dpa, Reuters, AFP',
  },
  {
    pattern:
      /\bredebeginn\b|\bjusqu['’]au prononcé|\bau prononcé d[eu]\b|\bbeginn der (?:rede|veranstaltung|sendung|pressekonferenz)\b/iu,
    seen: 'dpa, ots',
  },
  {
    pattern:
      /\b(?:AMs|PMs)\b|\b(?:A\.?M|P\.?M)\.? (?:papers|editions|newspapers)\b|\b(?:morning|evening|sunday) (?:papers|newspapers|editions)\b/u,
    seen: us,
  },
  { pattern: /\band thereafter\b/iu, seen: us },
];

/** Words after which an embargo is over, or was none. */
export const lifted =
  /\b(?:no embargo|not embargoed|embargo (?:is |has been |was |now )?(?:lifted|over|expired|passed|ended|removed|off|broken)|(?:lifts?|lifted|removes?|ends?|ended) (?:the |an )?embargo|embargo levantado|embargo levé|levée d['’]embargo|embargo revocato|sperrfrist (?:ist )?(?:aufgehoben|abgelaufen|entfällt)|ohne sperrfrist|sperrefrist opphevet|ingen sperrefrist)\b/iu;
