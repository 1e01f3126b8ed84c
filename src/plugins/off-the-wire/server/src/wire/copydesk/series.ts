import type { Item, Note } from '../item';
import { fixturesOf, labelsOf } from './agencies';
import type { SeriesLabel } from './agencies/agency';
import type { Edited, RuleContext } from './rule';

/**
 * Reads the series or genre label before a headline: "China Focus: X" is kicker `China Focus`, "Roundup: X" is genre
 * `Roundup`. Only a label in the agencies' tables is one ("Egypt: X" is not); of a known agency only its own and those
 * of every desk. A label that comes after a kicker that the copy gave in a field is left where it is.
 */
export function series(item: Item, context: RuleContext): Edited {
  if (item.headline === undefined) return { item, notes: [] };
  const provider = item.provider ?? context.source.provider;
  let [headline, kicker, genre] = [item.headline, item.kicker, item.genre];
  for (let count = 0; count < 3; count += 1) {
    const found = labelBefore(headline, labelsOf(provider));
    if (!found || (found.label.kicker && kicker !== undefined && kicker !== found.printed)) break;
    headline = found.rest;
    if (found.label.kicker) kicker = found.printed;
    genre ??= found.label.genre;
  }
  genre ??= fixturesOf(provider).find((fixture) => fixture.pattern.test(headline))?.genre;
  if (headline === item.headline && genre === item.genre) return { item, notes: [] };
  return { item: { ...item, headline, kicker, genre }, notes: notesOf(item, headline, genre) };
}

function labelBefore(
  headline: string,
  labels: readonly SeriesLabel[],
): { label: SeriesLabel; printed: string; rest: string } | undefined {
  for (const label of labels) {
    const found = forms[label.form](headline, label.label);
    if (found && found.rest !== '') return { label, ...found };
  }
  return undefined;
}

type Form = (headline: string, label: string) => { printed: string; rest: string } | undefined;

const forms: Readonly<Record<SeriesLabel['form'], Form>> = {
  colon: (headline, label) => {
    const printed = headline.slice(0, label.length);
    const mark =
      printed.toLowerCase() === label.toLowerCase() ? /^\s?[:：]\s*/.exec(headline.slice(label.length)) : null;
    return mark ? { printed, rest: headline.slice(label.length + mark[0].length).trim() } : undefined;
  },
  brackets: (headline, label) => {
    const printed = headline.slice(1, label.length + 1);
    const matches = printed.toLowerCase() === label.toLowerCase() && /^[([]/.test(headline);
    return matches && /^[)\]]/.test(headline.slice(label.length + 1))
      ? { printed, rest: headline.slice(label.length + 2).trim() }
      : undefined;
  },
  hyphen: (headline, label) => {
    const rest = headline.slice(label.length + 1).trim();
    // "TEXT-MESSAGING FIRM" in a headline of capitals is a compound, and so is "POLL-driven".
    const isLabel = headline.startsWith(`${label}-`) && /^["“'‘]?[\p{Lu}\d]/u.test(rest) && /\p{Ll}/u.test(rest);
    return isLabel ? { printed: label, rest } : undefined;
  },
};

function notesOf(before: Item, headline: string, genre: string | undefined): readonly Note[] {
  if (headline === before.headline) return [{ rule: 'series', message: `a daily headline: genre ${genre}` }];
  return [{ rule: 'series', message: 'took the label off the headline', was: before.headline, is: headline }];
}
