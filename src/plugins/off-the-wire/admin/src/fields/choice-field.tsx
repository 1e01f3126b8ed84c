import { SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { FieldFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { textIn } from './json';
import { useMessages, useWordFor } from './messages';

/** One of the desk's own words, in newsroom words. The desk sets most of them itself: then it is only shown. */
export default function ChoiceField(field: FieldProps) {
  const { name, disabled, onChange, attribute } = field;
  const say = useMessages();
  const wordFor = useWordFor();
  const value = textIn(field.value) ?? '';
  const shown = value && wordFor(name, value);
  return (
    <FieldFrame field={field}>
      {disabled ? (
        <TextInput name={name} value={shown} placeholder="" disabled />
      ) : (
        <SingleSelect value={value} onChange={(chosen) => onChange(name, chosen === '' ? null : String(chosen))}>
          <SingleSelectOption value="">{say('fields.none')}</SingleSelectOption>
          {(attribute.enum ?? []).map((word) => (
            <SingleSelectOption key={word} value={word}>
              {wordFor(name, word)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      )}
    </FieldFrame>
  );
}
