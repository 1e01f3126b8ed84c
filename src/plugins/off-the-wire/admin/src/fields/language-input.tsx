import { Combobox, ComboboxOption, Flex, Typography } from '@strapi/design-system';
import { useMemo, useState } from 'react';
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
  readonly placeholder?: string;
}

/** A language by its name, kept as its tag. */
export function LanguageInput({ value, onChange, disabled, placeholder }: LanguageInputProps) {
  const say = useMessages();
  const nameOf = useLanguageNames();
  const [attempts, setAttempts] = useState(0);
  const tags = useMemo(() => inOrder(value, nameOf), [value, nameOf]);
  const textOf = (tag: string) => (nameOf(tag) ? `${nameOf(tag)} (${tag})` : tag);
  /** A tag that has no name is taken only when it is asked for by "Use": what is half typed may look like one. */
  const put = (typed: string | undefined, isMeant: boolean) => {
    const tag = typed ? canonicalTag(typed) : undefined;
    if (typed && (!tag || !(isMeant || nameOf(tag)))) setAttempts(attempts + 1);
    else if (tag !== value) onChange(tag);
  };
  return (
    <Combobox
      // Its text is made when it is first shown: again after each choice, and after what was no language.
      key={`${value} ${attempts}`}
      defaultTextValue={value && textOf(value)}
      creatable
      autocomplete={{ type: 'list', filter: 'contains' }}
      disabled={disabled}
      value={value ?? ''}
      placeholder={placeholder ?? ''}
      clearLabel={say('fields.clear')}
      createMessage={(typed) =>
        canonicalTag(typed) ? say('fields.language.use', { tag: typed }) : say('fields.language.notATag')
      }
      onCreateOption={(typed) => put(typed, true)}
      onChange={(chosen) =>
        put(
          chosen,
          tags.some((tag) => tag === chosen),
        )
      }
      onClear={() => put(undefined, true)}
    >
      {tags.map((tag) => (
        <ComboboxOption key={tag} value={tag} textValue={textOf(tag)}>
          <Flex justifyContent="space-between" gap={2}>
            <Typography>{nameOf(tag) ?? tag}</Typography>
            <Typography variant="pi" textColor="neutral600">
              {tag}
            </Typography>
          </Flex>
        </ComboboxOption>
      ))}
    </Combobox>
  );
}

/** `EN-gb` as `en-GB`; `undefined` for what is no tag of a language. */
export function canonicalTag(typed: string): string | undefined {
  const tag = typed.trim();
  // "english" would pass for a tag: five to eight letters are reserved for languages that were never registered.
  if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function inOrder(value: string | undefined, nameOf: (tag: string) => string | undefined): readonly string[] {
  const all = value && !common.some((tag) => tag === value) ? [value, ...common] : [...common];
  return all.sort((one, other) => (nameOf(one) ?? one).localeCompare(nameOf(other) ?? other));
}

function useLanguageNames(): (tag: string) => string | undefined {
  const { locale } = useIntl();
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale, 'en'], { type: 'language', fallback: 'none' });
    return (tag) => (canonicalTag(tag) ? names.of(tag) : undefined);
  }, [locale]);
}
