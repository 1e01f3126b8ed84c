import { Box, Button, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import type { HistoryVersion, StoryHistory } from '../../../shared/contracts';
import { useMessages } from '../fields/messages';
import { shortTime } from '../fields/times';
import { articleUid } from '../fields/uids';
import { useVersionName } from '../fields/version-name';
import { useReadArticleAgainMutation, useStoryHistoryQuery } from './api';
import { CompareModal, Failed } from './compare-modal';
import { useFieldName } from './differences';
import { useOwnWords } from './own-words';
import { storyPage } from './pages';
import { VerbButton } from './verb-button';
import { isKnown, useVerb } from './verbs';

interface PanelProps {
  readonly model: string;
  readonly documentId?: string;
  readonly document?: unknown;
  readonly activeTab?: string;
}

/** Beside an article's form: what waits for a decision, what can be done with the story, and the way to its history. */
export function StoryPanel({ model, documentId, document }: PanelProps) {
  const say = useMessages();
  if (model !== articleUid || !documentId || documentId === 'create' || !document) return null;
  return { title: say('story.title'), content: <Story documentId={documentId} /> };
}

/** How often it is asked whether the story has changed, in milliseconds. */
const every = 15_000;

function Story({ documentId }: { readonly documentId: string }) {
  const say = useMessages();
  const { data, isError, refetch } = useStoryHistoryQuery(documentId, {
    ...{ pollingInterval: every, skipPollingIfUnfocused: true, refetchOnMountOrArgChange: true },
  });
  if (data) return <Decisions documentId={documentId} history={data} />;
  return isError ? <Failed onAgain={refetch} /> : <Loader small>{say('fields.reading')}</Loader>;
}

interface StoryProps {
  readonly documentId: string;
  readonly history: StoryHistory;
}

function Decisions({ documentId, history }: StoryProps) {
  const say = useMessages();
  const own = useOwnWords();
  const verb = useVerb(documentId);
  const pending = history.versions.filter((version) => version.pending);
  const act: typeof verb.act = (name, version) => {
    own.keep();
    return verb.act(name, version);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Stale documentId={documentId} history={history} own={own} />
      {pending.length === 0 && <Typography textColor="neutral600">{say('story.pending.none')}</Typography>}
      {pending.map((version) => (
        <Pending
          key={version.documentId}
          version={version}
          documentId={documentId}
          isPublic={history.isPublic}
          isBusy={verb.isBusy}
          onAct={act}
        />
      ))}
      {history.may.some(isKnown) && (
        <Flex gap={2} wrap="wrap">
          {history.may.filter(isKnown).map((name) => (
            <VerbButton key={name} verb={name} isBusy={verb.isBusy} onAct={() => act(name)} />
          ))}
        </Flex>
      )}
      <Link tag={RouterLink} to={storyPage(documentId)} isExternal={false}>
        {say('story.history.link', { count: history.versions.length })}
      </Link>
    </Flex>
  );
}

interface StaleProps extends StoryProps {
  readonly own: ReturnType<typeof useOwnWords>;
}

/** Where the form is older than the article, or the editor's words had to leave it: what now. */
function Stale({ documentId, history: { mark }, own }: StaleProps) {
  const say = useMessages();
  const fieldName = useFieldName();
  const [readAgain] = useReadArticleAgainMutation();
  const isBehind = own.startedFrom !== undefined && own.startedFrom !== mark && !own.isSubmitting;
  if (!own.kept && !own.refusal && !isBehind) return null;
  const load = () => {
    own.keep();
    readAgain(documentId);
  };
  return (
    <Box background="warning100" hasRadius padding={3} role="status">
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Typography textColor="warning700">
          {own.refusal ?? say(own.kept ? 'story.stale.loaded' : 'story.stale.behind')}
        </Typography>
        {own.kept && (
          <Typography variant="pi" textColor="neutral800">
            {say('story.stale.kept', { fields: Object.keys(own.kept).map(fieldName).join(', ') })}
          </Typography>
        )}
        <Flex gap={2} wrap="wrap">
          {own.kept ? (
            <>
              <Button type="button" size="S" variant="secondary" onClick={own.putBack}>
                {say('story.stale.putBack')}
              </Button>
              <Button type="button" size="S" variant="tertiary" onClick={own.drop}>
                {say('story.stale.drop')}
              </Button>
            </>
          ) : (
            isBehind && (
              <Button type="button" size="S" variant="secondary" onClick={load}>
                {say('story.stale.load')}
              </Button>
            )
          )}
        </Flex>
      </Flex>
    </Box>
  );
}

interface PendingProps {
  readonly documentId: string;
  readonly version: HistoryVersion;
  readonly isPublic: boolean;
  readonly isBusy: boolean;
  readonly onAct: ReturnType<typeof useVerb>['act'];
}

function Pending({ documentId, version, isPublic, isBusy, onAct }: PendingProps) {
  const intl = useIntl();
  const versionName = useVersionName();
  const reason = usePendingReason();
  const name = versionName(version.kind, version.leadNumber);
  return (
    <Box tag="section" aria-label={version.headline} borderColor="neutral200" hasRadius padding={3}>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {name} · {shortTime(intl, version.at)}
      </Typography>
      <Typography tag="p" fontWeight="semiBold" style={{ overflowWrap: 'anywhere' }}>
        {version.headline}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {reason(version)}
      </Typography>
      <Flex gap={2} wrap="wrap" paddingTop={2}>
        <CompareModal {...{ documentId, version, name, isPublic, isBusy, onAct }} />
        {version.may
          .filter(isKnown)
          .filter((verb) => verb !== 'revert')
          .map((verb) => (
            <VerbButton
              key={verb}
              verb={verb}
              isBusy={isBusy}
              about={version.headline}
              onAct={() => onAct(verb, version.documentId)}
            />
          ))}
      </Flex>
    </Box>
  );
}

/** Why a version lies with an editor, in a line. */
export function usePendingReason(): (version: HistoryVersion) => string {
  const say = useMessages();
  const intl = useIntl();
  const fieldName = useFieldName();
  return ({ pending, heldBecause }) => {
    if (!pending) return '';
    const lines = [
      pending.clashes.length > 0 && say('story.pending.clashes', { fields: pending.clashes.map(fieldName).join(', ') }),
      pending.isEmbargoed &&
        (pending.embargoUntil
          ? say('fields.embargo.until', { time: shortTime(intl, pending.embargoUntil) })
          : say('fields.embargo.noEnd')),
      pending.isExpired && say('story.pending.expired'),
      pending.isBehind && say('story.pending.behind'),
    ].filter(Boolean);
    return lines.length > 0 ? lines.join(' ') : (heldBecause ?? say('story.pending.waits'));
  };
}
