import type { VersionKind } from '../item';

/** A sentence to editors that takes copy back, holds it, or says that it is none. */
export interface OrderWords {
  /** At the start of a paragraph or a note, after "Eds:" and its like. */
  readonly pattern: RegExp;
  readonly kind: Extract<VersionKind, 'kill' | 'withhold' | 'release' | 'test'>;
  /** Copy may say so of other things: it is noted, and nothing else. */
  readonly doubtful?: true;
  readonly seen: string;
}

const item = '(?:item|story|stories|report|dispatch|urgent|alert|copy|take|bulletin|flash|version|photo|graphic)s?';
const meldung = '(?:meldung|text|bericht|beitrag|zusammenfassung|eilmeldung|nachricht)';
const start = (source: string): RegExp => new RegExp(`^(?:${source})`, 'iu');

export const orderWords: readonly OrderWords[] = [
  {
    pattern: start(
      `(?:please )?kill (?:the |our |this |all |dpa )*${item}\\b|(?:please )?kill (?:BC|AM|PM|AP|US)-|kill (?:is )?mandatory\\b|(?:this is )?a? ?mandatory kill\\b`,
    ),
    kind: 'kill',
    seen: '"Please kill item dpa 157"; dpa, AP; wire-formats 1.2',
  },
  { pattern: start(`a kill is mandatory\\b`), kind: 'kill', seen: 'AP; not verified' },
  {
    pattern: start(
      `please (?:disregard|ignore|discard|delete|withdraw) (?:the |our |this |all |dpa )*(?:earlier |previous |preceding |following |above )?${item}\\b`,
    ),
    kind: 'kill',
    seen: 'Reuters, dpa, Yonhap; not verified',
  },
  {
    pattern: start(
      `(?:the )?(?:associated press|ap|reuters|afp|upi) (?:has withdrawn|is withdrawing|withdraws) (?:its|the|this|our) ${item}\\b`,
    ),
    kind: 'kill',
    doubtful: true,
    seen: 'AP, "STORY REMOVED"',
  },
  {
    pattern: start(`(?:this|the) ${item} (?:has been|is|was) (?:withdrawn|killed|eliminated)\\b`),
    kind: 'kill',
    doubtful: true,
    seen: 'Reuters handbook',
  },
  {
    pattern: start(
      `(?:eilt[,:! -]{1,3})?(?:bitte )?(?:streichen|löschen) sie (?:die|den|das|unsere[n]?|bitte) (?:[\\p{L}-]+ )?${meldung}`,
    ),
    kind: 'kill',
    seen: 'dpa, APA; not verified',
  },
  {
    pattern: start(
      `(?:die|unsere|der|den) ${meldung} (?:[^.]{1,80} )?(?:ist|sind|wird|werden) (?:hiermit )?(?:zu streichen|gestrichen|zurückgezogen)`,
    ),
    kind: 'kill',
    seen: 'dpa, APA, KNA; not verified',
  },
  {
    pattern: start(
      `(?:veuillez|merci d['’e]|prière d['’e]|nous vous prions d['’e]) ?(?:bien vouloir )?(?:annuler|supprimer|ne pas tenir compte|considérer comme nulle?) (?:de )?(?:notre|la|nos|cette|l['’])`,
    ),
    kind: 'kill',
    seen: 'AFP, ats, Belga; not verified',
  },
  {
    pattern: start(
      `(?:rogamos|se ruega|por favor,?) (?:anul\\p{L}+|elimin\\p{L}+|suprim\\p{L}+) (?:el|la|las|los|nuestr\\p{L}+) (?:despacho|noticia|información|nota|texto)`,
    ),
    kind: 'kill',
    seen: 'EFE; not verified',
  },
  {
    pattern: start(`anul(?:en|ar|ada|ado) (?:el|la) (?:despacho|noticia|información|nota|texto)`),
    kind: 'kill',
    seen: 'EFE; not verified',
  },
  {
    pattern: start(`si prega di (?:annullare|cancellare|non tenere conto) `),
    kind: 'kill',
    seen: 'ANSA; not verified',
  },
  {
    pattern: start(
      `(?:favor|pedimos que|solicitamos que) (?:anul\\p{L}+|elimin\\p{L}+|desconsider\\p{L}+) (?:a|o|esta|este) (?:notícia|despacho|texto)`,
    ),
    kind: 'kill',
    seen: 'Lusa; not verified',
  },
  {
    pattern: start(`(?:please )?(?:hold|withhold) (?:the |our |this |all )+(?:earlier |following |above )?${item}\\b`),
    kind: 'withhold',
    seen: 'AP, dpa; wire-formats 1.2',
  },
  {
    pattern: start(
      `please (?:do not (?:use|publish|run)|withhold) (?:the |our |this )*(?:earlier |following |above )?${item}\\b`,
    ),
    kind: 'withhold',
    seen: 'AP, Reuters',
  },
  {
    pattern: start(
      `(?:rogamos|por favor,?) no (?:publi\\p{L}+|utili\\p{L}+|us\\p{L}+) (?:el|la|esta|este) (?:despacho|noticia|información|nota|texto)`,
    ),
    kind: 'withhold',
    seen: 'EFE; not verified',
  },
  {
    pattern: start(
      `(?:veuillez|merci de) ne pas (?:publier|diffuser|utiliser) (?:notre|la|cette) (?:dépêche|information)`,
    ),
    kind: 'withhold',
    seen: 'AFP; not verified',
  },
  {
    pattern: start(
      `bitte (?:verwenden|veröffentlichen) sie (?:die|unsere) (?:[\\p{L}-]+ )?${meldung} (?:[^.]{1,80} )?nicht`,
    ),
    kind: 'withhold',
    seen: 'dpa; not verified',
  },
  {
    pattern: start(
      `(?:this is (?:only )?)?an? (?:[\\p{L}]+ )?test (?:message|story|item|transmission|of the (?:wire|system|line))\\b|this is (?:only )?a test[.!,]`,
    ),
    kind: 'test',
    seen: 'test messages of many wires',
  },
  {
    pattern: start(`the quick brown fox jumps? over the lazy dog`),
    kind: 'test',
    seen: 'line tests of telex and wires',
  },
  {
    pattern: start(
      `dies ist (?:nur )?(?:eine test(?:meldung|nachricht)|ein test[.!,])|(?:ceci est|il s['’]agit d['’])(?: un (?:message d['’]essai|test)| ?une dépêche d['’]essai)|est[ae] es una prueba[.!,]|questo è un (?:test|messaggio di prova)[.!,]?|dit is een test(?:bericht)?[.!,]|detta är ett test(?:meddelande)?[.!,]`,
    ),
    kind: 'test',
    seen: 'test messages of many wires',
  },
];

/** What may stand before an order. */
export const addressed =
  /^[\s(*+=!>-]{0,8}(?:(?:eds\.?|editors?|attention(?: editors?)?|editor['’]s note|note to editors|to editors|achtung|hinweis(?: an die redaktionen?)?|nota a los editores|attention(?: rédactions)?)\s?[:,._–—-]\s*)?/i;

/** Numbers and ids by which an order names what it takes back. Group 1 is the name as an item carries it. */
export const namedItems: readonly { readonly pattern: RegExp; readonly seen: string }[] = [
  {
    pattern: /\b((?:urn|tag|message):[^\s"'<>«»„“”]{4,200}?)(?=[.,;:)]?(?:[\s"'<>«»„“”]|$))/g,
    seen: 'ids of NewsML and NITF',
  },
  {
    pattern: /\b((?:dpa|KNA|AFP|APA|ATS|SDA|epd|EFE|rtr|Belga|ANSA)[ -]?\d{2,6})\b/g,
    seen: '"Please kill item dpa 157"; wire-formats 1.2',
  },
  { pattern: /(?<![\p{L}\d])([a-z]\d{4})(?![\p{L}\d])/gu, seen: 'AP, reference number a0512; wire-formats 1.2' },
  { pattern: /\b(n[A-Z][A-Z0-9]{1,3}[A-Z0-9]{5,9})\b/g, seen: 'Reuters, USN "nL8N12345A"; not verified' },
];
