/** Set-up speaks on standard error: standard output belongs to the command that needed the set-up. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Something a person must put right: told without a stack trace. */
export class SetUpError extends Error {}

/** Runs a script's main function; what it gives is the exit code. */
export async function runScript(main) {
  try {
    requireNode();
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetUpError)) {
      throw error;
    }
    say(error.message);
    process.exitCode = 1;
  }
}

/** 7 s, 1 min 5 s. */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function requireNode() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new SetUpError(`Off the Wire needs Node 20 or later. This is Node ${process.versions.node}.`);
  }
}
