import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { message } from '../messages';

/** How long the body is, counted as the server counts it. */
export function Footer({ count, note }: { readonly count: number; readonly note?: string }) {
  const { formatMessage } = useIntl();
  return (
    <Flex justifyContent="space-between" gap={4} paddingTop={1} paddingBottom={1} paddingLeft={4} paddingRight={4}>
      <Typography variant="pi" textColor="neutral600">
        {note}
      </Typography>
      <Typography variant="pi" textColor="neutral600" data-word-count={count}>
        {formatMessage(message('words'), { count })}
      </Typography>
    </Flex>
  );
}
