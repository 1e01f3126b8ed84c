import { Flex } from '@strapi/design-system';
import { recordsIn, textIn } from '../json';
import { useWordFor } from '../messages';
import { Address, Rows } from './rows';

/** Relations to other stories, by the agency's ids. */
export function Links({ value }: { readonly value: unknown }) {
  const wordFor = useWordFor();
  const links = recordsIn(value).map(({ rel, ref }) => ({ rel: textIn(rel) ?? 'related', ref: textIn(ref) ?? '' }));
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {links.map(({ rel, ref }) => (
        <Rows key={`${rel} ${ref}`} facts={[{ label: wordFor('rel', rel), shown: <Address href={ref} /> }]} />
      ))}
    </Flex>
  );
}
