import { Box, Typography } from '@strapi/design-system';
import { AsJson } from './facts/as-json';
import { Filed } from './facts/filed';
import { Item } from './facts/item';
import { Links } from './facts/links';
import { MediaList } from './facts/media-list';
import { Notes } from './facts/notes';
import { Readable } from './facts/readable';
import { Receipt } from './facts/receipt';
import { GroupFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { isEmpty } from './json';
import { useMessages } from './messages';

/** What the desk was told, to be read and not typed into: in rows and words, with the JSON folded away beneath. */
export default function FactsField(field: FieldProps) {
  const say = useMessages();
  const { value, attribute } = field;
  const of = attribute.options?.of;
  return (
    <GroupFrame field={field}>
      {isEmpty(value) ? (
        <Typography textColor="neutral600">{say('fields.none')}</Typography>
      ) : (
        <Box background="neutral100" borderColor="neutral200" hasRadius padding={4} width="100%">
          <Form of={of} value={value} />
          <AsJson value={value} />
        </Box>
      )}
    </GroupFrame>
  );
}

function Form({ of, value }: { readonly of?: string; readonly value: unknown }) {
  switch (of) {
    case 'notes':
      return <Notes value={value} />;
    case 'links':
      return <Links value={value} />;
    case 'media':
      return <MediaList value={value} />;
    case 'receipt':
      return <Receipt value={value} />;
    case 'filed':
      return <Filed value={value} />;
    case 'item':
      return <Item value={value} />;
    default:
      return <Readable value={value} />;
  }
}
