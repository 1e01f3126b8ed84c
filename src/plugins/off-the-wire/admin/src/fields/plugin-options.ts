import { isRecord, recordIn, textIn, wordsIn } from './json';

/** What the server says of one of its content types beside Strapi's own layout. */
export interface WireType {
  /** `article`, `delivery`. */
  readonly type: string;
  readonly filters: readonly string[];
  /** The field with which each panel of the form begins. */
  readonly panels: readonly string[];
}

/** Of a layout of the Content Manager; `undefined` for a type that is not the plugin's. */
export function wireTypeOf(layout: { readonly options?: unknown }): WireType | undefined {
  const own = recordIn(layout.options)['off-the-wire'];
  if (!isRecord(own)) return undefined;
  const type = textIn(own.type);
  return type === undefined ? undefined : { type, filters: wordsIn(own.filters), panels: wordsIn(own.panels) };
}
