import { Alert, TextButton } from '@strapi/design-system';
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
    <Alert
      variant="default"
      title={formatMessage(message('lostTitle'))}
      closeLabel={formatMessage(message('openAnyway'))}
      action={onOpen && <TextButton onClick={onOpen}>{formatMessage(message('openAnyway'))}</TextButton>}
    >
      {formatMessage(message('lost'), { what: formatList(names) })}
    </Alert>
  );
}
