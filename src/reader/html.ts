/** HTML that is safe to send: written by `html`, where every value is escaped, or vouched for by `trusted`. */
export interface Html {
  readonly [markup]: string;
}

/** What may stand in a template. `undefined`, `null` and `false` leave nothing behind. */
export type Part = Html | string | number | undefined | null | false | readonly Part[];

// A symbol, so that no JSON that somebody sends can pass for HTML.
const markup = Symbol('HTML');

/** A template whose values are escaped, for text and for quoted attributes alike: html`<p title="${title}">${text}</p>`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const written = strings.map((string, at) => string + (at < parts.length ? asMarkup(parts[at]) : ''));
  return trusted(written.join(''));
}

/** Vouches for markup that is clean already: an article's body as the API gives it. */
export function trusted(text: string): Html {
  return { [markup]: text };
}

/** The markup, to be sent. */
export function markupOf(part: Html): string {
  return part[markup];
}

/** ` name="value"`, or nothing where there is no value; `true` gives the bare name. */
export function attribute(name: string, value: string | number | boolean | undefined): Html {
  if (value === undefined || value === false) return trusted('');
  return value === true ? trusted(` ${name}`) : html` ${trusted(name)}="${value}"`;
}

/** Data for a script element. `<` is escaped, so that no value can end the element. */
export function json(data: unknown): Html {
  return trusted(JSON.stringify(data).replace(/</g, '\\u003c'));
}

function asMarkup(part: Part): string {
  if (part === undefined || part === null || part === false) return '';
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return isHtml(part) ? part[markup] : part.map(asMarkup).join('');
}

function isHtml(part: Html | readonly Part[]): part is Html {
  return markup in part;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
