/**
 * Whether a paragraph speaks to editors, not to readers: "(Eds: ...)", "EDITOR'S NOTE _", "ATTENTION - ", "Hinweis an die
 * Redaktionen:", the line in brackets by which Reuters says what is new ("(Adds details, background)"), its contacts in
 * double brackets, Yonhap's "(ATTN: ADDS photo)", AP's "With AP Photos.".
 */
export function isToEditors(text: string): boolean {
  const start = text.trim();
  if (start.length >= 1_000) return false;
  return rows.some(({ pattern, most }) => (most === undefined || start.length <= most) && pattern.test(start));
}

/**
 * Whether a paragraph says what was done to the copy with no mark to show it: "Adds details, background". Weaker than
 * `isToEditors`: for the copy desk, which sees where a paragraph stands; in a header such a line goes on from another.
 */
export function isAdvisory(text: string): boolean {
  const start = text.trim();
  return start.length <= 140 && unmarked.pattern.test(start);
}

interface ToEditors {
  readonly pattern: RegExp;
  /** A longer paragraph is copy, whatever it starts with; in characters. */
  readonly most?: number;
  readonly seen: string;
}

const reuters = 'Reuters handbook; wire-formats 1.2';
const ap = 'AP; wire-formats 1.2';
const verbs =
  'Adds|Updates|Recasts|Corrects|Rewrites|Refiles|Repeats|Removes|Changes|Restores|Clarifies|Inserts|Deletes|Fixes|Trims|Incorporates|Releads|Completes';
const capitals = verbs.toUpperCase();
const parts =
  '(?:with|to (?:add|fix|correct|include|clarify|show|remove|say)|throughout|details?|quotes?|background|byline|dateline|headline|photos?|pictures?|video|graphic|links?|context|analyst|comments?|reaction|spelling|typo|slug|keyword|lead|first|second|third|last|final|number|missing|dropped|(?:in )?(?:para|paragraph|graf)s?)';

const rows: readonly ToEditors[] = [
  { pattern: /^\(\([^()]{1,400}\)\)$/, seen: 'Reuters, contacts' },
  { pattern: /^\(ATTN\s?:/, seen: 'Yonhap' },
  {
    pattern:
      /^\(?(?:Eds|Editors?|EDS|EDITORS?|Attention [Ee]ditors|ATTENTION EDITORS|TO EDITORS|To [Ee]ditors|(?:NOTES?|Notes?) (?:TO|to|for|FOR) (?:[Ee]ditors|EDITORS)|Advisory to editors)\s?(?:\.?:|--?\s|–\s|_\s)/,
    seen: ap,
  },
  { pattern: /^\(?Eds\.?, [A-Z\p{L}].{5,300}$/u, seen: ap },
  {
    pattern: /^\(?(?:Notes? (?:to|for) [Ee]ditors|NOTES? (?:TO|FOR) EDITORS|ATTENTION EDITORS|Attention editors)\)?$/,
    seen: 'press releases, PA',
  },
  { pattern: /^\(?EDITOR['’]?S['’]? NOTE\s?(?::|--?|_|—|–)/, seen: ap },
  { pattern: /^ATTENTION\s[-–—]\s/, seen: 'AFP; wire-formats 1.2 [K]' },
  {
    pattern:
      /^[\s(*+#-]{0,6}(?:(?:Redaktioneller )?Hinweise? (?:an|für) (?:die )?Redaktion(?:en)?|Redaktioneller Hinweis|An die Redaktionen|(?:Achtung|ACHTUNG),? Redaktionen|Achtung,? (?:Redakteure|Medien)|HINWEIS AN DIE REDAKTIONEN|Zur Information der Redaktionen)(?:\s?[:!–-]|\)?$)/,
    seen: 'dpa, APA, KNA, epd',
  },
  {
    pattern:
      /^[\s(*-]{0,4}(?:Notes? (?:aux|pour les|à l['’]attention des) (?:rédactions|rédacteurs|éditeurs)|NOTE AUX (?:RÉDACTIONS|REDACTIONS)|Attention,? (?:aux )?rédactions|Avis aux rédactions|À l['’]attention des rédactions)(?:\s?[:–-]|\)?$)/,
    seen: 'AFP, ats, Belga; not verified',
  },
  {
    pattern:
      /^[\s(*-]{0,4}(?:Notas? (?:a|para) (?:los )?(?:editores|redactores|suscriptores|abonados)|NOTA A LOS (?:EDITORES|SUSCRIPTORES|ABONADOS)|Atención,? editores|Aviso a (?:los )?(?:editores|abonados)|Notas? aos? editores|Atenção,? editores)(?:\s?[:–-]|\)?$)/,
    seen: 'EFE, Lusa; not verified',
  },
  {
    pattern:
      /^[\s(*-]{0,4}(?:Nota (?:per le|alle) redazioni|Attenzione redazioni|Avviso alle redazioni)(?:\s?[:–-]|\)?$)/i,
    seen: 'ANSA; not verified',
  },
  {
    pattern:
      /^[\s(*-]{0,4}(?:Noot (?:voor|aan) de redactie|(?:Voor|Aan) de redacties?|Till redaktionen|Til redaktionen|Til redaksjonen|Redaktioille)(?:\s?[:–-]|\)?$)/i,
    seen: 'ANP, TT, Ritzau, NTB, STT; not verified',
  },
  {
    pattern: /^[\s(*-]{0,4}(?:Вниманию редакций|Вниманию редакторов|К сведению редакций)(?:\s?[:–-]|\)?$)/u,
    seen: 'TASS; not verified',
  },
  { pattern: new RegExp(`^\\((?:${verbs})\\b[^()]{1,300}\\)$`), seen: reuters },
  {
    pattern: new RegExp(`^(?:${capitals}|LEADS|SUBS|RELEADS)\\b(?=.*\\p{Ll}{3})[^()]{3,200}$`, 'u'),
    most: 200,
    seen: `"UPDATES with ...", "LEADS with ..."; AP, AFP`,
  },
  {
    pattern:
      /^\((?:Aktualisiert|Aktualisierung|Neu|Berichtigung|Berichtigt|Korrektur|Ergänzt|Ergänzung|Durchgehend aktualisiert|Wiederholung)\b\s?:? ?[^()]{0,300}\)$/u,
    seen: 'dpa, KNA, epd',
  },
  {
    pattern:
      /^\((?:Actualise|Actualisé|Actualisation|Ajoute|Ajout|Corrige|Précise|Complète|Avec|Rectifie|Répétition)\b[^()]{2,300}\)$/u,
    most: 200,
    seen: 'AFP, Reuters in French',
  },
  {
    pattern:
      /^\((?:Actualiza|Agrega|Añade|Amplía|Corrige|Repite|Actualizada|Rehace|Cambia|Atualiza|Acrescenta|Corrige|Aggiunge|Aggiorna|Corregge|Riscrive)\b[^()]{2,300}\)$/u,
    most: 300,
    seen: 'EFE, Lusa, ANSA, Reuters',
  },
  {
    pattern:
      /^\(?(?:With|w\/|WITH) (?:(?:AP|AFP|Reuters|EPA|dpa|UPI|CP|PA|a|two|three) )?(?:\p{L}+ )?(?:photos?|pictures?|graphics?|video|audio|table|box|map|glance|PHOTOS?|PICTURES?|GRAPHICS?|VIDEO|Photos?|Graphics?|Video|Pictures?)(?:[.,;:)]| (?:and|by|from|available|moving|to|\d)(?!\p{L})|$).{0,80}$/u,
    most: 120,
    seen: `"With AP Photos.", "(With graphic)"; ${ap}`,
  },
  {
    pattern:
      /^\((?:Mit|mit|Avec|Con|Com|Met|Med) (?:\p{L}+ )?(?:Bild(?:ern)?|Foto(?:s)?|Grafik(?:en)?|Video|photos?|infographie|vidéo|foto(?:s)?|gráfico|grafiek|beeld|bild(?:er)?)\b[^()]{0,80}\)$/iu,
    seen: 'dpa, AFP, EFE, ANP, TT',
  },
  {
    pattern: /^(?:AP|UPI|CP) (?:Photos?|Graphics?|Video|Audio)\b(?:\s?[:A-Z\d(].{0,200})?\.?$/,
    most: 240,
    seen: `"AP Photo NY101, NY102"; ${ap}`,
  },
  {
    pattern:
      /^(?:An? (?:longer|shorter|abridged|separate) version (?:of this story )?(?:is|has been|will)\b|(?:Moving|Moved) on .{1,60}(?:lines|services|wires)\b).{0,120}$/,
    most: 200,
    seen: ap,
  },
  {
    pattern:
      /^[\s(*]{0,4}(?:FOR IMMEDIATE RELEASE|For immediate release|FOR IMMEDIATE USE|À PUBLIER IMMÉDIATEMENT|PARA SU PUBLICACIÓN INMEDIATA)[\s).:*]{0,6}$/,
    seen: 'press releases',
  },
  {
    pattern:
      /^(?:INSERTS?|SUBS?|ADDS?) (?:(?:\d{1,2}(?:st|nd|rd|th)|last|final|new|lead) )?(?:grafs?|pvs|after|at end|to|for)\b.{0,200}$/,
    most: 240,
    seen: `"INSERT after 3rd graf"; ${ap}`,
  },
];

const unmarked: ToEditors = {
  pattern: new RegExp(`^\\(?(?:${verbs}) ${parts}\\b[^.]{0,120}\\.?\\)?$`),
  seen: `"Adds details"; ${reuters}`,
};
