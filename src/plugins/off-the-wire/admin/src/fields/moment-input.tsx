import { DateTimePicker, Typography } from '@strapi/design-system';
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
      <DateTimePicker
        value={time}
        step={5}
        disabled={disabled}
        clearLabel={say('fields.clear')}
        onChange={(chosen) => onChange(chosen ? chosen.toISOString() : null)}
        onClear={() => onChange(null)}
      />
      <Typography variant="pi" textColor="neutral600">
        {value ? spoken(value) : say('fields.moment.zone', { zone: ownZone() })}
      </Typography>
    </>
  );
}
