import type { MutableRefObject, RefObject } from 'react';

/** What both views of a body are given: the text editor and the source. */
export interface ViewProps {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy?: string;
  /** The article's language, for spelling and letter forms. */
  readonly language?: string;
  readonly placeholder?: string;
  readonly disabled: boolean;
  readonly required: boolean;
  readonly hasError: boolean;
  /** What takes the focus. */
  readonly area: MutableRefObject<HTMLElement | null>;
  /** The form's value. */
  readonly html: string;
  /** What the view wrote last; if the form's value is another, it came from outside. */
  readonly written: RefObject<string> & { current: string };
  readonly onWrite: (html: string) => void;
}
