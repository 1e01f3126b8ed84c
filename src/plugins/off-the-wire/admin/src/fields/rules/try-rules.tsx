import {
  Alert,
  Badge,
  Box,
  Button,
  Flex,
  Link,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { Play } from '@strapi/icons';
import { useFetchClient, useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { RulesTrial, TriedItem } from '../../../../shared/contracts';
import { type Json, recordIn, textIn } from '../json';
import { useMessages } from '../messages';
import { useSpokenTime } from '../times';
import { articleUid, pageOf, sourceUid } from '../uids';
import { decisions } from './rule-form';

type Trial =
  | { readonly state: 'idle' | 'trying' }
  | { readonly state: 'tried'; readonly trial: RulesTrial }
  | { readonly state: 'failed'; readonly why?: string };

/** Tries the rules as they stand in the form, saved or not, on what the source has brought. Nothing is written. */
export function TryRules({ rules }: { readonly rules: readonly Json[] }) {
  const say = useMessages();
  const { id, slug } = useParams();
  const { post } = useFetchClient();
  const autoPublish = useForm('TryRules', ({ values }) => recordIn(values).autoPublish === true);
  const [trial, setTrial] = useState<Trial>({ state: 'idle' });
  if (slug !== sourceUid) return null;
  if (!id || id === 'create') {
    return (
      <Typography variant="pi" textColor="neutral600">
        {say('rules.try.later')}
      </Typography>
    );
  }
  const tryThem = async () => {
    setTrial({ state: 'trying' });
    try {
      const { data } = await post<unknown>(`/off-the-wire/sources/${id}/try-rules`, { rules, autoPublish });
      setTrial({ state: 'tried', trial: recordIn(data).data as RulesTrial });
    } catch (error) {
      setTrial({ state: 'failed', why: reasonOf(error) });
    }
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={3} wrap="wrap">
        <Button variant="secondary" startIcon={<Play />} loading={trial.state === 'trying'} onClick={tryThem}>
          {say('rules.try')}
        </Button>
        <Typography variant="pi" textColor="neutral600">
          {say('rules.try.hint')}
        </Typography>
      </Flex>
      {trial.state === 'failed' && (
        <Alert
          variant="danger"
          title={say('rules.try.failed')}
          closeLabel={say('fields.clear')}
          onClose={() => setTrial({ state: 'idle' })}
        >
          {trial.why}
        </Alert>
      )}
      {trial.state === 'tried' && <Result trial={trial.trial} />}
    </Flex>
  );
}

/** What the server said, which names the rule and the field at fault. */
function reasonOf(error: unknown): string | undefined {
  const { response, message } = recordIn(error);
  return textIn(recordIn(recordIn(recordIn(response).data).error).message) ?? textIn(message);
}

function Result({ trial }: { readonly trial: RulesTrial }) {
  const say = useMessages();
  const { tried, counts, differing, items } = trial;
  if (tried === 0) return <Typography textColor="neutral600">{say('rules.try.nothing')}</Typography>;
  return (
    <Box background="neutral100" borderColor="neutral200" hasRadius padding={4}>
      <div role="status">
        <Typography tag="p" fontWeight="bold">
          {say('rules.try.of', { count: tried })}
        </Typography>
        <Flex gap={3} wrap="wrap" paddingTop={2} paddingBottom={2}>
          {decisions.map((decision) => (
            <Typography key={decision} textColor="neutral800">
              {say(`rules.try.count.${decision}`, { count: counts[decision] })}
            </Typography>
          ))}
        </Flex>
        <Typography tag="p" textColor="neutral800">
          {say('rules.try.differing', { count: differing })}
        </Typography>
      </div>
      <Box marginTop={4} style={{ overflow: 'auto', maxHeight: '48rem' }}>
        <TriedTable items={items} />
      </Box>
      {items.length < tried && (
        <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
          {say('rules.try.shown', { count: items.length })}
        </Typography>
      )}
    </Box>
  );
}

const columns = ['headline', 'would', 'happened', 'came'] as const;

function TriedTable({ items }: { readonly items: readonly TriedItem[] }) {
  const say = useMessages();
  return (
    <Table colCount={columns.length} rowCount={items.length + 1}>
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{say(`rules.try.column.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {items.map((item) => (
          <TriedRow key={item.version} item={item} />
        ))}
      </Tbody>
    </Table>
  );
}

function TriedRow({ item }: { readonly item: TriedItem }) {
  const say = useMessages();
  const spoken = useSpokenTime();
  const { headline, article, decision, because, happened, differs, at } = item;
  return (
    <Tr>
      <Td style={{ whiteSpace: 'normal', minWidth: '24rem', paddingBlock: '1.2rem' }}>
        <Link tag={RouterLink} to={pageOf(articleUid, article)} isExternal={false} target="_blank">
          {headline}
        </Link>
        {because && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {because}
          </Typography>
        )}
      </Td>
      <Td>
        <Badge {...colours[differs ? 'differs' : 'same']}>{say(`rules.would.${decision}`)}</Badge>
        {differs && <VisuallyHidden>{say('rules.try.differs')}</VisuallyHidden>}
      </Td>
      <Td>
        <Typography textColor="neutral800">{say(`rules.happened.${happened}`)}</Typography>
      </Td>
      <Td>
        <Typography textColor="neutral600">{spoken(at)}</Typography>
      </Td>
    </Tr>
  );
}

const colours = {
  differs: { backgroundColor: 'warning100', textColor: 'warning700' },
  same: { backgroundColor: 'neutral150', textColor: 'neutral700' },
} as const;
