import { TextInput, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { FieldFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { textIn } from './json';
import { MomentInput } from './moment-input';
import { spokenTime } from './times';

/** An instant, or a date alone where the copy gave no hour. */
export default function MomentField(field: FieldProps) {
  const value = timeText(field.value);
  return (
    <FieldFrame field={field}>
      {field.disabled ? (
        <Shown name={field.name} moment={value} />
      ) : (
        <MomentInput value={value} onChange={(moment) => field.onChange(field.name, moment)} />
      )}
    </FieldFrame>
  );
}

/** Strapi's form hands over a datetime as text, and after a save as a Date. */
const timeText = (value: unknown) => (value instanceof Date ? value.toISOString() : textIn(value));

function Shown({ name, moment }: { readonly name: string; readonly moment?: string }) {
  const intl = useIntl();
  const { utc, own } = moment ? spokenTime(intl, moment) : { utc: '', own: undefined };
  return (
    <>
      <TextInput name={name} value={utc} placeholder="" disabled />
      {own && (
        <Typography variant="pi" textColor="neutral800">
          {own}
        </Typography>
      )}
    </>
  );
}
