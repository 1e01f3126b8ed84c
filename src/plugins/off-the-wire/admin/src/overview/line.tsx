import { Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

/** One line of the overview, all of it a link: what it is about, and below what there is to know of it. */
export function Line({
  to,
  title,
  children,
}: {
  readonly to: string;
  readonly title: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <li>
      <LineLink to={to}>
        <Typography tag="span" display="block" textColor="neutral800">
          {title}
        </Typography>
        <Flex wrap="wrap" gap={2} paddingTop={1}>
          {children}
        </Flex>
      </LineLink>
    </li>
  );
}

/** What stands below a line's title, in small grey letters. */
export function Said({ children }: { readonly children: ReactNode }) {
  return (
    <Typography tag="span" variant="pi" textColor="neutral600">
      {children}
    </Typography>
  );
}

const LineLink = styled(Link)`
  display: block;
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  border-radius: ${({ theme }) => theme.borderRadius};
  text-decoration: none;
  overflow-wrap: anywhere;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;
