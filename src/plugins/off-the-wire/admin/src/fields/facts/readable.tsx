import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { isEmpty, isRecord } from '../json';
import { messageFor, useMessages } from '../messages';
import { isTime, useSpokenTime } from '../times';
import { Address, Rows, Words } from './rows';

/** Deeper than this, what an agency sent is shown as JSON: it may be nested without end. */
const maxDepth = 6;
const maxItems = 200;

/** Any JSON in rows and words. */
export function Readable({ value, depth = 0 }: { readonly value: unknown; readonly depth?: number }) {
  const say = useMessages();
  if (isEmpty(value)) return <Typography textColor="neutral600">{say('fields.none')}</Typography>;
  if (typeof value === 'string') return <Text value={value} />;
  if (typeof value === 'boolean') return <Words>{say(value ? 'fields.yes' : 'fields.no')}</Words>;
  if (typeof value === 'number') return <Words>{String(value)}</Words>;
  if (depth >= maxDepth) return <Words>{JSON.stringify(value)}</Words>;
  if (Array.isArray(value)) return <List values={value} depth={depth + 1} />;
  return isRecord(value) ? <Properties value={value} depth={depth + 1} /> : null;
}

function Text({ value }: { readonly value: string }) {
  const spoken = useSpokenTime();
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(value) && isTime(value)) return <Words>{spoken(value)}</Words>;
  return /^https?:/.test(value) ? <Address href={value} /> : <Words>{value}</Words>;
}

function List({ values, depth }: { readonly values: readonly unknown[]; readonly depth: number }) {
  const say = useMessages();
  if (values.every((one) => typeof one === 'string' || typeof one === 'number')) {
    return <Words>{values.slice(0, maxItems).join(', ')}</Words>;
  }
  const more = values.length - maxItems;
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={2}>
      {values.slice(0, maxItems).map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put in between: it is only read.
        <Box tag="li" key={at} borderColor="neutral200" borderStyle="solid" borderWidth="0 0 0 2px" paddingLeft={3}>
          <Readable value={one} depth={depth} />
        </Box>
      ))}
      {more > 0 && <Words>{say('fields.more', { count: more })}</Words>}
    </Flex>
  );
}

function Properties({ value, depth }: { readonly value: Readonly<Record<string, unknown>>; readonly depth: number }) {
  const labelOf = useLabelOf();
  const facts = Object.entries(value)
    .filter(([, own]) => !isEmpty(own))
    .slice(0, maxItems)
    .map(([name, own]) => ({ label: labelOf(name), shown: <Readable value={own} depth={depth} /> }));
  return <Rows facts={facts} />;
}

/** A property's name in newsroom words, or else taken apart: `mimeType` is "Mime type". */
export function useLabelOf(): (name: string) => string {
  const { formatMessage } = useIntl();
  return (name) => {
    const known = messageFor('fields.key', name);
    if (known) return formatMessage(known);
    const apart = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
    return apart.charAt(0).toUpperCase() + apart.slice(1);
  };
}
