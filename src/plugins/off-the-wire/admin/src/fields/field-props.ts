import type { ReactNode } from 'react';

/** What the Content Manager hands to a plugin's own input. The value is as the database keeps it, whatever that is. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly labelAction?: ReactNode;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  readonly error?: string;
  readonly value?: unknown;
  /** As it was when the form was opened or last saved. */
  readonly initialValue?: unknown;
  readonly onChange: (name: string, value: unknown) => void;
  readonly attribute: {
    readonly enum?: readonly string[];
    readonly options?: { readonly of?: string };
  };
}
