import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { Block, FieldDifference, Run } from '../../../shared/contracts';
import { messageFor, useMessages } from '../fields/messages';

/** Paragraphs in a row that stayed as they were and are shown; of more, only the outer ones. */
const shownSame = 1;

export function useFieldName(): (field: string) => string {
  const { formatMessage } = useIntl();
  return (field) => {
    const known = messageFor('fields.key', field);
    return known ? formatMessage(known) : field;
  };
}

/** The fields that differ, one below the other. */
export function Differences({ fields }: { readonly fields: readonly FieldDifference[] }) {
  const fieldName = useFieldName();
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {fields.map((difference) => (
        <Box key={difference.field} tag="section" aria-label={fieldName(difference.field)}>
          <Typography tag="h3" variant="sigma" textColor="neutral600">
            {fieldName(difference.field)}
          </Typography>
          <Difference difference={difference} />
        </Box>
      ))}
    </Flex>
  );
}

/** One field: what is gone struck out, what is new underlined. */
export function Difference({ difference: { blocks, isCoarse } }: { readonly difference: FieldDifference }) {
  const say = useMessages();
  return (
    <Box paddingTop={1}>
      {isCoarse && (
        <Typography variant="pi" textColor="neutral600">
          {say('story.difference.coarse')}
        </Typography>
      )}
      {blocks.length === 0 && <Typography textColor="neutral600">{say('story.difference.empty')}</Typography>}
      {grouped(blocks).map((group) =>
        Array.isArray(group) ? (
          <Unchanged key={keyOf(blocks, group[0])} blocks={group} />
        ) : (
          <Paragraph key={keyOf(blocks, group as Block)} block={group as Block} />
        ),
      )}
    </Box>
  );
}

const keyOf = (blocks: readonly Block[], block: Block | undefined) => (block ? blocks.indexOf(block) : -1);

/** Long stretches that stayed as they were are folded. */
function grouped(blocks: readonly Block[]): readonly (Block | readonly Block[])[] {
  const found: (Block | Block[])[] = [];
  let same: Block[] = [];
  const end = (isLast: boolean) => {
    const before = found.length === 0 ? 0 : shownSame;
    const after = isLast ? 0 : shownSame;
    if (same.length <= before + after + 1) found.push(...same);
    else {
      found.push(...same.slice(0, before), same.slice(before, same.length - after));
      found.push(...same.slice(same.length - after));
    }
    same = [];
  };
  for (const block of blocks) {
    if (block.change === 'same') same.push(block);
    else {
      end(false);
      found.push(block);
    }
  }
  end(true);
  return found;
}

function Unchanged({ blocks }: { readonly blocks: readonly Block[] }) {
  const say = useMessages();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) {
    return (
      <>
        {blocks.map((block) => (
          <Paragraph key={blocks.indexOf(block)} block={block} />
        ))}
      </>
    );
  }
  return (
    <Box paddingTop={1} paddingBottom={1}>
      <TextButton type="button" onClick={() => setOpen(true)}>
        {say('story.difference.unchanged', { count: blocks.length })}
      </TextButton>
    </Box>
  );
}

const marksOf: Readonly<Record<string, 'strong' | 'em' | 'sub' | 'sup' | 'code'>> = {
  strong: 'strong',
  em: 'em',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
};

/** Text only: no markup of the copy reaches the page. */
function Paragraph({ block: { tag, runs } }: { readonly block: Block }) {
  const isHeading = /^h[2-6]$/.test(tag);
  return (
    <Typography tag="p" textColor="neutral800" fontWeight={isHeading ? 'bold' : undefined}>
      <Spaced $indent={tag === 'li' || tag === 'blockquote'}>
        {tag === 'li' && '• '}
        {runs.map((run, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other identity, and never move.
          <Words key={at} run={run} />
        ))}
      </Spaced>
    </Typography>
  );
}

function Words({ run: { change, text, marks = [], href } }: { readonly run: Run }) {
  const set = <Marked marks={marks} text={text} />;
  const shown = href ? <Linked title={href}>{set}</Linked> : set;
  if (change === 'in') return <Inserted>{shown}</Inserted>;
  return change === 'out' ? <Deleted>{shown}</Deleted> : shown;
}

function Marked({ marks: [mark, ...rest], text }: { readonly marks: readonly string[]; readonly text: string }) {
  if (mark === undefined) return <>{text}</>;
  const Tag = marksOf[mark] ?? 'span';
  return (
    <Tag>
      <Marked marks={rest} text={text} />
    </Tag>
  );
}

const Spaced = styled.span<{ readonly $indent: boolean }>`
  display: block;
  padding: ${({ theme }) => theme.spaces[1]} 0;
  padding-left: ${({ theme, $indent }) => ($indent ? theme.spaces[4] : 0)};
  line-height: 1.6;
  white-space: pre-wrap;
  overflow-wrap: anywhere;

  strong {
    font-weight: 700;
  }

  em {
    font-style: italic;
  }
`;

const Inserted = styled.ins`
  color: ${({ theme }) => theme.colors.success700};
  background: ${({ theme }) => theme.colors.success100};
  text-decoration: underline;
  text-underline-offset: 2px;
`;

const Deleted = styled.del`
  color: ${({ theme }) => theme.colors.danger700};
  background: ${({ theme }) => theme.colors.danger100};
  text-decoration: line-through;
`;

const Linked = styled.span`
  border-bottom: 1px dotted currentcolor;
`;
