import { Toggle } from '@strapi/design-system';
import { FieldFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { useMessages } from './messages';

/** Yes or no. Not set is no. */
export default function YesNoField(field: FieldProps) {
  const say = useMessages();
  const { name, value, disabled, onChange } = field;
  return (
    <FieldFrame field={field}>
      <Toggle
        name={name}
        checked={value === true}
        offLabel={say('fields.no')}
        onLabel={say('fields.yes')}
        disabled={disabled}
        onChange={({ target }) => onChange(name, target.checked)}
      />
    </FieldFrame>
  );
}
