import type { Item, Note } from '../item';
import type { Edited } from './rule';

/**
 * Takes bullet signs off the ends of a headline, and makes a list of two or more paragraphs in a row that start with
 * one. A lone one may be a reference mark and stays.
 */
export function bullets(item: Item): Edited {
  const headline = item.headline?.replace(leading, '').replace(trailing, '').trim() || item.headline;
  const body = item.body === undefined ? undefined : withLists(item.body);
  if (headline === item.headline && body === item.body) return { item, notes: [] };
  const notes: Note[] = [];
  if (headline !== item.headline) {
    notes.push({ rule: 'bullets', message: 'took the bullets off the headline', was: item.headline, is: headline });
  }
  if (body !== item.body)
    notes.push({ rule: 'bullets', message: 'made a list of the paragraphs that start with bullets' });
  return { item: { ...item, headline, body }, notes };
}

/** Whether a paragraph's text starts with a bullet, as points do that some agencies put over a story. */
export function isBulleted(text: string): boolean {
  return bulleted.test(text.trimStart());
}

const leading = /^(?:[•▪●◦‣■□►▶◆◇○∙⁃➤»][\s•▪●◦‣■□►▶◆◇○∙⁃➤»]{0,8}|[*·-]\s{1,4})(?=\S)/u;
const trailing = /\s[\s•▪●◦‣■□►▶◆◇○∙⁃➤*·]{0,8}[•▪●◦‣■□►▶◆◇○∙⁃➤*·]\s?$/u;
const bulleted = /^[•▪●◦‣■□►▶◆◇○∙⁃➤*·]\s{0,4}(?=[\p{L}\d"“'‘(<])/u;

/** Nearly no body has any: to part each into its paragraphs would be in vain. */
const anyBulleted = /<p>[•▪●◦‣■□►▶◆◇○∙⁃➤*·]/u;

function withLists(body: string): string {
  if (!anyBulleted.test(body)) return body;
  const pieces = body.split(/(?<=<\/p>)/);
  const out: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    const run = runOf(pieces, at);
    const single = pieces[at] ?? '';
    out.push(run.length > 1 ? `<ul>${run.map((text) => `<li>${text}</li>`).join('')}</ul>` : single);
    at += Math.max(run.length, 1);
  }
  return out.join('');
}

function runOf(pieces: readonly string[], at: number): readonly string[] {
  const run: string[] = [];
  for (let next = at; next < pieces.length; next += 1) {
    const piece = pieces[next] ?? '';
    const inner = piece.startsWith('<p>') && piece.endsWith('</p>') ? piece.slice(3, -4) : '';
    const mark = bulleted.exec(inner);
    if (!mark) break;
    run.push(inner.slice(mark[0].length));
  }
  return run;
}
