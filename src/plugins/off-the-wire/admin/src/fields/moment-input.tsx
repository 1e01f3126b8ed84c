import { Box, DateTimePicker, Typography } from '@strapi/design-system';
import type { KeyboardEvent } from 'react';
import { useMessages } from './messages';
import { isDateAlone, isTime, ownZone, useSpokenTime } from './times';

interface MomentInputProps {
  readonly value: string | undefined;
  readonly onChange: (moment: string | null) => void;
  readonly disabled?: boolean;
}

/** A date and a time, set in the editor's own zone and kept in UTC; under it, the same in UTC. */
export function MomentInput({ value, onChange, disabled }: MomentInputProps) {
  const say = useMessages();
  const spoken = useSpokenTime();
  const time = value && isTime(value) && !isDateAlone(value) ? new Date(value) : undefined;
  return (
    <>
      <Box onKeyDown={keepEnter}>
        <DateTimePicker
          value={time}
          step={5}
          disabled={disabled}
          clearLabel={say('fields.clear')}
          onChange={(chosen) => onChange(chosen ? chosen.toISOString() : null)}
          onClear={() => onChange(null)}
        />
      </Box>
      <Typography variant="pi" textColor="neutral600">
        {value ? spoken(value) : say('fields.moment.zone', { zone: ownZone() })}
      </Typography>
    </>
  );
}

/** Enter ends the typing of a date or a time: it must not save the form, without what was typed. */
function keepEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter') event.preventDefault();
}
