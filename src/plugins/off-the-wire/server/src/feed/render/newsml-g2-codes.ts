import { usualAliases } from '../../wire/formats/newsml-g2/schemes';

/** The aliases of codes that IPTC's catalog does not declare, each once. */
export function codeAliases(codes: readonly string[]): readonly string[] {
  const aliases = codes.flatMap((code) => /^([A-Za-z_][\w.-]*):(?!\/\/)\S/.exec(code)?.[1] ?? []);
  return [...new Set(aliases)].filter((alias) => alias !== 'otw' && !iptcs.has(alias)).slice(0, 200);
}

const iptcs: ReadonlySet<string> = new Set(usualAliases.values());
