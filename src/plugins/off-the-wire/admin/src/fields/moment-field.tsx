import { TextInput } from '@strapi/design-system';
import { FieldFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { textIn } from './json';
import { MomentInput } from './moment-input';
import { useSpokenTime } from './times';

/** An instant in UTC, or a date alone, as text. */
export default function MomentField(field: FieldProps) {
  const spoken = useSpokenTime();
  const value = textIn(field.value);
  return (
    <FieldFrame field={field}>
      {field.disabled ? (
        <TextInput name={field.name} value={value ? spoken(value) : ''} placeholder="" disabled />
      ) : (
        <MomentInput value={value} onChange={(moment) => field.onChange(field.name, moment)} />
      )}
    </FieldFrame>
  );
}
