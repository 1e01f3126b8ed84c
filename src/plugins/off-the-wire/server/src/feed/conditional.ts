import type { IncomingHttpHeaders } from 'node:http';
import { type Encoding, encodingsAccepted } from './encodings';
import type { Form } from './forms';
import type { Prepared } from './kept';

/** What a client gets: a form of the answer, and whether it has it already. */
export interface Choice {
  readonly form: Form;
  readonly isUnchanged: boolean;
  /** The form that it would rather have, where there is none yet. */
  readonly wanted?: Encoding;
}

/**
 * The form to send (RFC 9110, 12.5.3 and 13.2.2). A client that names the tag of any form that it takes has it already:
 * which form is sent is ours to choose. If-None-Match decides where it is sent, by the weak comparison; If-Modified-Since
 * only where it is not. @param now epoch milliseconds.
 */
export function choose(headers: IncomingHttpHeaders, prepared: Prepared, now: number): Choice {
  const encodings = encodingsAccepted(headers['accept-encoding']);
  const [first] = encodings;
  const wanted = first && !prepared.forms[first] ? first : undefined;
  const tags = headers['if-none-match'];
  if (tags === undefined) {
    const isUnchanged = isNotModified(headers['if-modified-since'], prepared, now);
    return { form: bestOf(prepared, encodings), isUnchanged, wanted };
  }
  for (const encoding of encodings) {
    const form = prepared.forms[encoding];
    if (form && isNamed(form.etag, tags)) return { form, isUnchanged: true, wanted };
  }
  return { form: bestOf(prepared, encodings), isUnchanged: false, wanted };
}

/** What is not there yet, or would not be smaller, is passed over. A client that refuses even identity gets it all the same. */
function bestOf({ forms }: Prepared, encodings: readonly Encoding[]): Form {
  for (const encoding of encodings) {
    const form = forms[encoding];
    if (form) return form;
  }
  return forms.identity;
}

function isNamed(etag: string, tags: string): boolean {
  if (tags === etag) return true;
  return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** Whole seconds: what changed within one may have changed twice, so it is not said before that second is over. */
function isNotModified(since: string | undefined, { modified, datedFrom }: Prepared, now: number): boolean {
  if (since === undefined || modified === undefined || now < datedFrom) return false;
  return Math.floor(modified / 1000) * 1000 <= Date.parse(since);
}
