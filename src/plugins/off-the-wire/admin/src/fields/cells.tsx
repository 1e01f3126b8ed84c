import { Badge, Tooltip, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { readableSize } from './facts/media-list';
import { textIn } from './json';
import { useMessages } from './messages';
import { isDateAlone, isTime, shortTime, useSpokenTime } from './times';
import { useVersionName } from './version-name';
import { WordBadge } from './word-badge';

export const Plain = ({ children }: { readonly children: ReactNode }) => (
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

/** Short, in the editor's own zone; the tooltip has it in full and in UTC. */
export function TimeCell({ moment }: { readonly moment: unknown }) {
  const intl = useIntl();
  const spoken = useSpokenTime();
  const time = textIn(moment);
  if (!time || !isTime(time)) return nothing;
  return (
    <Tooltip label={spoken(time)}>
      <Typography textColor="neutral800">{isDateAlone(time) ? spoken(time) : shortTime(intl, time)}</Typography>
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
