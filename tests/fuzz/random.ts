/** Numbers that look random and come again with the same seed. */
export interface Random {
  /** From 0 to `below`, without it. */
  int(below: number): number;
  /** Both ends included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** `undefined` of an empty list. */
  anyOf<T>(from: readonly T[]): T | undefined;
}

/** sfc32, seeded by what the words hash to. */
export function randomOf(...words: readonly (string | number)[]): Random {
  let [a, b, c] = hashed(words.join(' '));
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 15; round += 1) next();
  const int = (below: number) => Math.floor(next() * below);
  return {
    int,
    between: (least, most) => least + int(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (from) => from[int(from.length)] ?? from[0],
    anyOf: (from) => from[int(from.length)],
  };
}

/** FNV-1a, from three starting points. */
function hashed(text: string): [number, number, number] {
  const from = (start: number) => {
    let hash = start;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
    return hash | 0;
  };
  return [from(0x811c9dc5), from(0x1234567), from(0x9e3779b9)];
}
