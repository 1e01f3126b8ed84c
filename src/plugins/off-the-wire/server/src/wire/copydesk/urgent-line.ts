import type { Item } from '../item';
import { takeLines } from './lines-of-body';
import type { Edited } from './rule';

/** A line of its own over a story that says how urgent it is: "URGENT", "+++ EIL +++", "FLASH", "BULLETIN MATTER". */
interface UrgentLine {
  readonly pattern: RegExp;
  readonly urgency: number;
  readonly seen: string;
}

const lines: readonly UrgentLine[] = [
  { pattern: /^(?:FLASH|BLITZ|NEWS ?ALERT|ALERT|SNAP)$/, urgency: 1, seen: 'AP, UPI, dpa, AFP; wire-formats 1.2' },
  {
    pattern: /^(?:ALERTE|ALERTA|FLASH INFO|МОЛНИЯ|快讯|快訊|速報)$/u,
    urgency: 1,
    seen: 'AFP, EFE, TASS, Xinhua; not verified',
  },
  {
    pattern: /^(?:URGENT|BULLETIN|BULLETIN MATTER|NEWSBREAK|BREAKING NEWS)$/,
    urgency: 2,
    seen: 'AP, UPI, Reuters; wire-formats 1.2',
  },
  { pattern: /^(?:EIL|EILT|EILMELDUNG|DRINGEND|EIL EIL EIL)$/, urgency: 2, seen: 'dpa, APA; wire-formats 1.2' },
  {
    pattern:
      /^(?:URGENTE|ÚLTIMA HORA|DERNIÈRE MINUTE|DERNIERE MINUTE|ULTIM['’]ORA|SPOED|ILTAR|HASTER|BRÅDSKANDE|СРОЧНО|PILNE)$/u,
    urgency: 2,
    seen: 'EFE, ANSA, Belga, TT, NTB, TASS, PAP; not verified',
  },
];

/** Moves a line that says nothing but how urgent the copy is from the head of the body to `urgency`. */
export function urgentLine(item: Item): Edited {
  const { body, lines: found } = takeLines(item.body, { first: 2, last: 0 }, (text) => {
    if (text.length > 40) return undefined;
    const word = text.replace(/^[\s*+=!/-]{1,10}|[\s*+=!/-]{1,10}$/g, '');
    const line = lines.find(({ pattern }) => pattern.test(word));
    return line && { value: line.urgency };
  });
  const cut = found.filter((line) => line.cut);
  // A body of one word is no line over a story.
  if (cut.length === 0 || (body ?? '').trim() === '') return { item, notes: [] };
  const urgency = item.urgency ?? Math.min(...cut.map(({ value }) => value));
  const notes = cut.map(({ text }) => ({
    rule: 'urgent-line',
    message:
      item.urgency === undefined ? 'moved from the body to urgency' : 'taken out of the body: the copy has its urgency',
    was: text,
    is: String(urgency),
  }));
  return { item: { ...item, body, urgency }, notes };
}
