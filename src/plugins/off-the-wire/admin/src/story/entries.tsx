import { Box, Flex, Typography } from '@strapi/design-system';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { HistoryAct, HistoryVersion, StoryHistory } from '../../../shared/contracts';
import { useMessages } from '../fields/messages';
import { shortTime } from '../fields/times';
import { useVersionName } from '../fields/version-name';
import { WordBadge } from '../fields/word-badge';
import { isKnown, labelOf } from './verbs';

type Entry =
  | { readonly kind: 'version'; readonly at: string; readonly version: HistoryVersion }
  | { readonly kind: 'act'; readonly at: string; readonly act: HistoryAct };

interface EntriesProps {
  readonly history: StoryHistory;
  readonly chosen: string;
  readonly onChoose: (documentId: string) => void;
}

/** Newest first: what came, and between it what editors decided. */
export function Entries({ history: { versions, acts }, chosen, onChoose }: EntriesProps) {
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
