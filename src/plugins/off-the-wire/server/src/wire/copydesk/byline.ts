import type { Item } from '../item';
import { type BodyParagraph, cutParagraph, firstParagraphs, openingParagraph } from './paragraph';
import type { Edited, RuleContext } from './rule';

/** Takes "By" off the byline, and finds the byline where it is a paragraph of its own before the story. */
export function byline(item: Item, context: RuleContext): Edited {
  const language = (item.language ?? context.source.language ?? 'en').slice(0, 2).toLowerCase();
  return item.byline === undefined ? fromBody(item, language) : cleaned(item, item.byline, language);
}

/** How a byline starts, by language. English is tried in every copy. */
const starts: Readonly<Partial<Record<string, RegExp>>> = {
  en: /^by:?\s+(?=\S)/i,
  es: /^por:?\s+(?=\S)/i,
  pt: /^por:?\s+(?=\S)/i,
  fr: /^par:?\s+(?=\S)/i,
  de: /^von:?\s+(?=\S)/i,
  it: /^di:?\s+(?=\S)/i,
  nl: /^door:?\s+(?=\S)/i,
  sv: /^av:?\s+(?=\S)/i,
  no: /^av:?\s+(?=\S)/i,
  nb: /^av:?\s+(?=\S)/i,
  da: /^af:?\s+(?=\S)/i,
};
const startOfAny = /^by\s+(?=\S)/i;
/** Words that may stand in a byline without a capital. */
const small =
  /^(?:and|und|et|y|e|ed|en|och|og|of|in|à|a|de|da|del|der|des|di|du|do|dos|la|le|van|von|bin|al|el|for|with|mit|avec|con|com|the|writers?|correspondents?|staff|reporters?|business|political|sports|science|editor|columnist|xinhua|dpa|ats|sda|epd)$/;
/** What stands under a name: the house, or an office in it. Words, at most six, of which one is of these. */
const office =
  /^(?=.{3,60}$)(?:(?:The )?Associated Press|(?:AP|UPI|CP|PA|AAP|AFP|Reuters|Associated Press|Canadian Press|Xinhua|dpa|IANS|PTI)(?: \p{Lu}[\p{L}-]*){0,4} (?:Writers?|Editors?|Correspondents?|Reporters?|Columnists?|Staff|Bureau)|(?:The )?Canadian Press|United Press International|Agence France-Presse)$/u;

function cleaned(item: Item, was: string, language: string): Edited {
  const name = withoutMark(withoutStart(was, language)) || was;
  const own = name === was ? [] : [{ rule: 'byline', message: 'the name alone', was, is: name }];
  const again = item.body === undefined ? undefined : printedAgain(item.body, name, language);
  if (item.body === undefined || !again) return { item: own.length > 0 ? { ...item, byline: name } : item, notes: own };
  const body = cutParagraph(item.body, again, 0, 0) || undefined;
  const note = { rule: 'byline', message: 'printed over the text, too', was: again.text.trim() };
  return { item: { ...item, byline: name, body }, notes: [...own, note] };
}

/** The line over the text that says no more than the byline. A text that is nothing else keeps it. */
function printedAgain(body: string, byline: string, language: string): BodyParagraph | undefined {
  const line = openingParagraph(body);
  if (!line || !isByline(line.text.trim(), language) || firstParagraphs(body, 2).length < 2) return undefined;
  const [printed, known] = [withoutMark(withoutStart(line.text.trim(), language)), byline].map((one) =>
    one.toLowerCase(),
  );
  return known?.startsWith(printed ?? '') ? line : undefined;
}

function fromBody(item: Item, language: string): Edited {
  const paragraph = item.body === undefined ? undefined : openingParagraph(item.body);
  const line = paragraph?.text.trim() ?? '';
  if (item.body === undefined || !paragraph || !isByline(line, language)) return { item, notes: [] };
  const name = withoutMark(withoutStart(line, language));
  const under = firstParagraphs(item.body, 9).find(({ start }) => start >= paragraph.end);
  const title = under && isOffice(under.text) ? under : undefined;
  const withoutTitle = title ? cutParagraph(item.body, title, 0, 0) : item.body;
  const body = cutParagraph(withoutTitle, paragraph, 0, 0) || undefined;
  const is = title ? `${name}, ${withoutMark(title.text)}` : name;
  const was = title ? `${line} / ${title.text.trim()}` : line;
  return {
    item: { ...item, body, byline: is },
    notes: [{ rule: 'byline', message: 'taken from the first paragraph', was, is }],
  };
}

function isOffice(text: string): boolean {
  return office.test(withoutMark(text));
}

function isByline(line: string, language: string): boolean {
  const name = withoutStart(line, language);
  if (line.length > 120 || name === line || /[.!?:;]$/.test(name)) return false;
  const words = name.split(/[\s,/&]+/).filter((word) => word !== '' && word !== '=');
  const named = words.filter((word) => /^\p{Lu}/u.test(word));
  return named.length > 1 && words.length < 16 && words.every((word) => /^\(?\p{Lu}/u.test(word) || small.test(word));
}

function withoutStart(line: string, language: string): string {
  return line.replace(starts[language] ?? startOfAny, '').replace(startOfAny, '');
}

/** AP's mark for a centred line. */
function withoutMark(text: string): string {
  const line = text.trim();
  return line.endsWith('=') ? line.slice(0, -1).trim() : line;
}
