import { Flex, Link, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { isRecord, recordIn, textIn } from './json';
import { useMessages } from './messages';
import { useSpokenTime } from './times';
import { articleUid, articleVersionUid, listOf } from './uids';
import { useVersionName } from './version-name';
import { WordBadge } from './word-badge';

interface PanelProps {
  readonly model: string;
  readonly documentId?: string;
  readonly document?: unknown;
}

/** Beside an article's form: where the story stands, at a glance. Nothing for other types and for an article not saved yet. */
export function DeskPanel({ model, documentId, document }: PanelProps) {
  const say = useMessages();
  if (model !== articleUid || !documentId || !isRecord(document)) return null;
  return { title: say('fields.desk.title'), content: <Standing documentId={documentId} article={document} /> };
}

interface StandingProps {
  readonly documentId: string;
  readonly article: Readonly<Record<string, unknown>>;
}

function Standing({ documentId, article }: StandingProps) {
  const say = useMessages();
  const versionName = useVersionName();
  const { deskState, heldBecause, pubStatus, versionKind, leadNumber, wordCount, firstPublished, lastPublished } =
    article;
  const [state, status, kind] = [textIn(deskState), textIn(pubStatus), textIn(versionKind)];
  const again = textIn(lastPublished) !== textIn(firstPublished);
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={3} width="100%">
      {state && <Line label={say('fields.desk.state')}>{<WordBadge field="deskState" word={state} />}</Line>}
      {textIn(heldBecause) && <Line label={say('fields.desk.held')}>{String(heldBecause)}</Line>}
      {isRecord(article.embargo) && (
        <Line label={say('fields.desk.embargo')}>
          <EmbargoEnd embargo={article.embargo} />
        </Line>
      )}
      {status && status !== 'usable' && (
        <Line label={say('fields.desk.pubStatus')}>{<WordBadge field="pubStatus" word={status} />}</Line>
      )}
      {kind && (
        <Line label={say('fields.desk.version')}>
          {versionName(kind, typeof leadNumber === 'number' ? leadNumber : undefined)}
        </Line>
      )}
      {typeof wordCount === 'number' && <Line label={say('fields.desk.words')}>{wordCount}</Line>}
      <TimeLine label={say('fields.desk.firstPublished')} moment={firstPublished} />
      {again && <TimeLine label={say('fields.desk.lastPublished')} moment={lastPublished} />}
      <Link tag={RouterLink} isExternal={false} to={versionsOf(documentId)}>
        {say('fields.desk.versions')}
      </Link>
    </Flex>
  );
}

const versionsOf = (documentId: string) =>
  `${listOf(articleVersionUid)}?page=1&pageSize=20&sort=receivedAt:DESC&filters[$and][0][article][$eq]=${documentId}`;

function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography tag="dt" variant="pi" fontWeight="bold" textColor="neutral600">
        {label}
      </Typography>
      <Typography tag="dd" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Flex>
  );
}

function TimeLine({ label, moment }: { readonly label: string; readonly moment: unknown }) {
  const spoken = useSpokenTime();
  const time = textIn(moment);
  return time ? <Line label={label}>{spoken(time)}</Line> : null;
}

function EmbargoEnd({ embargo }: { readonly embargo: unknown }) {
  const say = useMessages();
  const spoken = useSpokenTime();
  const until = textIn(recordIn(embargo).until);
  return until ? say('fields.embargo.until', { time: spoken(until) }) : say('fields.embargo.noEnd');
}
