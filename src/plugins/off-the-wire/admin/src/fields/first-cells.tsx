import { Badge, Box, Flex, Tooltip, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { useNamed } from './article-names';
import { Plain } from './cells';
import { type Json, recordIn, recordsIn, textIn } from './json';
import { useMessages, useWordFor } from './messages';
import { shortTime, useSpokenTime } from './times';
import { useVersionName } from './version-name';

interface CellProps {
  /** The columns that the list shows: what has one is not said twice. */
  readonly shown: readonly string[];
}

/** A headline in full, and under it where it came from, what version it is and how long. */
export function ArticleCell({ article, shown }: CellProps & { readonly article: Json }) {
  const say = useMessages();
  const versionName = useVersionName();
  const { headline, kicker, source, versionKind, leadNumber, wordCount, documentId } = article;
  const parts = [
    !shown.includes('source') && textIn(recordIn(source).name),
    !shown.includes('versionKind') && textIn(versionKind) && versionName(String(versionKind), numberIn(leadNumber)),
    !shown.includes('wordCount') && typeof wordCount === 'number' && say('fields.count.words', { count: wordCount }),
  ];
  const name = textIn(headline) ?? say('fields.desk.untitled');
  const label = !shown.includes('kicker') && textIn(kicker);
  return <Lead to={documentId} name={label ? `${label}: ${name}` : name} detail={parts} />;
}

export function VersionRowCell({ version, shown }: CellProps & { readonly version: Json }) {
  const say = useMessages();
  const { headline, heldBecause, changedBy, documentId } = version;
  const detail = [
    !shown.includes('heldBecause') && textIn(heldBecause),
    !shown.includes('changedBy') && textIn(changedBy),
  ];
  return <Lead to={documentId} name={textIn(headline) ?? say('fields.desk.untitled')} detail={detail} />;
}

/** What the row says to readers: its own text, or else the headline of its article. */
export function EntryCell({ entry, shown }: CellProps & { readonly entry: Json }) {
  const say = useMessages();
  const own = textIn(entry.text);
  const asked = textIn(entry.article);
  const article = useNamed(asked);
  const headline = article === 'asked' ? '…' : (article?.headline ?? (asked && say('fields.article.gone')));
  const detail = [
    !shown.includes('kicker') && textIn(entry.kicker),
    own && asked && !shown.includes('article') && headline,
  ];
  return (
    <Lead to={entry.documentId} name={own ?? headline ?? say('fields.desk.untitled')} detail={detail}>
      {entry.urgent === true && !shown.includes('urgent') && (
        <Badge backgroundColor="danger100" textColor="danger700">
          {say('fields.entry.urgent')}
        </Badge>
      )}
    </Lead>
  );
}

export function DeliveryCell({ delivery }: { readonly delivery: Json }) {
  const intl = useIntl();
  const spoken = useSpokenTime();
  const at = textIn(delivery.receivedAt);
  return at ? (
    <Tooltip label={spoken(at)}>
      <To to={String(delivery.documentId)}>{shortTime(intl, at)}</To>
    </Tooltip>
  ) : null;
}

/** Why a delivery lies in quarantine, or else what became of its items: `3 new, 1 held`. */
export function OutcomeCell({ delivery }: { readonly delivery: Json }) {
  const wordFor = useWordFor();
  const counts = new Map<string, number>();
  for (const item of recordsIn(recordIn(delivery.receipt).items)) {
    const outcome = textIn(item.outcome) ?? '';
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  const said = [...counts].map(([outcome, count]) => `${count} ${wordFor('outcome', outcome).toLowerCase()}`);
  const reason = textIn(delivery.reason);
  if (!reason) return <Plain>{said.join(', ') || '-'}</Plain>;
  return (
    <Tooltip label={reason}>
      <TwoLines maxWidth="30rem">
        <Typography textColor="danger700">{reason}</Typography>
      </TwoLines>
    </Tooltip>
  );
}

const numberIn = (value: unknown) => (typeof value === 'number' ? value : undefined);

interface LeadProps {
  readonly to: unknown;
  readonly name: string;
  readonly detail: readonly unknown[];
  readonly children?: ReactNode;
}

/** The way to the row: up to two lines of words, and one of details. */
function Lead({ to, name, detail, children }: LeadProps) {
  const parts = detail.filter(Boolean);
  return (
    <Box maxWidth="34rem" minWidth="24rem" paddingTop={1} paddingBottom={1}>
      <TwoLines>
        <To to={String(to)} title={name}>
          {name}
        </To>
      </TwoLines>
      {(parts.length > 0 || children) && (
        <Flex gap={2}>
          {children}
          <Typography variant="pi" textColor="neutral600" ellipsis>
            {parts.join(' · ')}
          </Typography>
        </Flex>
      )}
    </Box>
  );
}

function To({ to, title, children }: { readonly to: string; readonly title?: string; readonly children: ReactNode }) {
  return (
    <Typography
      tag={RouterLink}
      to={to}
      title={title}
      textColor="neutral800"
      // The row leads there too: once is enough.
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </Typography>
  );
}

const TwoLines = styled(Box)`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  overflow: hidden;
  overflow-wrap: anywhere;
  white-space: normal;
`;
