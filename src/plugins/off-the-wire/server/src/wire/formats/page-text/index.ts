import type { Note, Parsed } from '../../item';
import { linesOf } from '../../lines';
import { type Document, type Format, Unreadable } from '../format';
import { readDateLine } from './date-line';
import { isFurniture } from './furniture';
import { type Layout, layoutOf } from './layout';
import { storyOf } from './story';

/**
 * An article page as text: a ticker, a breadcrumb, headline, provider and date, body, and the page's furniture, each of
 * which may be missing. One item; everything that is no part of it stands in a note.
 *
 * Times on a page tell no zone; they come out without one (`2015-09-13T14:02:11`) and the copy desk settles them.
 */
export const pageText = { name: 'page-text', lines: true, sniff, parse } as const satisfies Format;

/** A page shows a breadcrumb that says so ("You are here:"), or two of: a breadcrumb, a ticker, page furniture. */
function sniff({ head }: Document): boolean {
  if (/^\s*[<{]|[\u0000-\u0008\u000E-\u001F]|^(?:[A-Z][A-Za-z-]{1,40}: .*\r?\n){3}/.test(head)) return false;
  const lines = linesOf(head);
  const { trail, ticker, story, below, above } = layoutOf(lines);
  if (trail?.sure) return true;
  const page = [...above, ...story, ...below].filter((line) => line.text !== '');
  const furniture = page.some((line) => isFurniture(line.text));
  const dated = page.slice(1, 5).some((line) => readDateLine(line.text)?.provider !== undefined);
  return (
    [trail !== undefined, ticker !== undefined, furniture || dated].filter(Boolean).length > 1 &&
    Boolean(trail ?? ticker)
  );
}

function parse({ text }: Document): Parsed {
  const layout = layoutOf(linesOf(text));
  const { item, notes } = storyOf(layout.story);
  if (item.headline === undefined) throw new Unreadable('there is no headline on this page');
  if (item.headline.length > longestHeadline) throw new Unreadable('the first line of this page is no headline');
  const { labels, cut } = trailWithout(layout.trail?.labels, item.headline);
  const ticker = layout.ticker && {
    title: layout.ticker.title,
    asOf: item.versionCreated,
    rows: layout.ticker.rows.map((row) => ({ text: row })),
  };
  return { items: [item], ticker, trail: labels, notes: [...layoutNotes(layout), ...cut, ...notes] };
}

const longestHeadline = 500;

/** Some sites end the breadcrumb with the headline: that is no section. */
function trailWithout(
  labels: readonly string[] | undefined,
  headline: string,
): { labels?: readonly string[]; cut: readonly Note[] } {
  const last = labels
    ?.at(-1)
    ?.replace(/(?:\.{3}|…)$/, '')
    .trim()
    .toLowerCase();
  const same = labels !== undefined && labels.length > 1 && last !== undefined && last.length > 12;
  if (!labels || !same || !headline.toLowerCase().startsWith(last)) return { labels, cut: [] };
  const note = { rule: 'page-text', message: 'left out: the breadcrumb ends with the headline', was: labels.at(-1) };
  return { labels: labels.slice(0, -1), cut: [note] };
}

function layoutNotes(layout: Layout): readonly Note[] {
  const rule = 'page-text';
  const notes = layout.above.map((line) => ({
    rule,
    message: 'left out: above the story',
    line: line.number,
    was: line.text,
  }));
  const trail = layout.trail && {
    rule,
    message: 'read as the breadcrumb',
    line: layout.trail.line.number,
    was: layout.trail.line.text,
  };
  const mark = layout.mark && {
    rule,
    message: 'cut: the end of the story',
    line: layout.mark.number,
    was: layout.mark.text,
  };
  const below = layout.below.map((line) => ({
    rule,
    message: 'left out: after the end of the story',
    line: line.number,
    was: line.text,
  }));
  return [...notes, ...(trail ? [trail] : []), ...(mark ? [mark] : []), ...below];
}
