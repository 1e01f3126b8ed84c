import { parseArgs } from 'node:util';
import { BadLimits, limitsOf } from '../config';
import type { KeepingAsked } from '../transports/keeping';
import type { WireLimits } from '../wire/limits';
import { importCommand } from './import';
import { keepingCommand } from './keeping';
import { parseCommand } from './parse';
import { replayCommand } from './replay';

/** For programs that read copy by themselves: what `parse` and `import` stand on. Pure, and no Strapi. */
export { copyFrom } from '../wire/copy';
export { splitExport } from '../wire/formats/wxr/split';

const help = `Off the Wire

  wire parse FILE...                       read copy and print it, one JSON line a file; touches no database
      --limit NAME=NUMBER                  another cap than the default one, as in the plugin's settings; repeatable
  wire import PATH... --source CODE        bring files and folders through the whole line
      --archive                            they are no news: they keep their own times, and nobody is told of them
  wire replay                              read what came once more, from the bytes that were kept, and say what is other
      --since TIME                         what was received then or later, as 2026-11-20 or 2026-11-20T10:00:00Z
      --delivery ID                        one delivery
      --source CODE                        what came by this source
      --write                              write it, too
      --json                               one JSON line a delivery, and one with the counts
  wire erase --article ID [--write]        erase a story with its versions and raw copies; only digests stay
  wire hold --because TEXT                 put on legal hold: nothing of it is pruned, deleted or erased
      --article ID | --source CODE
  wire release                             lift a legal hold
      --article ID | --source CODE
  wire holds                               list what is on legal hold
  wire prune                               do now what retention does every hour

In a checkout: npm run -s wire -- parse FILE...
`;

/**
 * The command line. Resolves to the exit code: 0, 1 when something was quarantined or failed, 2 for a wrong call.
 * @param folder where paths are meant from; the app itself is in the working directory.
 */
export async function main(argv: readonly string[], folder: string = process.cwd()): Promise<number> {
  const [command, ...rest] = argv;
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: {
        source: { type: 'string' },
        archive: { type: 'boolean', default: false },
        since: { type: 'string' },
        delivery: { type: 'string' },
        article: { type: 'string' },
        because: { type: 'string' },
        write: { type: 'boolean' },
        json: { type: 'boolean' },
        limit: { type: 'string', multiple: true },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help || command === undefined || command === 'help' || command === '--help') return say(help, 0);
    if (command === 'parse' && positionals.length > 0)
      return await parseCommand(positionals, folder, limitsAsked(values.limit));
    if (command === 'import' && positionals.length > 0 && values.source)
      return await importCommand(positionals, values.source, folder, values.archive);
    const { since, delivery, source } = values;
    if (command === 'replay' && positionals.length === 0 && (since || delivery || source))
      return await replayCommand({ since, delivery, source }, { write: values.write, json: values.json });
    const asked = positionals.length === 0 ? keepingAsked(command, values) : undefined;
    if (asked) return await keepingCommand(asked);
    return complain(help, 2);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return complain(`${message}\n`, isWrongCall(error) ? 2 : 1);
  }
}

interface KeepingValues {
  readonly article?: string;
  readonly source?: string;
  readonly because?: string;
  readonly write?: boolean;
}

/** What is to be erased, held, let go or pruned; `undefined` for any other call, or one that does not say it all. */
function keepingAsked(command: string, { article, source, because, write }: KeepingValues): KeepingAsked | undefined {
  if (command === 'prune' || command === 'holds') return { verb: command };
  if (command === 'erase' && article) return { verb: 'erase', article, write };
  if (!article === !source) return undefined;
  if (command === 'hold' && because) return { verb: 'hold', article, source, because };
  return command === 'release' ? { verb: 'release', article, source } : undefined;
}

/** `depth=100` and so on. Throws `BadLimits`. */
function limitsAsked(pairs: readonly string[] = []): WireLimits {
  const asked = pairs.map((pair) => {
    const [name = '', value = ''] = pair.split('=', 2);
    return [name, /^\d+$/.test(value) ? Number(value) : value] as const;
  });
  return limitsOf(Object.fromEntries(asked));
}

const isWrongCall = (error: unknown) =>
  error instanceof BadLimits ||
  (error instanceof TypeError && String((error as TypeError & { code?: unknown }).code).startsWith('ERR_PARSE_ARGS'));

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(text: string, code: number): number {
  process.stderr.write(text);
  return code;
}
