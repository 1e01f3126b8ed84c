import { Box, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { type ReactNode, useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import { Link, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { HistoryAct, HistoryVersion, StoryHistory } from '../../../shared/contracts';
import { useMessages } from '../fields/messages';
import { shortTime } from '../fields/times';
import { articleUid, pageOf } from '../fields/uids';
import { useVersionName } from '../fields/version-name';
import { WordBadge } from '../fields/word-badge';
import { useStoryDifferenceQuery, useStoryHistoryQuery } from './api';
import { Failed } from './compare-modal';
import { Differences } from './differences';
import { usePendingReason } from './story-panel';
import { VerbButton } from './verb-button';
import { isKnown, labelOf, useVerb } from './verbs';

/** How a story came to be what it is: its versions, what differs between any two of them, and the way back to one. */
export function HistoryPage() {
  const say = useMessages();
  const { story = '' } = useParams();
  const { data, isError, refetch } = useStoryHistoryQuery(story, { refetchOnMountOrArgChange: true });
  if (!data && !isError) return <Page.Loading />;
  return (
    <Page.Main>
      <Page.Title>{say('story.history.title')}</Page.Title>
      <Layouts.Header
        title={data?.headline || say('fields.desk.untitled')}
        subtitle={say('story.history.title')}
        navigationAction={<BackButton fallback={pageOf(articleUid, story)} />}
        secondaryAction={data && <WordBadge field="deskState" word={data.deskState} />}
        primaryAction={<Link to={pageOf(articleUid, story)}>{say('story.history.article')}</Link>}
      />
      <Layouts.Content>{data ? <History history={data} /> : <Failed onAgain={refetch} />}</Layouts.Content>
    </Page.Main>
  );
}

type Entry =
  | { readonly kind: 'version'; readonly at: string; readonly version: HistoryVersion }
  | { readonly kind: 'act'; readonly at: string; readonly act: HistoryAct };

function History({ history }: { readonly history: StoryHistory }) {
  const say = useMessages();
  const { versions } = history;
  const [chosen, choose] = useState<string | undefined>();
  const at = Math.max(
    0,
    versions.findIndex(({ documentId }) => documentId === chosen),
  );
  const version = chosen === undefined ? versions.at(-1) : versions[at];
  if (!version) return <Typography textColor="neutral600">{say('story.history.empty')}</Typography>;
  return (
    <Columns>
      <Entries history={history} chosen={version.documentId} onChoose={choose} />
      <Chosen key={version.documentId} history={history} version={version} />
    </Columns>
  );
}

interface EntriesProps {
  readonly history: StoryHistory;
  readonly chosen: string;
  readonly onChoose: (documentId: string) => void;
}

/** Newest first: what came, and between it what editors decided. */
function Entries({ history: { versions, acts }, chosen, onChoose }: EntriesProps) {
  const say = useMessages();
  const entries = useMemo(() => {
    const all: Entry[] = [
      ...versions.map((version) => ({ kind: 'version' as const, at: version.at, version })),
      ...acts.map((act) => ({ kind: 'act' as const, at: act.at, act })),
    ];
    return all.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  }, [versions, acts]);
  return (
    <Lines aria-label={say('story.history.versions')}>
      {entries.map((entry) =>
        entry.kind === 'version' ? (
          <li key={entry.version.documentId}>
            <VersionLine
              version={entry.version}
              isChosen={entry.version.documentId === chosen}
              onChoose={() => onChoose(entry.version.documentId)}
            />
          </li>
        ) : (
          <li key={`${entry.act.verb} ${entry.at}`}>
            <ActLine act={entry.act} />
          </li>
        ),
      )}
    </Lines>
  );
}

interface VersionLineProps {
  readonly version: HistoryVersion;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function VersionLine({ version, isChosen, onChoose }: VersionLineProps) {
  const say = useMessages();
  const intl = useIntl();
  const versionName = useVersionName();
  const who = version.by ?? version.provider;
  return (
    <LineButton type="button" aria-pressed={isChosen} onClick={onChoose}>
      <Flex gap={2} wrap="wrap">
        <Typography tag="span" fontWeight="semiBold" textColor="neutral800">
          {versionName(version.kind, version.leadNumber)}
        </Typography>
        {version.isShown && <WordBadge field="deskState" word="published" />}
        {!version.isShown && version.pending && <WordBadge field="standing" word="held" />}
      </Flex>
      <Typography tag="span" display="block" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {version.headline || say('fields.desk.untitled')}
      </Typography>
      <Typography tag="span" display="block" variant="pi" textColor="neutral600">
        {[who, shortTime(intl, version.at)].filter(Boolean).join(' · ')}
      </Typography>
    </LineButton>
  );
}

function ActLine({ act: { verb, by, at } }: { readonly act: HistoryAct }) {
  const say = useMessages();
  const intl = useIntl();
  const name = isKnown(verb) ? say(labelOf(verb)) : verb;
  return (
    <Box paddingLeft={3} paddingRight={3} paddingTop={2} paddingBottom={2}>
      <Typography variant="pi" textColor="neutral600">
        {[name, by, shortTime(intl, at)].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}

interface ChosenProps {
  readonly history: StoryHistory;
  readonly version: HistoryVersion;
}

/** One version: what is known of it, and how it differs from another text of the story. */
function Chosen({ history, version }: ChosenProps) {
  const say = useMessages();
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
        <Between documentId={history.documentId} from={from} to={version.documentId} say={say} />
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
        {delivery && (
          <Link to={`/content-manager/collection-types/plugin::off-the-wire.delivery/${delivery}`}>
            {say('fields.delivery.open')}
          </Link>
        )}
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
  readonly say: ReturnType<typeof useMessages>;
}

function Between({ documentId, from, to, say }: BetweenProps) {
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

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(24rem, 1fr) minmax(0, 3fr);
  gap: ${({ theme }) => theme.spaces[5]};
  align-items: start;

  @media (max-width: 68em) {
    grid-template-columns: minmax(0, 1fr);
  }
`;

const Lines = styled.ul`
  list-style: none;
  margin: 0;
  padding: 0;
  min-width: 0;
`;

const LineButton = styled.button`
  display: block;
  width: 100%;
  text-align: start;
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  border: 1px solid transparent;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  cursor: pointer;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral150};
  }

  &[aria-pressed='true'] {
    background: ${({ theme }) => theme.colors.neutral0};
    border-color: ${({ theme }) => theme.colors.primary200};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;
