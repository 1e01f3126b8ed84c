/** What prefixes stand for where an element is; most elements declare nothing and share their parent's. */
export type Scope = Readonly<Record<string, string | undefined>>;

export const topScope: Scope = Object.freeze(
  Object.assign(Object.create(null), { xml: 'http://www.w3.org/XML/1998/namespace' }),
);

/** The scope inside an element with these attributes. It inherits from the outer one, which a nest of them may make large. */
export function scopeOf(attributes: Readonly<Record<string, string | undefined>>, outer: Scope): Scope {
  let scope: Record<string, string | undefined> | undefined;
  for (const name in attributes) {
    // `xml` stands for the same everywhere, whatever is written (Namespaces in XML, 3).
    if (!isDeclaration(name) || name === 'xmlns:xml') continue;
    scope ??= Object.create(outer) as Record<string, string | undefined>;
    scope[name.slice(6)] = attributes[name];
  }
  return scope ?? outer;
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
