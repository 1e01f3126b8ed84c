import { wireLimits } from '../limits';

/** One document of a text that holds several. */
export interface XmlPart {
  readonly text: string;
  /** 1-based line of the whole text on which it starts. */
  readonly line: number;
}

/**
 * The documents of a text in which each begins with an XML declaration or, right behind the end of another, with the root
 * of a format that is read here; one where there is only one. Of more than `most` all that follow stand in one more. What
 * is inside CDATA and comments is content. Linear.
 */
export function xmlDocuments(text: string, most: number = wireLimits.items): readonly XmlPart[] {
  const starts = /^[\s\ufeff]*</.test(text.slice(0, 1_000)) ? startsIn(text, most + 1) : [];
  if (starts.length < 2) return [{ text, line: 1 }];
  let line = 1;
  return starts.map((start, index) => {
    const from = index === 0 ? 0 : start;
    const part = { text: text.slice(from, starts[index + 1]), line };
    line += linesIn(part.text);
    return part;
  });
}

/** No format has one of these beside another inside it: newsItems stand beside each other in a message. */
const ended = 'nitf|NewsML|newsMessage|rss|feed|RDF';
const prefix = '(?:[\\w.-]{1,60}:)?';
const marks = new RegExp(
  `<!\\[CDATA\\[|<!--|<\\?xml\\s|</${prefix}(?:${ended})\\s{0,99}>\\s{0,999}(?=<(?:!DOCTYPE\\s|\\?xml\\s|${prefix}(?:${ended}|newsItem|packageItem)[\\s>]))`,
  'g',
);

function startsIn(text: string, most: number): readonly number[] {
  const found = [0];
  const areDeclared = /^[\s\ufeff]*<\?xml\s/.test(text.slice(0, 1_000));
  marks.lastIndex = 0;
  for (let mark = marks.exec(text); mark !== null && found.length < most; mark = marks.exec(text)) {
    const [what] = mark;
    if (what.startsWith('<?')) {
      if (areDeclared && text.slice(found.at(-1), mark.index).trim() !== '') found.push(mark.index);
    } else if (what.startsWith('</')) found.push(marks.lastIndex);
    else {
      const close = what === '<!--' ? '-->' : ']]>';
      const end = text.indexOf(close, marks.lastIndex);
      if (end < 0) break;
      marks.lastIndex = end + close.length;
    }
  }
  return found;
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
