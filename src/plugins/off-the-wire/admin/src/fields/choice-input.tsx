import { Combobox, ComboboxOption, Flex, TextInput, Typography } from '@strapi/design-system';
import type { Choices } from './directory';
import { useMessages } from './messages';

interface ChoiceInputProps {
  readonly from: Choices;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly disabled?: boolean;
  readonly placeholder?: string;
  /** Where no label stands beside it. */
  readonly 'aria-label'?: string;
}

/** Picks one thing by its name. Where the names may not be read, its code is typed. */
export function ChoiceInput({ from, value, onChange, disabled, placeholder, ...named }: ChoiceInputProps) {
  const say = useMessages();
  const { isReading, choices } = from;
  if (!choices && !isReading) {
    return (
      <TextInput
        {...named}
        disabled={disabled}
        placeholder={placeholder}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value || undefined)}
      />
    );
  }
  const known = choices ?? [];
  const nameOf = (one: string) =>
    known.find((choice) => choice.value === one)?.name ?? say('fields.gone', { name: one });
  const isGone = value !== undefined && !isReading && !known.some((choice) => choice.value === value);
  return (
    <Combobox
      {...named}
      placeholder={placeholder ?? ''}
      // Left while its options are not there yet, it would forget its value.
      disabled={disabled || isReading}
      // Its text is made when it is first shown.
      key={`${isReading} ${value}`}
      defaultTextValue={value && !isReading ? nameOf(value) : value}
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
        <ComboboxOption key={value} value={value} textValue={nameOf(value)}>
          {nameOf(value)}
        </ComboboxOption>
      )}
    </Combobox>
  );
}
