import { Box, Flex, Typography } from '@strapi/design-system';
import { type IntlShape, useIntl } from 'react-intl';
import { type Json, recordsIn, textIn } from '../json';
import { useWordFor } from '../messages';
import { Address, Words } from './rows';

/** Pictures, video and sound that came with the copy: kind, caption, and where each form of it is. Nothing is loaded. */
export function MediaList({ value }: { readonly value: unknown }) {
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
      {recordsIn(value).map((media, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever put in between: it is only read.
        <Box tag="li" key={at}>
          <Medium media={media} />
        </Box>
      ))}
    </Flex>
  );
}

function Medium({ media }: { readonly media: Json }) {
  const wordFor = useWordFor();
  const said = [media.headline, media.caption].flatMap((words) => textIn(words) ?? []);
  const credit = [media.byline, media.creditline, media.copyrightNotice].flatMap((words) => textIn(words) ?? []);
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography fontWeight="bold">{wordFor('media', textIn(media.kind) ?? 'other')}</Typography>
      {said.map((words) => (
        <Words key={words}>{words}</Words>
      ))}
      {credit.length > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {[...new Set(credit)].join(' · ')}
        </Typography>
      )}
      {recordsIn(media.renditions).map((rendition) => (
        <Rendition key={`${rendition.href} ${rendition.name}`} rendition={rendition} />
      ))}
    </Flex>
  );
}

function Rendition({ rendition }: { readonly rendition: Json }) {
  const intl = useIntl();
  const href = textIn(rendition.href);
  return href ? (
    <Box style={{ overflowWrap: 'anywhere' }}>
      <Address href={href}>{describe(intl, rendition)}</Address>
    </Box>
  ) : null;
}

/** `main, 3000 × 2000, 1.2 MB, image/jpeg`. */
function describe(intl: IntlShape, { name, width, height, size, duration, mimeType }: Json): string | undefined {
  const sides = typeof width === 'number' && typeof height === 'number' ? `${width} × ${height}` : undefined;
  const bytes = typeof size === 'number' ? readableSize(intl, size) : undefined;
  const seconds =
    typeof duration === 'number' ? intl.formatNumber(duration, { style: 'unit', unit: 'second' }) : undefined;
  const parts = [textIn(name), sides, seconds, bytes, textIn(mimeType)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

/** Bytes as a person reads them: `12 kB`. */
export function readableSize(intl: IntlShape, bytes: number): string {
  const [unit, by] = bytes < 1000 ? ['byte', 1] : bytes < 1_000_000 ? ['kilobyte', 1000] : ['megabyte', 1_000_000];
  return intl.formatNumber(bytes / Number(by), {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'short',
    maximumFractionDigits: bytes < 10 * Number(by) && by !== 1 ? 1 : 0,
  });
}
