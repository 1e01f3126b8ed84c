import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Input } from './inputs';
import type { Fault } from './judge';

/** An input that failed, as it is kept: its bytes in a file, what else there is to know beside them. */
export interface Failure {
  readonly run: number;
  readonly number: number;
  readonly input: Input;
  readonly faults: readonly Fault[];
  /** Fewer bytes that fail in the same way. */
  readonly smaller?: Buffer;
}

const root = path.join(__dirname, '..', '..');
export const casesFolder = path.join(root, '.cache', 'fuzz');

/** Writes a failure; gives the file that repeats it, from the root of the repository. */
export function keepCase({ run, number, input, faults, smaller }: Failure, folder = casesFolder): string {
  mkdirSync(folder, { recursive: true });
  const kinds = [...new Set(faults.map(({ kind }) => kind.replaceAll(' ', '-')))].join('+');
  const file = path.join(folder, `${run}-${number}-${kinds}`);
  const { bytes, family, ...told } = input;
  writeFileSync(file, smaller ?? bytes);
  if (smaller) writeFileSync(`${file}.whole`, bytes);
  if (family) {
    writeFileSync(`${file}.unchanged`, family.whole);
    writeFileSync(`${file}.without`, family.without);
  }
  writeFileSync(`${file}.json`, `${JSON.stringify({ seed: run, number, ...told, faults }, null, 2)}\n`);
  return path.relative(root, file);
}

/** A kept input, or any file. */
export function loadCase(file: string): Input {
  const whole = path.resolve(root, file);
  const told: Partial<Input> = existsSync(`${whole}.json`) ? JSON.parse(readFileSync(`${whole}.json`, 'utf8')) : {};
  const family = existsSync(`${whole}.without`)
    ? { whole: readFileSync(`${whole}.unchanged`), without: readFileSync(`${whole}.without`) }
    : undefined;
  const { kind = 'raw', format = 'unknown', made = file, contentType, fileName } = told;
  return { kind, format, made, contentType, fileName, bytes: readFileSync(whole), family };
}
