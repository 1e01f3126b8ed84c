import { Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { GroupFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { textIn } from './json';
import { useMessages } from './messages';
import { deliveryUid, pageOf } from './uids';

/** The way from a version to the delivery that brought it. An editor's own change came by none. */
export default function DeliveryLinkField(field: FieldProps) {
  const say = useMessages();
  const documentId = textIn(field.value);
  return (
    <GroupFrame field={field}>
      {documentId ? (
        <Link tag={RouterLink} to={pageOf(deliveryUid, documentId)} isExternal={false}>
          {say('fields.delivery.open')}
        </Link>
      ) : (
        <Typography textColor="neutral600">{say('fields.delivery.none')}</Typography>
      )}
    </GroupFrame>
  );
}
