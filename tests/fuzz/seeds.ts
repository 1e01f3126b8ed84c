import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

/** How a file is written: what its mutations must know of it. */
export type Notation = 'xml' | 'json' | 'html' | 'text' | 'mail';

/** A file that inputs are made of. */
export interface Seed {
  /** Its path from the root of the repository. */
  readonly name: string;
  /** The folder that it lies in: the format that it is written for. */
  readonly format: string;
  readonly notation: Notation;
  /** Each byte as one character, so that what is not touched keeps its bytes whatever the charset. */
  readonly text: string;
}

const root = path.join(__dirname, '..', '..');

/** The fixtures, the examples and, where they are at hand, the samples, in an order of their own that never changes. */
export function loadSeeds(): readonly Seed[] {
  const fixtures = filesUnder(path.join(root, 'tests', 'fixtures')).filter((file) => !file.endsWith('.items.json'));
  const examples = filesUnder(path.join(root, 'examples')).filter((file) => !file.endsWith('newsroom.json'));
  return [...fixtures, ...examples].map(seedOf).concat(samples());
}

function samples(): readonly Seed[] {
  const folder = path.join(root, '..', 'shared', 'samples');
  if (!existsSync(folder)) return [];
  const files = filesUnder(folder).filter(
    (file) => !/[\\/]schemas[\\/]|\.sgm\.gz$|[\\/]README\.md$/.test(file) && readFileSync(file).length < 200_000,
  );
  return [...files.map(seedOf), ...cutsOfReuters(path.join(folder, 'reuters-21578'))];
}

/** A few stories of a collection that would outweigh all else. */
function cutsOfReuters(folder: string): readonly Seed[] {
  const [first] = existsSync(folder) ? readdirSync(folder).sort() : [];
  if (first === undefined) return [];
  const stories = gunzipSync(readFileSync(path.join(folder, first)))
    .toString('latin1')
    .split('<REUTERS')
    .slice(1);
  return [0, 120, 345, 678, 910].flatMap((at) => {
    const story = stories[at];
    const text = story && /<BODY>([^<]*)/.exec(story)?.[1];
    return text ? [{ name: `reuters-21578/${at}.txt`, format: 'plain-text', notation: 'text' as const, text }] : [];
  });
}

function seedOf(file: string): Seed {
  const text = readFileSync(file).toString('latin1');
  const name = path.relative(root, file).split(path.sep).join('/');
  return { name, format: path.basename(path.dirname(file)), notation: notationOf(file, text), text };
}

function notationOf(file: string, text: string): Notation {
  if (file.endsWith('.eml')) return 'mail';
  if (/\.(?:nd)?json$/.test(file)) return 'json';
  if (file.endsWith('.html')) return 'html';
  return file.endsWith('.xml') || text.startsWith('<?xml') ? 'xml' : 'text';
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(file) : [file];
    });
}
