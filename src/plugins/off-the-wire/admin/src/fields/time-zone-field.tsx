import { Combobox, ComboboxOption, Flex, Typography } from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { FieldFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { textIn } from './json';
import { useMessages } from './messages';
import { usePickText } from './pick-text';

/** A time zone by its IANA name, each with the time there now. */
export default function TimeZoneField(field: FieldProps) {
  const { name, disabled, onChange } = field;
  const say = useMessages();
  const value = textIn(field.value);
  const text = usePickText(value ?? '');
  const options = useOptions(value);
  return (
    <FieldFrame field={field}>
      <Combobox
        {...text}
        autocomplete={{ type: 'list', filter: 'contains' }}
        disabled={disabled}
        value={value ?? ''}
        placeholder={value ?? say('fields.timeZone.placeholder')}
        clearLabel={say('fields.clear')}
        noOptionsMessage={() => say('fields.noneFound')}
        onChange={(zone) => onChange(name, zone || null)}
        onClear={() => onChange(name, null)}
      >
        {options}
      </Combobox>
    </FieldFrame>
  );
}

/** Made once: there are hundreds, each with a clock, and the combobox is drawn again at every letter. */
function useOptions(kept: string | undefined) {
  const { formatDate } = useIntl();
  const say = useMessages();
  return useMemo(() => {
    const now = new Date();
    const clock = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    return zonesWith(kept).map((timeZone) => (
      <ComboboxOption key={timeZone} value={timeZone} textValue={timeZone}>
        <Flex justifyContent="space-between" gap={2}>
          <Typography>{timeZone}</Typography>
          <Typography variant="pi" textColor="neutral600">
            {isZone(timeZone) ? formatDate(now, { ...clock, timeZone }) : say('fields.timeZone.unknown')}
          </Typography>
        </Flex>
      </ComboboxOption>
    ));
  }, [kept, formatDate, say]);
}

/** Those that the browser knows, and the one that is kept, which may go by an older name. */
function zonesWith(kept: string | undefined): readonly string[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  return kept && !known.includes(kept) ? [kept, ...known] : known;
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
