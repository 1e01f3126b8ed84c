/** What the commands of the tests share: numbers from the command line, and their exit code. */

/** Throws where it is no whole number. @param name of the option, without its dashes */
export function numberOf(name: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} wants a whole number, not "${value}".`);
  return Number(value);
}

/** Runs a command to its end. What it throws is told, and is exit code 1. @param main gives the exit code */
export function runCommand(main: () => Promise<number>): void {
  main().then(
    (code) => {
      process.exitCode = code;
    },
    (error) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error)}\n`);
      process.exitCode = 1;
    },
  );
}
