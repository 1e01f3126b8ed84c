import { FieldFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { textIn } from './json';
import { LanguageInput } from './language-input';

/** A language, kept as its BCP 47 tag. */
export default function LanguageField(field: FieldProps) {
  return (
    <FieldFrame field={field}>
      <LanguageInput
        value={textIn(field.value)}
        disabled={field.disabled}
        onChange={(tag) => field.onChange(field.name, tag ?? null)}
      />
    </FieldFrame>
  );
}
