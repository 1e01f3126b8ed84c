import { Combobox, ComboboxOption, Flex, Typography } from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { useMessages } from './messages';

/** The languages that agencies write in most. Any other tag of BCP 47 may be typed. */
const common = [
  ...['en', 'en-GB', 'en-US', 'ar', 'bg', 'bn', 'ca', 'cs', 'da', 'de', 'el', 'es', 'et', 'fa', 'fi', 'fr', 'he', 'hi'],
  ...['hr', 'hu', 'id', 'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'nb', 'nl', 'pl', 'pt', 'pt-BR', 'ro', 'ru', 'sk', 'sl'],
  ...['sr', 'sv', 'sw', 'ta', 'th', 'tr', 'uk', 'ur', 'vi', 'zh', 'zh-Hans', 'zh-Hant'],
] as const;

interface LanguageInputProps {
  readonly value: string | undefined;
  readonly onChange: (tag: string | undefined) => void;
  readonly disabled?: boolean;
}

/** A language by its name, kept as its tag. */
export function LanguageInput({ value, onChange, disabled }: LanguageInputProps) {
  const say = useMessages();
  const nameOf = useLanguageNames();
  const tags = useMemo(() => {
    const all = value && !common.some((tag) => tag === value) ? [value, ...common] : [...common];
    return all.sort((one, other) => nameOf(one).localeCompare(nameOf(other)));
  }, [value, nameOf]);
  return (
    <Combobox
      key={value ?? ''}
      creatable
      autocomplete={{ type: 'list', filter: 'contains' }}
      disabled={disabled}
      value={value ?? ''}
      placeholder={say('fields.language.placeholder')}
      clearLabel={say('fields.clear')}
      createMessage={(typed) =>
        canonicalTag(typed) ? say('fields.language.use', { tag: typed }) : say('fields.language.notATag', { typed })
      }
      onCreateOption={(typed) => onChange(canonicalTag(typed ?? '') ?? value)}
      onChange={(chosen) => onChange((chosen && canonicalTag(chosen)) || undefined)}
      onClear={() => onChange(undefined)}
    >
      {tags.map((tag) => (
        <ComboboxOption key={tag} value={tag} textValue={`${nameOf(tag)} (${tag})`}>
          <Flex justifyContent="space-between" gap={2}>
            <Typography>{nameOf(tag)}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {tag}
            </Typography>
          </Flex>
        </ComboboxOption>
      ))}
    </Combobox>
  );
}

/** `EN-gb` as `en-GB`; `undefined` for what is no tag. */
export function canonicalTag(typed: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(typed.trim())[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function useLanguageNames(): (tag: string) => string {
  const { locale } = useIntl();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale, 'en'], { type: 'language', fallback: 'code' });
    return (tag) => (canonicalTag(tag) ? (names.of(tag) ?? tag) : tag);
  }, [locale]);
}
