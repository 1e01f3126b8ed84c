import { Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { StoryHistory } from '../../../shared/contracts';
import { useMessages } from '../fields/messages';
import { articleUid, pageOf } from '../fields/uids';
import { WordBadge } from '../fields/word-badge';
import { useStoryHistoryQuery } from './api';
import { Chosen } from './chosen';
import { Failed } from './compare-modal';
import { Entries } from './entries';

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

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(24rem, 1fr) minmax(0, 3fr);
  gap: ${({ theme }) => theme.spaces[5]};
  align-items: start;

  @media (max-width: 68em) {
    grid-template-columns: minmax(0, 1fr);
  }
`;
