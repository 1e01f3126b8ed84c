import type { Stated } from './unsaid';

/** Which properties of a JSON document are not asked for, by name in lower case, and whether they stand right in it. */
export type IsSilent = (name: string, isOutermost: boolean) => boolean;

/** Every text, number, and true or false in a value, by the path of its properties; `except` is a value in it that is left out. */
export function leavesOf(value: unknown, isSilent: IsSilent, except?: unknown): readonly Stated[] {
  const found: Stated[] = [];
  const visit = (one: unknown, at: string, depth: number): void => {
    if (one === except || depth > deepest || found.length >= mostLeaves) return;
    if (typeof one === 'number' || typeof one === 'boolean' || (typeof one === 'string' && one !== ''))
      found.push({ at, text: String(one) });
    else if (Array.isArray(one)) for (const each of one) visit(each, at, depth + 1);
    else if (typeof one === 'object' && one !== null) {
      for (const key of Object.keys(one).sort()) {
        if (!isSilent(key.toLowerCase(), at === '')) visit(Reflect.get(one, key), pathOf(at, key), depth + 1);
      }
    }
  };
  visit(value, '', 0);
  return found;
}

const deepest = 64;
const mostLeaves = 20_000;
const pathOf = (at: string, key: string) => (at ? `${at}/${key}` : key).slice(-150);
