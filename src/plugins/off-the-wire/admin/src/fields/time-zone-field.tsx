import { Combobox, ComboboxOption, Flex, Typography } from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { FieldFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { textIn } from './json';
import { useMessages } from './messages';

/** A time zone by its IANA name, each with the time there now. */
export default function TimeZoneField(field: FieldProps) {
  const { name, disabled, onChange } = field;
  const say = useMessages();
  const { formatDate } = useIntl();
  const value = textIn(field.value);
  const zones = useMemo(() => zonesWith(value), [value]);
  const now = useMemo(() => new Date(), []);
  const timeIn = (timeZone: string) =>
    formatDate(now, { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (
    <FieldFrame field={field}>
      <Combobox
        key={value ?? ''}
        autocomplete={{ type: 'list', filter: 'contains' }}
        disabled={disabled}
        defaultTextValue={value}
        value={value ?? ''}
        placeholder={say('fields.timeZone.placeholder')}
        clearLabel={say('fields.clear')}
        noOptionsMessage={() => say('fields.noneFound')}
        onChange={(zone) => onChange(name, zone || null)}
        onClear={() => onChange(name, null)}
      >
        {zones.map((zone) => (
          <ComboboxOption key={zone} value={zone} textValue={zone}>
            <Flex justifyContent="space-between" gap={2}>
              <Typography>{zone}</Typography>
              <Typography variant="pi" textColor="neutral600">
                {isZone(zone) ? timeIn(zone) : say('fields.timeZone.unknown')}
              </Typography>
            </Flex>
          </ComboboxOption>
        ))}
      </Combobox>
    </FieldFrame>
  );
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
