import { useCallback } from 'react';
import { type MessageDescriptor, useIntl } from 'react-intl';
import en from '../translations/en.json';

export type MessageId = keyof typeof en;

type Values = Readonly<Record<string, string | number>>;
export type Say = (id: MessageId, values?: Values) => string;

/** A message for those parts of Strapi that translate by themselves. */
export const message = (id: MessageId): MessageDescriptor & { readonly defaultMessage: string } => ({
  id,
  defaultMessage: en[id],
});

/** The message of which a name outside our hands (a property of JSON, a word of the desk) is the end, if there is one. */
export function messageFor(family: 'fields.word' | 'fields.key', name: string) {
  const id = `${family}.${name}`;
  return Object.hasOwn(en, id) ? message(id as MessageId) : undefined;
}

/** Says a message by its id. A language that nobody has translated yet shows English. */
export function useMessages(): Say {
  const { formatMessage } = useIntl();
  return useCallback((id, values) => formatMessage(message(id), values), [formatMessage]);
}

/** The desk's own words, as "canceled", in newsroom words; one that has none is shown as it is. */
export function useWordFor(): (field: string, value: string) => string {
  const { formatMessage } = useIntl();
  return useCallback(
    (field, value) => {
      const known = messageFor('fields.word', `${field}.${value}`);
      return known ? formatMessage(known) : value;
    },
    [formatMessage],
  );
}
