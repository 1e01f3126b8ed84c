import { Flex } from '@strapi/design-system';
import { recordsIn, textIn } from '../json';
import { useMessages } from '../messages';
import { Rows, Words } from './rows';

/** An agency's notes to editors, each with its role where it gave one. */
export function Notes({ value }: { readonly value: unknown }) {
  const say = useMessages();
  const notes = recordsIn(value).map(({ role, text }) => ({ role: textIn(role), text: textIn(text) ?? '' }));
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {notes.map(({ role, text }) => (
        <Rows
          key={`${role} ${text}`}
          facts={[{ label: role ?? say('fields.notes.note'), shown: <Words>{text}</Words> }]}
        />
      ))}
    </Flex>
  );
}
