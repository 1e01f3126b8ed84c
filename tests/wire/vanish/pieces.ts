import { Parser } from 'htmlparser2';

/** A text of an input, with where it stood: a path of elements or properties (`itemMeta/pubStatus@qcode`), or `line 3`. */
export interface Piece {
  readonly at: string;
  readonly text: string;
  /** Markup may part a word (`<b>F</b>irst`): the ends of the piece may then stand inside a word of the story. */
  readonly isPart?: boolean;
  /** Where the items that it stands in begin, the outermost first: `line 12`, or a JSON pointer. */
  readonly inside?: readonly string[];
}

/** What XML says: each text and each attribute. Markup in a text (CDATA, escaped) is taken apart in its turn. */
export function xmlPieces(text: string): readonly Piece[] {
  return walked(text, true).flatMap(opened);
}

/** What a page says: its texts, its attributes, and what its scripts of JSON-LD say. */
export function htmlPieces(text: string): readonly Piece[] {
  return walked(text, false).flatMap((piece): readonly Piece[] => {
    if (!/\/script$/.test(piece.at) || !/^\s*[[{]/.test(piece.text)) return [piece];
    return (jsonOf(piece.text) ?? []).map((inner) => ({ ...inner, at: `${piece.at}#${inner.at}` }));
  });
}

/** Strings, numbers and true or false, under the names of their properties. */
export function jsonPieces(text: string): readonly Piece[] {
  const whole = jsonOf(text);
  if (whole) return whole.flatMap(opened);
  return text
    .split('\n')
    .flatMap((line, index) =>
      (jsonOf(line) ?? [{ at: '', text: line }]).map((piece) => ({ ...piece, inside: [`line ${index + 1}`] })),
    );
}

/** Every line of a text. Control characters written out (`[STX]`, `^A`) are what they stand for, and a DEL is none. */
export function linePieces(text: string): readonly Piece[] {
  return text
    .replace(/\u007f/g, '')
    .replace(/[[<](?:SOH|STX|ETX|EOT)[\]>]|\^[A-D](?![A-Za-z])/g, ' ')
    .split(/\r\n?|\n/)
    .map((line, index) => ({ at: `line ${index + 1}`, text: line }));
}

function jsonOf(text: string): readonly Piece[] | undefined {
  try {
    return leaves(JSON.parse(text), '', []);
  } catch {
    return undefined;
  }
}

function leaves(value: unknown, at: string, inside: readonly string[]): readonly Piece[] {
  if (typeof value === 'object' && value !== null) {
    const from = inside.at(-1) ?? '';
    return Object.entries(value).flatMap(([name, one]) =>
      leaves(one, [at, Array.isArray(value) ? '' : name].filter(Boolean).join('/'), [...inside, `${from}/${name}`]),
    );
  }
  return value === null || value === '' ? [] : [{ at, text: String(value), inside }];
}

const markup = /<(?:\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?|!--[\s\S]*?--)>/i;

/** Texts that hold documents: HTML, or text in base64. */
function opened(piece: Piece): readonly Piece[] {
  const text = /^[A-Za-z0-9+/\s]{20,}={0,2}\s*$/.test(piece.text) ? fromBase64(piece.text) : piece.text;
  if (!markup.test(text)) return [{ ...piece, text }];
  return htmlPieces(text).map((inner) => ({ ...inner, at: `${piece.at}#${inner.at}`, inside: piece.inside }));
}

function fromBase64(text: string): string {
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  return /\ufffd|[\u0000-\u0008]/.test(decoded) ? text : decoded;
}

interface Open {
  readonly path: string;
  readonly inside: readonly string[];
  /** Whether text and elements stand beside each other in it. */
  isMixed: boolean;
}

const inline = new Set('b i u em strong a q span sub sup abbr small font code cite s person org location'.split(' '));
const items = /^(?:newsItem|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem|NewsItem|nitf|item|entry)$/;

function walked(text: string, isXml: boolean): readonly Piece[] {
  const found: Piece[] = [];
  const stack: Open[] = [{ path: '', inside: [], isMixed: !isXml }];
  let pending = '';
  const top = () => stack[stack.length - 1] ?? { path: '', inside: [], isMixed: false };
  const flush = () => {
    const { path, inside, isMixed } = top();
    if (/\S/.test(pending)) found.push({ at: path, text: pending, isPart: isMixed, inside });
    pending = '';
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const outer = top();
        if (/\S/.test(pending)) outer.isMixed = true;
        flush();
        const local = name.slice(name.lastIndexOf(':') + 1);
        const own = local === 'img' && isPixel(attributes) ? 'img[pixel]' : local;
        const path = outer.path ? `${outer.path}/${own}` : own;
        const inside = items.test(local) ? [...outer.inside, ...linesOf(text, parser)] : outer.inside;
        const named = attributes.property ?? attributes.name ?? attributes.itemprop ?? '';
        for (const [key, value] of Object.entries(attributes)) {
          const at = local === 'meta' && key === 'content' ? `${path}[${named}]@${key}` : `${path}@${key}`;
          if (/\S/.test(value)) found.push({ at, text: value, inside });
        }
        stack.push({ path, inside, isMixed: outer.isMixed || inline.has(local) });
      },
      onclosetag() {
        flush();
        if (stack.length > 1) stack.pop();
      },
      ontext(piece) {
        pending += piece;
      },
    },
    { xmlMode: isXml, decodeEntities: true, recognizeCDATA: true },
  );
  parser.end(text);
  flush();
  return found;
}

const isPixel = ({ width, height }: Readonly<Record<string, string>>) => width === '1' && height === '1';

/** The lines on which a start tag begins and ends. */
const linesOf = (text: string, { startIndex, endIndex }: Parser) =>
  [startIndex, endIndex ?? startIndex].map((index) => `line ${text.slice(0, index).split('\n').length}`);
