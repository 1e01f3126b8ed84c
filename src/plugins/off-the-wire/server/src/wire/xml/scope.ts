/** What prefixes stand for where an element is; most elements declare nothing and share their parent's. */
export interface Scope {
  readonly declared: ReadonlyMap<string, string>;
  readonly outer?: Scope;
}

export const topScope: Scope = { declared: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]) };

/** The scope inside an element with these attributes. It looks on in the outer one, which a nest of them may make large. */
export function scopeOf(attributes: Readonly<Record<string, string | undefined>>, outer: Scope): Scope {
  let declared: Map<string, string> | undefined;
  for (const name in attributes) {
    // `xml` stands for the same everywhere, whatever is written (Namespaces in XML, 3).
    if (!isDeclaration(name) || name === 'xmlns:xml') continue;
    declared ??= new Map();
    declared.set(name.slice(6), attributes[name] ?? '');
  }
  return declared ? { declared, outer } : outer;
}

/** What a prefix, `''` among them, stands for; `undefined` where nothing declares it, or takes it back. */
export function namespaceOf(prefix: string, scope: Scope): string | undefined {
  for (let one: Scope | undefined = scope; one; one = one.outer) {
    const uri = one.declared.get(prefix);
    if (uri !== undefined) return uri || undefined;
  }
  return undefined;
}

/** `xmlns` and `xmlns:x`. */
export function isDeclaration(name: string): boolean {
  return name.startsWith('xmlns') && (name.length === 5 || name[5] === ':');
}

/** A name without its prefix, and the prefix, which is `''` where there is none. */
export interface SplitName {
  readonly local: string;
  readonly prefix: string;
}

export function splitName(qualified: string): SplitName {
  const colon = qualified.indexOf(':');
  return colon < 0
    ? { local: qualified, prefix: '' }
    : { local: qualified.slice(colon + 1), prefix: qualified.slice(0, colon) };
}
