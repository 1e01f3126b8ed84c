import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { type Json, recordIn, recordsIn, textIn } from '../json';
import { useMessages } from '../messages';
import { articleUid, pageOf } from '../uids';
import { WordBadge } from '../word-badge';
import { Readable } from './readable';
import { Words } from './rows';

/** What became of a delivery: each item with its outcome and why, the ticker, what was noticed on the way. */
export function Receipt({ value }: { readonly value: unknown }) {
  const say = useMessages();
  const receipt = recordIn(value);
  const problem = recordIn(receipt.problem);
  const items = recordsIn(receipt.items);
  const ticker = recordIn(receipt.ticker);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {textIn(problem.message) && <Words>{String(problem.message)}</Words>}
      {items.length === 0 && !problem.message && <Words>{say('fields.receipt.noItems')}</Words>}
      {items.length > 0 && (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
          {items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put in between: it is only read.
            <Box tag="li" key={at}>
              <ReceivedItem item={item} />
            </Box>
          ))}
        </Flex>
      )}
      {textIn(ticker.code) && (
        <Words>
          {say('fields.receipt.ticker', {
            code: String(ticker.code),
            outcome: String(ticker.outcome),
            rows: Number(ticker.rows),
          })}
        </Words>
      )}
      <Noticed notes={recordsIn(receipt.notes)} />
    </Flex>
  );
}

function ReceivedItem({ item }: { readonly item: Json }) {
  const say = useMessages();
  const headline =
    textIn(item.headline) ?? textIn(item.guid) ?? say('fields.receipt.unread', { at: textIn(item.at) ?? '?' });
  const article = textIn(item.article);
  return (
    <Flex gap={3} alignItems="baseline" wrap="wrap">
      <WordBadge field="outcome" word={textIn(item.outcome) ?? ''} />
      <Box flex="1 1 24rem" minWidth={0}>
        {article ? (
          <Link tag={RouterLink} to={pageOf(articleUid, article)} isExternal={false}>
            {headline}
          </Link>
        ) : (
          <Words>{headline}</Words>
        )}
        {textIn(item.why) && (
          <Typography tag="p" variant="pi" textColor="neutral600">
            {String(item.why)}
          </Typography>
        )}
      </Box>
    </Flex>
  );
}

function Noticed({ notes }: { readonly notes: readonly Json[] }) {
  const say = useMessages();
  if (notes.length === 0) return null;
  return (
    <Box>
      <Typography variant="pi" fontWeight="bold" textColor="neutral600">
        {say('fields.receipt.notes')}
      </Typography>
      <Box paddingTop={2}>
        <Readable value={notes} />
      </Box>
    </Box>
  );
}
