import { parseArgs } from 'node:util';
import { BadLimits, limitsOf } from '../config';
import type { WireLimits } from '../wire/limits';
import { importCommand } from './import';
import { parseCommand } from './parse';
import { replayCommand } from './replay';

const help = `Off the Wire

  wire parse FILE...                       read copy and print it, one JSON line a file; touches no database
      --limit NAME=NUMBER                  another cap than the default one, as in the plugin's settings; repeatable
  wire import PATH... --source CODE        bring files and folders through the whole line
  wire replay                              read what came once more, from the bytes that were kept, and say what is other
      --since TIME                         what was received then or later, as 2026-11-20 or 2026-11-20T10:00:00Z
      --delivery ID                        one delivery
      --source CODE                        what came by this source
      --write                              write it, too
      --json                               one JSON line a delivery, and one with the counts

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
        since: { type: 'string' },
        delivery: { type: 'string' },
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
      return await importCommand(positionals, values.source, folder);
    const { since, delivery, source } = values;
    if (command === 'replay' && positionals.length === 0 && (since || delivery || source))
      return await replayCommand({ since, delivery, source }, { write: values.write, json: values.json });
    return complain(help, 2);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return complain(`${message}\n`, isWrongCall(error) ? 2 : 1);
  }
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
