import { useIntl } from 'react-intl';
import { useMessages, useWordFor } from './messages';

/** A version as a desk speaks of it: "2nd lead", "Correction". */
export function useVersionName(): (versionKind: string, leadNumber: number | undefined) => string {
  const say = useMessages();
  const wordFor = useWordFor();
  const { locale } = useIntl();
  return (versionKind, leadNumber) => {
    const name = wordFor('versionKind', versionKind);
    if (leadNumber === undefined || leadNumber < 1) return name;
    if (!locale.startsWith('en')) return `${leadNumber}. ${name}`;
    return say('fields.version.numbered', { number: ordinal(leadNumber), name: name.toLowerCase() });
  };
}

const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const rules = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinal = (number: number) => `${number}${endings[rules.select(number)] ?? 'th'}`;
