import { datelineIn } from '../../dateline';
import type { EdNote, Item } from '../../item';
import type { XmlElement, XmlNode } from '../../xml';
import { attribute, child, children, isElement, lineOf } from '../../xml/tree';
import { nitfText } from './body';
import { type NitfDocument, noteOn } from './document';
import { isCopyright } from './rights';

/** What stands above the text: `body.head`, and `title` where it has no headline. */
export function headingOf(
  document: NitfDocument,
): Pick<Item, 'headline' | 'abstract' | 'byline' | 'dateline' | 'located'> {
  const { main, second } = headlinesOf(document);
  const summary = takenTexts(document, 'abstract').join(' ') || undefined;
  if (summary !== undefined && second !== undefined) {
    noteOn(document, child(document.bodyHead, 'hedline'), 'The second headline is not kept', second);
  }
  return {
    headline: main,
    abstract: summary ?? second,
    byline: bylineOf(document),
    ...datelineOf(document),
  };
}

/** Notes over the text: for editors, since the format calls the best of them "potentially publishable". */
export function headNotesOf({ bodyHead, taken, notes }: NitfDocument): readonly EdNote[] {
  return children(bodyHead, 'note')
    .filter((one) => !isCopyright(one))
    .flatMap((one): readonly EdNote[] => {
      taken.add(one);
      const [text, role] = [nitfText(one, notes), attribute(one, 'noteclass')];
      return text === undefined ? [] : [role === undefined ? { text } : { role, text }];
    });
}

interface HeadLine {
  readonly element: XmlElement;
  readonly text: string;
}

/** The first `hl1`, and the first `hl2` that says something else; the rest is left for a note. */
function headlinesOf(document: NitfDocument): { main: string | undefined; second: string | undefined } {
  const lines = headLines(document);
  const first = lines.find(({ element }) => element.name !== 'hl2' && element.name !== 'title') ?? lines[0];
  const others = lines.filter(({ text }) => text !== first?.text);
  // AP's `originalHeadline` is the same headline before it was edited.
  const second = others.find(({ element }) => element.name === 'hl2' && !/original/i.test(element.attributes.id ?? ''));
  const left = new Set(others.filter((line) => line !== second));
  for (const line of lines) if (!left.has(line)) document.taken.add(line.element);
  return { main: first?.text, second: second?.text };
}

/** Every line that may be a headline, `title` last. */
function headLines(document: NitfDocument): readonly HeadLine[] {
  const over = children(document.bodyHead, 'hedline', 'hl1', 'hl2').flatMap((one) =>
    one.name === 'hedline' && child(one, 'hl1', 'hl2') ? children(one, 'hl1', 'hl2') : [one],
  );
  return [...over, ...children(document.head, 'title')].flatMap((element) => {
    const text = nitfText(element, document.notes);
    return text === undefined ? [] : [{ element, text }];
  });
}

/** Bylines as printed, a title after a comma: `By Ann Lee, Harbour Wire`. */
function bylineOf(document: NitfDocument): string | undefined {
  const bylines = children(document.bodyHead, 'byline');
  for (const one of bylines) document.taken.add(one);
  const lines = bylines.flatMap((one) => listed(document, one.children, 'byttl', 'person') ?? []);
  return lines.length > 0 ? [...new Set(lines)].join('; ') : undefined;
}

/** The line as printed, and the place in it, capitals on its words only: `NEW YORK` is `New York`. */
function datelineOf(document: NitfDocument): Pick<Item, 'dateline' | 'located'> {
  const datelines = children(document.bodyHead, 'dateline');
  for (const one of datelines) document.taken.add(one);
  const first = datelines.find((one) => lineOf(one) !== undefined);
  const line = first && listed(document, first.children, 'story.date', 'location');
  const place = nitfText(child(first, 'location'))?.replace(/,$/, '');
  const read = line === undefined ? undefined : datelineIn(line);
  const located = place === undefined ? read?.located : (datelineIn(place)?.located ?? place);
  return { dateline: read?.dateline ?? line, located };
}

/**
 * Mixed content as one line. An element of one of these names that stands right beside another, or beside text that
 * does not end in a mark, is parted from it by a comma: copy leaves that to whoever shows it.
 */
function listed(
  document: NitfDocument,
  nodes: readonly XmlNode[],
  ...names: readonly [first: string, ...others: string[]]
): string | undefined {
  const pieces: string[] = [];
  let tail = '';
  for (const node of nodes) {
    const text = isElement(node) ? nitfText(node, document.notes) : node.replace(/\s+/g, ' ');
    if (text === undefined || text === '') continue;
    const apart = isElement(node) && names.includes(node.name) && startsAnew(tail.trimEnd(), node.name === names[0]);
    pieces.push(apart ? `, ${text}` : text);
    tail = (tail + text).slice(-20);
  }
  const line = pieces
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;])/g, '$1')
    .trim();
  return line.replace(/[,;]$/, '') || undefined;
}

function startsAnew(before: string, always: boolean): boolean {
  return (
    before !== '' &&
    !/[,;:(&/–-]$/.test(before) &&
    (always || !/(?:^|\s)(?:by|and|y|et|und|og|von|par|por|av|with|for|in)$/i.test(before))
  );
}

function takenTexts(document: NitfDocument, name: string): readonly string[] {
  return children(document.bodyHead, name).flatMap((one) => {
    document.taken.add(one);
    return nitfText(one, document.notes) ?? [];
  });
}
