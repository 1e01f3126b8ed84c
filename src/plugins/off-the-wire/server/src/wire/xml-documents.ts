import { wireLimits } from './limits';

/** One document of a text that holds several. */
export interface XmlPart {
  readonly text: string;
  /** 1-based line of the whole text on which it starts. */
  readonly line: number;
}

/**
 * The documents of a text in which each begins with an XML declaration; one where there is only one. Of more than `most`
 * all that follow stand in one more. Declarations inside CDATA and comments are content. Linear.
 */
export function xmlDocuments(text: string, most: number = wireLimits.items): readonly XmlPart[] {
  const starts = /^[\s\ufeff]*<\?xml\s/.test(text.slice(0, 1_000)) ? declarations(text, most + 1) : [];
  if (starts.length < 2) return [{ text, line: 1 }];
  let line = 1;
  return starts.map((start, index) => {
    const from = index === 0 ? 0 : start;
    const part = { text: text.slice(from, starts[index + 1]), line };
    line += linesIn(part.text);
    return part;
  });
}

function declarations(text: string, most: number): readonly number[] {
  const found: number[] = [];
  const marks = /<!\[CDATA\[|<!--|<\?xml\s/g;
  for (let mark = marks.exec(text); mark !== null && found.length < most; mark = marks.exec(text)) {
    if (mark[0].startsWith('<?')) {
      found.push(mark.index);
      continue;
    }
    const close = mark[0] === '<!--' ? '-->' : ']]>';
    const end = text.indexOf(close, marks.lastIndex);
    if (end < 0) break;
    marks.lastIndex = end + close.length;
  }
  return found;
}

function linesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
