import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { message } from '../messages';

/** Says why the body is shown as source, and lets the editor choose. */
export function Notice({ lost, onOpen }: { readonly lost: readonly string[]; readonly onOpen?: () => void }) {
  const { formatMessage, formatList } = useIntl();
  const names = lost.map((what) => {
    if (what === 'text') return formatMessage(message('lostText'));
    return what === 'order' ? formatMessage(message('lostOrder')) : `<${what}>`;
  });
  return (
    <Flex role="status" alignItems="flex-start" gap={3} padding={3} hasRadius background="warning100">
      <WarningCircle aria-hidden width="2rem" height="2rem" fill="warning600" />
      <Box>
        <Typography tag="p" fontWeight="bold" textColor="neutral800">
          {formatMessage(message('lostTitle'))}
        </Typography>
        <Typography tag="p" textColor="neutral800">
          {formatMessage(message('lost'), { what: formatList(names) })}
        </Typography>
        {onOpen && <TextButton onClick={onOpen}>{formatMessage(message('openAnyway'))}</TextButton>}
      </Box>
    </Flex>
  );
}
