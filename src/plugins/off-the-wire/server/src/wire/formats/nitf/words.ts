import type { VersionKind } from '../../item';

/**
 * What a message to editors (`ed-msg`) says of the version, where it begins by saying so: "2nd Lead", "CORRECTION: ...",
 * "Updates with ...". A message of another kind gives `undefined`.
 */
export function editorialWords(
  message: string | undefined,
): { readonly versionKind: VersionKind; readonly leadNumber?: number } | undefined {
  const text = message?.slice(0, 200).replace(addressed, '') ?? '';
  if (announced.test(text)) return undefined;
  for (const { pattern, kind } of words) {
    const match = pattern.exec(text);
    const number = Number(match?.[1]);
    if (match) return number > 0 ? { versionKind: kind, leadNumber: number } : { versionKind: kind };
  }
  return undefined;
}

/** Whether a message speaks of an embargo that holds. */
export function isEmbargoMessage(text: string): boolean {
  const start = text.slice(0, 2_000);
  return embargo.test(start) && !lifted.test(start);
}

const addressed = /^\s*\(?(?:eds|editors?|attention(?: editors)?)\s?[:,-]\s*/i;
const embargo =
  /(?<!\p{L})(?:embargo(?:e?d|es)?|embargad[oa]s?|sperrfrist|sperrefrist|not for (?:publication|release|use) (?:before|until))(?!\p{L})/iu;
const lifted =
  /(?<!\p{L})(?:no embargo|not embargoed|embargo (?:is |has been |was )?(?:lifted|over|expired|passed|ended|removed|off)|(?:lifts?|lifted|removes?|ends?|breaks?) (?:the |an )?embargo|embargo levantado|sperrfrist (?:aufgehoben|abgelaufen)|ingen sperrefrist)(?!\p{L})/iu;

interface Word {
  readonly pattern: RegExp;
  readonly kind: VersionKind;
  /** Where the habit was seen. */
  readonly seen: string;
}

/** What comes later is not this. */
const announced = /(?<!\p{L})(?:to (?:follow|come)|expected|coming|will (?:follow|move|be))(?!\p{L})/iu;

const words: readonly Word[] = [
  // "Kills 3rd graf" and "Withholds name" are edits, so a mark or nothing must follow.
  { pattern: /^(?:mandatory|bulletin) kill\b/i, kind: 'kill', seen: 'AP; wire-formats 1.2' },
  {
    pattern: /^kill(?:\s?[:.,!–—-]|\s?$| of\b| (?:this )?(?:story|item)\b)/i,
    kind: 'kill',
    seen: 'AP, dpa; wire-formats 1.2',
  },
  { pattern: /^(?:withhold|hold)(?:\s?[:.,!]|\s?$)/i, kind: 'withhold', seen: 'AP, dpa; wire-formats 1.2' },
  // "Correct spelling is ..." confirms.
  { pattern: /^correct(?:ions?|ed|s|ing|ive)\b/i, kind: 'correction', seen: 'AP, Reuters, CP; wire-formats 1.2' },
  {
    pattern: /^(?:(\d{1,2})(?:st|nd|rd|th)[\s-]?)?(?:ld|lead)?[\s-]{0,2}write-?(?:thru|through|thr)\b/i,
    kind: 'writethru',
    seen: 'AP; wire-formats 1.2',
  },
  { pattern: /^(\d{1,2})(?:st|nd|rd|th)[\s-]?(?:ld|lead)\b/i, kind: 'lead', seen: 'AP, AFP; wire-formats 1.2' },
  { pattern: /^lead (\d{1,2})\s?$/i, kind: 'lead', seen: 'NTB' },
  { pattern: /^(?:new )?lead\s?$/i, kind: 'lead', seen: 'AFP, NTB' },
  { pattern: /^(\d{1,2})(?:st|nd|rd|th) update\s?$/i, kind: 'update', seen: 'AAP, as the take key' },
  { pattern: /^updat(?:e|es|ed|ing)\b/i, kind: 'update', seen: 'AP "Updates with ...", PA' },
  { pattern: /^refile[sd]?\b/i, kind: 'refile', seen: 'Reuters; wire-formats 1.2' },
  { pattern: /^(?:repeat(?:s|ed|ing)?|resend(?:s|ing)?|rpt)\b/i, kind: 'repeat', seen: 'Reuters, PA' },
];
