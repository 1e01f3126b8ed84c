import { Box, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { HistoryVersion, StoryHistory } from '../../../shared/contracts';
import { useMessages } from '../fields/messages';
import { shortTime } from '../fields/times';
import { deliveryUid, pageOf } from '../fields/uids';
import { useVersionName } from '../fields/version-name';
import { WordBadge } from '../fields/word-badge';
import { useStoryDifferenceQuery } from './api';
import { Failed } from './compare-modal';
import { Differences } from './differences';
import { usePendingReason } from './story-panel';
import { VerbButton } from './verb-button';
import { isKnown, useVerb } from './verbs';

interface ChosenProps {
  readonly history: StoryHistory;
  readonly version: HistoryVersion;
}

/** One version: what is known of it, and how it differs from another text of the story. */
export function Chosen({ history, version }: ChosenProps) {
  const { act, isBusy } = useVerb(history.documentId);
  const before = history.versions[history.versions.indexOf(version) - 1];
  const [from, setFrom] = useState(before?.documentId ?? (history.isPublic ? 'public' : 'draft'));
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" padding={5} minWidth={0}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Facts version={version} />
        <Flex gap={4} wrap="wrap" alignItems="flex-end" justifyContent="space-between">
          <From history={history} version={version} from={from} onChange={setFrom} />
          <Flex gap={2} wrap="wrap">
            {version.may.filter(isKnown).map((verb) => (
              <VerbButton key={verb} verb={verb} isBusy={isBusy} onAct={() => act(verb, version.documentId)} />
            ))}
          </Flex>
        </Flex>
        <Between documentId={history.documentId} from={from} to={version.documentId} />
      </Flex>
    </Box>
  );
}

function Facts({ version }: { readonly version: HistoryVersion }) {
  const say = useMessages();
  const intl = useIntl();
  const versionName = useVersionName();
  const reason = usePendingReason();
  const { by, provider, at, standing, outcome, heldBecause, delivery } = version;
  return (
    <Box>
      <Typography tag="h2" variant="delta">
        {versionName(version.kind, version.leadNumber)}
      </Typography>
      <Typography tag="p" textColor="neutral600">
        {[by ?? provider, shortTime(intl, at)].filter(Boolean).join(' · ')}
      </Typography>
      <Flex gap={2} wrap="wrap" paddingTop={2}>
        <WordBadge field="standing" word={standing} />
        {outcome && <WordBadge field="outcome" word={outcome} />}
        {delivery && <Link to={pageOf(deliveryUid, delivery)}>{say('fields.delivery.open')}</Link>}
      </Flex>
      {(version.pending || heldBecause) && (
        <Typography tag="p" textColor="neutral800">
          {version.pending ? reason(version) : heldBecause}
        </Typography>
      )}
    </Box>
  );
}

interface FromProps extends ChosenProps {
  readonly from: string;
  readonly onChange: (from: string) => void;
}

function From({ history, version, from, onChange }: FromProps) {
  const say = useMessages();
  const intl = useIntl();
  const versionName = useVersionName();
  const others = history.versions.filter((one) => one !== version);
  return (
    <Labelled label={say('story.history.from')}>
      <SingleSelect
        aria-label={say('story.history.from')}
        value={from}
        onChange={(value: string | number) => onChange(String(value))}
      >
        {history.isPublic && <SingleSelectOption value="public">{say('story.history.public')}</SingleSelectOption>}
        <SingleSelectOption value="draft">{say('story.history.draft')}</SingleSelectOption>
        {others.map((one) => (
          <SingleSelectOption key={one.documentId} value={one.documentId}>
            {[versionName(one.kind, one.leadNumber), one.by ?? one.provider, shortTime(intl, one.at)]
              .filter(Boolean)
              .join(' · ')}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Labelled>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box minWidth="24rem" maxWidth="100%">
      <Typography variant="pi" fontWeight="bold" textColor="neutral800">
        {label}
      </Typography>
      <Box paddingTop={1}>{children}</Box>
    </Box>
  );
}

interface BetweenProps {
  readonly documentId: string;
  readonly from: string;
  readonly to: string;
}

function Between({ documentId, from, to }: BetweenProps) {
  const say = useMessages();
  const { data, isError, isFetching, refetch } = useStoryDifferenceQuery({ documentId, from, to });
  if (isError) return <Failed onAgain={refetch} />;
  if (!data) return <Typography textColor="neutral600">{say('fields.reading')}</Typography>;
  if (data.fields.length === 0) return <Typography textColor="neutral600">{say('story.history.same')}</Typography>;
  return (
    <Box aria-busy={isFetching}>
      <Differences fields={data.fields} />
    </Box>
  );
}
