import { Badge, Tooltip, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { useNamed } from './article-names';
import { readableSize } from './facts/media-list';
import { type Json, recordsIn, textIn } from './json';
import { useMessages, useWordFor } from './messages';
import { isDateAlone, isTime, shortTime, useSpokenTime } from './times';
import { useVersionName } from './version-name';
import { WordBadge } from './word-badge';

const Plain = ({ children }: { readonly children: ReactNode }) => (
  <Typography textColor="neutral800" ellipsis maxWidth="28rem">
    {children}
  </Typography>
);
const nothing = <Plain>-</Plain>;

export function WordCell({ field, word }: { readonly field: string; readonly word: unknown }) {
  const said = textIn(word);
  return said ? <WordBadge field={field} word={said} /> : nothing;
}

/** 1 and 2 are flashes and bulletins: they stand out, and say what they are. */
export function UrgencyCell({ urgency }: { readonly urgency: unknown }) {
  const say = useMessages();
  if (typeof urgency !== 'number') return nothing;
  if (urgency > 2) return <Plain>{urgency}</Plain>;
  return (
    <Badge backgroundColor="danger100" textColor="danger700" aria-label={say('fields.urgent', { urgency })}>
      {urgency}
    </Badge>
  );
}

export function VersionCell({ kind, leadNumber }: { readonly kind: unknown; readonly leadNumber: unknown }) {
  const versionName = useVersionName();
  const versionKind = textIn(kind);
  if (!versionKind) return nothing;
  return <Plain>{versionName(versionKind, typeof leadNumber === 'number' ? leadNumber : undefined)}</Plain>;
}

interface TimeCellProps {
  readonly moment: unknown;
  /** The documentId of the row, for a column that leads to it. */
  readonly to?: unknown;
}

/** Short, in the editor's own zone; the tooltip has it in full and in UTC. */
export function TimeCell({ moment, to }: TimeCellProps) {
  const intl = useIntl();
  const spoken = useSpokenTime();
  const time = textIn(moment);
  if (!time || !isTime(time)) return nothing;
  const short = isDateAlone(time) ? spoken(time) : shortTime(intl, time);
  const page = textIn(to);
  return (
    <Tooltip label={spoken(time)}>
      {page ? (
        <Typography tag={RouterLink} to={page} textColor="neutral800" onClick={(event) => event.stopPropagation()}>
          {short}
        </Typography>
      ) : (
        <Typography textColor="neutral800">{short}</Typography>
      )}
    </Tooltip>
  );
}

export function BooleanCell({ value }: { readonly value: unknown }) {
  const say = useMessages();
  return value === true ? <Plain>{say('fields.yes')}</Plain> : nothing;
}

export function SizeCell({ bytes }: { readonly bytes: unknown }) {
  const intl = useIntl();
  return typeof bytes === 'number' ? <Plain>{readableSize(intl, bytes)}</Plain> : nothing;
}

/** `3 new, 1 held`. */
export function ItemsCell({ receipt }: { readonly receipt: Json }) {
  const wordFor = useWordFor();
  const counts = new Map<string, number>();
  for (const item of recordsIn(receipt.items)) {
    const outcome = textIn(item.outcome) ?? '';
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  if (counts.size === 0) return nothing;
  const said = [...counts].map(([outcome, count]) => `${count} ${wordFor('outcome', outcome).toLowerCase()}`);
  return <Plain>{said.join(', ')}</Plain>;
}

export function ArticleCell({ documentId }: { readonly documentId: unknown }) {
  const say = useMessages();
  const asked = textIn(documentId);
  const named = useNamed(asked);
  if (!asked) return nothing;
  if (named === 'asked') return <Plain>…</Plain>;
  return <Plain>{named ? named.headline : say('fields.article.gone')}</Plain>;
}
