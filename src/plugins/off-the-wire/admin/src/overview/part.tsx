import { Box, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

export type PartName = 'alerts' | 'latest' | 'quarantine' | 'sources';

/** The id of a part's heading in the page. */
export const partId = (name: PartName) => `off-the-wire-overview-${name}`;

interface PartProps {
  readonly name: PartName;
  readonly title: string;
  /** A link to all of it. */
  readonly more?: ReactNode;
  /** Instead of lines, where there are none. */
  readonly nothing?: string;
  readonly children: ReactNode;
}

/** A part of the overview: its title and its lines. */
export function Part({ name, title, more, nothing, children }: PartProps) {
  const id = partId(name);
  return (
    <Box tag="section" aria-labelledby={id}>
      <Flex justifyContent="space-between" gap={2} paddingLeft={3} paddingRight={3}>
        <Typography tag="h3" variant="sigma" textColor="neutral600" id={id} tabIndex={-1}>
          {title}
        </Typography>
        {more}
      </Flex>
      {nothing === undefined ? (
        <Lines>{children}</Lines>
      ) : (
        <Box paddingLeft={3} paddingRight={3} paddingTop={2} paddingBottom={2}>
          <Typography textColor="neutral600">{nothing}</Typography>
        </Box>
      )}
    </Box>
  );
}

/** Safari forgets that it is a list where its marks are taken away, unless white space says so. */
const Lines = styled.ul`
  list-style: none;
  margin: 0;
  padding: 0;
`;
