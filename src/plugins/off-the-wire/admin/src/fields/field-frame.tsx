import { Field } from '@strapi/design-system';
import type { ReactNode } from 'react';
import type { FieldProps } from './field-props';

/** Label, help and error around an input, as Strapi's own fields have them. */
export function FieldFrame({ field, children }: { readonly field: FieldProps; readonly children: ReactNode }) {
  const { name, label, labelAction, hint, error } = field;
  return (
    <Field.Root name={name} hint={hint} error={error} required={isAsked(field)}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** The same around what is not one input but several, or none: the label names the group. */
export function GroupFrame({ field, children }: { readonly field: FieldProps; readonly children: ReactNode }) {
  const { name, label, labelAction, hint, error } = field;
  return (
    <Field.Root name={name} hint={hint} error={error} required={isAsked(field)} role="group" aria-label={label}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** What cannot be typed into asks for nothing. */
const isAsked = ({ required, disabled }: FieldProps) => required === true && !disabled;
