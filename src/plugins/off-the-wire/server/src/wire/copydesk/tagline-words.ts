/** A line under a story that is no part of it. */
export interface TaglineWords {
  readonly pattern: RegExp;
  /** What it is: people's credit, a copyright, or an invitation to follow. */
  readonly is: 'credit' | 'copyright' | 'furniture';
  /** Stands behind the last sentence of a paragraph, too. */
  readonly behind?: RegExp;
  readonly seen: string;
}

const people = String.raw`(?:[^()]|\([^()]{0,80}\)){3,600}`;
const english =
  '(?:Additional |Further |Original |Extra )?(?:Reporting|Report|Writing|Written|Editing|Compiled|Compilation|Translated|Translation|Rewritten|Produced|Graphics?|Photography)(?: and (?:writing|editing|reporting|additional reporting))?';

/** The surest first. */
export const taglineWords: readonly TaglineWords[] = [
  {
    pattern: new RegExp(String.raw`^\(${english} by:?\s${people}\)\.?$`, 'iu'),
    behind: new RegExp(String.raw`\s\(${english} by:? [^()]{3,400}\)\.?$`, 'iu'),
    is: 'credit',
    seen: '"(Reporting by ...; Editing by ...)"; Reuters',
  },
  {
    pattern: new RegExp(
      `^${english} by:?\\s[^.]{3,200}[;,] ?(?:additional reporting|writing|editing|edited|graphics?|translat\\p{L}+|reporting)(?: and \\p{L}+)? by\\s.{3,200}$`,
      'iu',
    ),
    is: 'credit',
    seen: 'Reuters, without brackets',
  },
  {
    pattern:
      /^\((?:Reporter|Bericht|Berichtet|Geschrieben|Redaktion|Redigiert|Bearbeitet|Übersetzt)(?::| von:?) .{3,400}\)$/iu,
    is: 'credit',
    seen: 'Reuters, in German',
  },
  {
    pattern:
      /^\((?:Reporte|Reportaje|Información|Redacción|Redactado|Escrito|Editado|Traducido|Traducción|Con información|Con reporte)(?: adicional)?(?:[,:]? (?:de|por))? .{3,400}\)$/iu,
    is: 'credit',
    seen: 'Reuters, in Spanish',
  },
  {
    pattern:
      /^\((?:Reportagem|Reportagens|Por|Edição|Texto|Tradução)(?: adicional)?(?: de| por)? .{3,300}[;,:].{3,200}\)$/iu,
    is: 'credit',
    seen: 'Reuters, in Portuguese',
  },
  {
    pattern:
      /^\((?:.{3,200}[;,] )?(?:édité|edité|rédigé|reportage|avec|version française|écrit|traduit|service) (?:par |de |)\p{Lu}.{2,300}\)$/iu,
    is: 'credit',
    seen: 'Reuters, in French',
  },
  {
    pattern:
      /^\((?:.{3,200}[;,] )?(?:tradotto|in redazione|editing|redazione|ha contribuito|hanno contribuito)\b.{3,300}\)$/iu,
    is: 'credit',
    seen: 'Reuters, in Italian',
  },
  {
    pattern:
      /^(?:The )?(?:AP|Associated Press|Reuters|AFP|UPI|Bloomberg|Xinhua|dpa|CNN|Canadian Press)['’]?s? (?:[\p{L}-]+ ){0,4}(?:writers?|reporters?|correspondents?|journalists?|researchers?|editors?|photographers?|staffers?|producers?|videojournalists?)\b.{3,400}\b(?:contributed|reported|assisted)\b.{0,60}$/iu,
    is: 'credit',
    seen: '"AP writer X contributed to this report."; AP',
  },
  {
    pattern:
      /^\(?\p{Lu}[^.!?]{3,300}(?:[A-Z]\. [^.!?]{2,100})?\b(?:also )?contributed (?:reporting )?(?:to this (?:report|story|article)|reporting)(?: from [^.]{2,80})?\.?\)?$/u,
    is: 'credit',
    seen: 'AP, UPI, Xinhua',
  },
  {
    pattern:
      /^(?:Follow|Like) \p{Lu}.{1,160} (?:on|at|via) (?:Twitter|X|Facebook|Instagram|Bluesky|Mastodon|Threads|LinkedIn|Telegram|YouTube)\b.{0,240}$/u,
    is: 'furniture',
    seen: '"Follow ... on Twitter"; AP',
  },
  {
    pattern:
      /^(?:Follow|Like) .{1,120}?:? (?:(?:at )?(?:https?:\/\/|www\.|twitter\.com|x\.com|facebook\.com)\S{3,200}|@\w{2,30})\.?$/iu,
    is: 'furniture',
    seen: 'AP',
  },
  {
    pattern:
      /^(?:AP|More AP|Full AP|Read more AP) (?:[\p{L}-]+ ){0,3}(?:coverage|stories|sports|news)?:? (?:and )?https?:\/\/\S{3,200}(?: and https?:\/\/\S{3,200})?$/iu,
    is: 'furniture',
    seen: 'AP: "More AP sports: https://..."',
  },
  {
    pattern: /^(?:Source text(?: for Eikon:?|:) .{1,160}|Further company coverage:? .{1,120})$/iu,
    is: 'furniture',
    seen: 'Reuters, under a BRIEF',
  },
  {
    pattern: /^Source text(?: for Eikon:?|:) .{1,160} Further company coverage:? .{1,120}$/iu,
    is: 'furniture',
    seen: 'Reuters, under a BRIEF, in one paragraph',
  },
  {
    pattern:
      /^(?:Edited|Reported|Written|Translated|Rewritten) by:? \p{Lu}[\p{L}.'’-]{1,25}(?:[ /,&]{1,3}(?:and )?\p{Lu}[\p{L}.'’-]{1,25}){0,5}\.?$/u,
    is: 'credit',
    seen: 'NAN, "Edited by ..."',
  },
  {
    pattern: /^(?:Pewarta|Penulis|Reporter|Editor|Penyunting|Redaktur): ?\p{Lu}[\p{L}.'’ ,/-]{2,120}$/u,
    is: 'credit',
    seen: 'Antara: "Pewarta: ...", "Editor: ..."; not verified',
  },
  {
    pattern: /^(?:autor|autorka|autorzy|Autor|Autorin|Redaktion|Autore|Auteur): ?\p{Lu}[\p{L}.'’ ,/-]{2,120}$/u,
    is: 'credit',
    seen: 'PAP: "autor: ..."; not verified',
  },
  {
    pattern: /^\((?:Par|Por|Door|Av|Di|Von) \p{Lu}[\p{L}.'’-]{1,25}(?: \p{Lu}[\p{L}.'’-]{1,25}){1,3}\)$/u,
    is: 'credit',
    seen: 'AFP, EFE: a name in brackets under the story; not verified',
  },
  {
    pattern: /^AGERPRES ?\/? ?\((?:A|AS)? ?-? ?autor: .{5,300}\)$/iu,
    is: 'credit',
    seen: 'Agerpres: "AGERPRES/(A - autor: ..., editor: ...)"; not verified',
  },
  {
    pattern: /^<ORG idsrc="[\w-]{1,20}" value="[\w .-]{0,40}">.{1,120}<\/ORG>$/u,
    is: 'furniture',
    seen: 'AFP, the companies of a story',
  },
  {
    pattern: /^© dpa-infocom, dpa:\d{6}-\d{2,4}-\d{3,9}\/\d{1,3}$/u,
    is: 'copyright',
    seen: 'dpa, on portals: "© dpa-infocom, dpa:241121-930-295123/1"',
  },
  {
    pattern: /^[_—–-]{1,2} ?With files from .{3,200}$/iu,
    is: 'credit',
    seen: 'The Canadian Press: "— With files from ..."',
  },
  {
    pattern: /^This report by The Canadian Press was first published .{3,100}$/u,
    is: 'furniture',
    seen: 'The Canadian Press, since 2019',
  },
  {
    pattern:
      /^\(?Distributed by .{3,160}(?:News Service|Information Services?|Features|Syndicate|Agency|Content Agency).{0,80}\)?\.?$/u,
    is: 'credit',
    seen: 'Knight Ridder/Tribune, Scripps Howard; not verified',
  },
  {
    pattern:
      /^(?:Visit .{3,120} (?:on the (?:World Wide Web|Internet|web)|online)? ?at (?:https?:\/\/|www\.)\S{3,120}\.?)$/iu,
    is: 'furniture',
    seen: 'Knight Ridder/Tribune; not verified',
  },
  {
    pattern: /^(?:©|\(c\)|Copyright )\s?.{0,40}(?:19|20)\d\d\b.{0,300}$/iu,
    is: 'copyright',
    seen: 'AP, UPI, PA, dpa, Antara',
  },
  { pattern: /^(?:This material may not be published, broadcast, rewritten).{0,200}$/iu, is: 'copyright', seen: 'AP' },
];

/** A rule over, under or between such lines. */
export const separator = /^(?:[-_—–=]{1,60}|(?:[*_-] ?){3,20})$/;

/** The reporters in a line of credits, for copy that has no byline. */
export function reportersIn(text: string): string | undefined {
  return (ofReuters.exec(text) ?? inOthers.exec(text) ?? labelled.exec(text))?.[1]?.trim();
}

/** Reuters in German, Spanish, French and Portuguese. */
const inOthers =
  /^\((?:Bericht von|Geschrieben von|Reporte de|Reportaje de|Reportage(?: de)?|Reportagem de|Por) (\p{Lu}[^,;()]{3,120}?)(?=[,;)]|\. \p{Lu}\p{L}{2})/u;
const labelled =
  /^\(?(?:(?:Pewarta|Reporter|autor|autorka|autorzy|Autor|Autorin|Auteur|Autore):|Par|Por) ?(\p{Lu}.{2,120}?)\)?$/u;
const ofReuters =
  /^\(?(?:Reporting|Report|Reporting and writing|Writing|Reporting and editing|Reporting and additional reporting) by:? ([^;()]{3,200}?)(?=[;)]|\.?$|,? (?:additional reporting|writing|editing|edited|graphics?|translation|translated)\b)/i;
