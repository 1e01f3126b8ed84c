import { Badge, Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { useAPIErrorHandler, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { OpenAlert, Overview } from '../../../shared/contracts';
import { Said } from './line';
import { useSay } from './messages';
import { Part } from './part';
import { Ago } from './times';
import { articlePage, openAlertsPage } from './uids';

interface AlertsProps {
  readonly alerts: NonNullable<Overview['alerts']>;
  /** The server's clock. */
  readonly now: string;
  /** Called after one was settled. */
  readonly onSettled: () => void;
}

/** What rings for an editor, the loud ones first, each with its story and a way to say that it was seen to. */
export function Alerts({ alerts: { count, first, maySettle }, now, onSettled }: AlertsProps) {
  const say = useSay();
  const { settled, settle } = useSettle(onSettled);
  const open = first.filter(({ documentId }) => !settled.has(documentId));
  const all = (
    <Link tag={RouterLink} to={openAlertsPage}>
      {say('overview.alerts.all', { count })}
    </Link>
  );
  return (
    <Part
      name="alerts"
      title={say('overview.alerts')}
      more={count > first.length ? all : undefined}
      nothing={open.length > 0 ? undefined : say('overview.alerts.none')}
    >
      {open.map((alert) => (
        <AlertLine
          key={alert.documentId}
          alert={alert}
          now={now}
          onSettle={maySettle ? () => settle(alert.documentId) : undefined}
        />
      ))}
    </Part>
  );
}

/** A settled one is gone at once; one that could not be settled comes back. */
function useSettle(onSettled: () => void) {
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { formatAPIError } = useAPIErrorHandler();
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const settle = async (documentId: string) => {
    setSettled((before) => new Set([...before, documentId]));
    try {
      await post(`/off-the-wire/alerts/${documentId}/settle`, {});
      onSettled();
    } catch (error) {
      setSettled((before) => new Set([...before].filter((id) => id !== documentId)));
      toggleNotification({ type: 'danger', message: formatAPIError(error as Parameters<typeof formatAPIError>[0]) });
    }
  };
  return { settled, settle };
}

interface AlertLineProps {
  readonly alert: OpenAlert;
  readonly now: string;
  readonly onSettle?: () => void;
}

function AlertLine({ alert: { level, message, headline, article, source, at }, now, onSettle }: AlertLineProps) {
  const say = useSay();
  const title = headline || say('overview.alerts.untitled');
  return (
    <AlertItem $loud={level === 'loud'}>
      <Flex gap={3} alignItems="flex-start" justifyContent="space-between">
        <Box minWidth={0}>
          <Typography tag="p" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
            {level === 'loud' && (
              <Badge size="S" backgroundColor="danger100" textColor="danger700" marginRight={2}>
                {say('overview.alerts.loud')}
              </Badge>
            )}
            {message}
          </Typography>
          {article ? (
            <Link tag={RouterLink} to={articlePage(article)} isExternal={false}>
              {title}
            </Link>
          ) : (
            <Typography tag="p">{title}</Typography>
          )}
          <Box>
            <Said>
              {source && `${source} · `}
              <Ago at={at} now={now} />
            </Said>
          </Box>
        </Box>
        {onSettle && (
          <Button
            type="button"
            size="S"
            variant="tertiary"
            aria-label={`${say('overview.alerts.settle')}: ${title}`}
            onClick={onSettle}
          >
            {say('overview.alerts.settle')}
          </Button>
        )}
      </Flex>
    </AlertItem>
  );
}

const AlertItem = styled.li<{ readonly $loud: boolean }>`
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  border-inline-start: 3px solid ${({ theme, $loud }) => ($loud ? theme.colors.danger600 : 'transparent')};
`;
