/** What a parse rule needs of an element; the schema is also built where there is no document. */
export interface Dom {
  getAttribute(name: string): string | null;
}

/** An attribute that is there or absent, in the document as in the HTML. */
export function textAttribute(name: string) {
  return { default: null, parseHTML: (element: Dom) => element.getAttribute(name) };
}

/** An attribute that the editor keeps to itself: it is neither shown nor pasted. */
export const hidden = (value: unknown) => ({ default: value, rendered: false });

/** The address, if a body may link to it: http, https or mailto, with something behind it. */
export function addressOf(typed: string | null | undefined): string | undefined {
  const address = typed?.trim() ?? '';
  return /^(?:https?:\/\/[^/\s\\]|mailto:[^/\s\\])[^\s\\]*$/i.test(address) ? address : undefined;
}

/** The address, if a picture may come from it: http or https. */
export function pictureAddressOf(value: string | null | undefined): string | undefined {
  const address = addressOf(value);
  return address !== undefined && /^http/i.test(address) ? address : undefined;
}

/** For a parse rule: the element counts only if its address does. */
export function onlyWith(name: 'href' | 'src') {
  const allowed = name === 'href' ? addressOf : pictureAddressOf;
  return (element: unknown) => (allowed((element as Dom).getAttribute(name)) === undefined ? (false as const) : null);
}

/** Copy may run from right to left: each block finds out by its first letters. */
export const ownDirection = { dir: 'auto' } as const;
