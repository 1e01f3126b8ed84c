import { Combobox, ComboboxOption, Flex, TextInput, Typography } from '@strapi/design-system';
import type { Choices } from './directory';
import { useMessages } from './messages';

interface ChoiceInputProps {
  readonly from: Choices;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}

/** Picks one thing by its name. Where the names may not be read, its code is typed. */
export function ChoiceInput({ from, value, onChange, disabled, placeholder }: ChoiceInputProps) {
  const say = useMessages();
  const { isReading, choices } = from;
  const own = { disabled, placeholder };
  if (!choices && !isReading) {
    return <TextInput {...own} value={value ?? ''} onChange={({ target }) => onChange(target.value || undefined)} />;
  }
  const known = choices ?? [];
  const isGone = value !== undefined && !isReading && !known.some((choice) => choice.value === value);
  return (
    <Combobox
      {...own}
      // Its text is made of the options that it first sees.
      key={isReading ? 'reading' : 'read'}
      autocomplete={{ type: 'list', filter: 'contains' }}
      loading={isReading}
      value={value ?? ''}
      clearLabel={say('fields.clear')}
      noOptionsMessage={() => say('fields.noneFound')}
      onChange={(chosen) => onChange(chosen || undefined)}
      onClear={() => onChange(undefined)}
    >
      {known.map(({ value: one, name, detail }) => (
        <ComboboxOption key={one} value={one} textValue={name}>
          <Flex justifyContent="space-between" gap={2}>
            <Typography ellipsis>{name}</Typography>
            {detail && (
              <Typography variant="pi" textColor="neutral600">
                {detail}
              </Typography>
            )}
          </Flex>
        </ComboboxOption>
      ))}
      {isGone && (
        <ComboboxOption key={value} value={value} textValue={say('fields.gone', { name: value })}>
          {say('fields.gone', { name: value })}
        </ComboboxOption>
      )}
    </Combobox>
  );
}
