import { Box, Flex, Link, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';

export interface Fact {
  readonly label: string;
  readonly shown: ReactNode;
}

/** Labels on the left, what is said on the right; one under the other where it is narrow. */
export function Rows({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={2} width="100%">
      {facts.map(({ label, shown }) => (
        <Flex key={label} gap={{ initial: 0, medium: 4 }} alignItems="baseline" wrap="wrap">
          <Box flex="0 0 16rem">
            <Typography tag="dt" variant="pi" fontWeight="bold" textColor="neutral600">
              {label}
            </Typography>
          </Box>
          <Box tag="dd" flex="1 1 24rem" minWidth={0}>
            {shown}
          </Box>
        </Flex>
      ))}
    </Flex>
  );
}

export function Words({ children }: { readonly children: ReactNode }) {
  return (
    <Typography textColor="neutral800" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  );
}

/** A web address as a link; what is no web address (`javascript:`, a path) stays text. It came with the copy. */
export function Address({ href, children }: { readonly href: string; readonly children?: ReactNode }) {
  if (!isWebAddress(href)) return <Words>{children ? `${children} (${href})` : href}</Words>;
  return (
    <Link href={href} isExternal target="_blank" rel="noopener noreferrer nofollow">
      {children ?? href}
    </Link>
  );
}

function isWebAddress(href: string): boolean {
  return URL.canParse(href) && ['http:', 'https:'].includes(new URL(href).protocol);
}
