import type { Row, Strapi } from '../strapi';

/**
 * From where a save of the Content Manager started, and what became of it. Lies in the state of the request, from its
 * route to the transaction that writes.
 */
export interface FormStart {
  readonly documentId: string;
  /** The mark of the draft that the form was filled from; absent where the caller does not say. */
  readonly startedFrom?: string;
  /** The same form's save just before this one: its start and what it left behind. It may not have heard of that yet. */
  readonly before?: { readonly startedFrom: string; readonly savedAs: string };
  readonly isRequired: boolean;
  /** Looked at: what follows in this request goes on from it. */
  isChecked: boolean;
  /** The mark of the draft after the write. */
  savedAs?: string;
}

/** By what a draft is known from what it was before: when it was written, and where the story stands. */
export function markOf(draft: Row): string {
  return `${Date.parse(String(draft.updatedAt))}.${draft.deskState ?? ''}`;
}

/** When the draft of a mark was written, in epoch milliseconds UTC, and where its story stood. */
export function readMark(mark: string): { readonly at: number; readonly deskState?: string } {
  const [at, deskState] = mark.split('.', 2);
  return { at: Number(at) || 0, deskState };
}

const stateName = 'offTheWireFormStart';

export function noteFormStart(state: Record<string, unknown>, start: FormStart): void {
  state[stateName] = start;
}

/** The start of the form whose save is being served, if it is a form of this document. */
export function formStartOf(strapi: Strapi, documentId: string | undefined): FormStart | undefined {
  const state = strapi.requestContext.get()?.state as Record<string, unknown> | undefined;
  const start = state?.[stateName] as FormStart | undefined;
  return start !== undefined && start.documentId === documentId ? start : undefined;
}
