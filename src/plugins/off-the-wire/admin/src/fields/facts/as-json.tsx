import { Box, TextButton } from '@strapi/design-system';
import { useState } from 'react';
import { styled } from 'styled-components';
import { useMessages } from '../messages';

/** The value as it is kept, for the technically minded: folded away. */
export function AsJson({ value }: { readonly value: unknown }) {
  const say = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <Box paddingTop={3}>
      <TextButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say(isOpen ? 'fields.json.hide' : 'fields.json.show')}
      </TextButton>
      {isOpen && <Code tabIndex={0}>{JSON.stringify(value, null, 2)}</Code>}
    </Box>
  );
}

const Code = styled.pre`
  margin-top: ${({ theme }) => theme.spaces[2]};
  max-height: 40rem;
  overflow: auto;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  font-family: monospace;
  font-size: 1.2rem;
  line-height: 1.5;
  color: ${({ theme }) => theme.colors.neutral800};
`;
