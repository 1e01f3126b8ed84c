import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import en from '../translations/en.json';

export type MessageId = Extract<keyof typeof en, `overview.${string}`>;
type Values = Readonly<Record<string, string | number>>;

/** A message by its id. A language that nobody has translated yet shows English. */
export const message = (id: MessageId) => ({ id, defaultMessage: en[id] });

export function useSay(): (id: MessageId, values?: Values) => string {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage(message(id), values), [formatMessage]);
}
