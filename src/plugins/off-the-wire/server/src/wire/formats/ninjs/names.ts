export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `seen`: publishers put their own or IPTC's properties under a name of theirs (BBC's ninjs; wire-formats 2.6). */
const namespaces = new Set(['bbc', 'ninjs']);
const prefix = /^(?:[a-z][\w.-]{0,30}:|https?:\/\/[^\s]{1,200}[/#]|bbc_)(?=[a-z][\w-]*$)/;

/** A property, however it is written. */
export interface Named {
  /** In lower case, without its prefix. */
  readonly name: string;
  readonly key: string;
  readonly value: unknown;
}

/** The properties by name, in an order that does not hang on how they were written: bare names, prefixed, nested ones. */
export function namesOf(object: JsonObject): readonly Named[] {
  const own = Object.keys(object)
    .sort()
    .map((key): Named & { readonly isBare: boolean } => {
      const lower = key.toLowerCase();
      const name = localName(key);
      return { name, key, value: object[key], isBare: name === lower };
    });
  const nested = own.filter(({ name, value }) => namespaces.has(name) && isObject(value));
  const inner = nested.flatMap(({ key, value }) =>
    isObject(value)
      ? Object.keys(value)
          .sort()
          .map((one): Named => ({ name: localName(one), key: `${key}.${one}`, value: value[one] }))
      : [],
  );
  const isNested = new Set<Named>(nested);
  const rest = own.filter((one) => !isNested.has(one));
  return [...rest.filter(({ isBare }) => isBare), ...rest.filter(({ isBare }) => !isBare), ...inner];
}

/** A property's name in lower case, without a prefix: `headline` of `bbc:headline`. */
export function localName(key: string): string {
  return key.toLowerCase().replace(prefix, '');
}
