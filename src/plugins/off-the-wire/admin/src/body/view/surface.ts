import { css, styled } from 'styled-components';

/** The looks of the editor, out of Strapi's theme: it is dark where the admin is. */

interface FrameProps {
  readonly $hasError: boolean;
  readonly $disabled: boolean;
}

export const Frame = styled.div<FrameProps>`
  border: 1px solid ${({ theme, $hasError }) => ($hasError ? theme.colors.danger600 : theme.colors.neutral200)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $disabled }) => ($disabled ? theme.colors.neutral150 : theme.colors.neutral0)};
  color: ${({ theme }) => theme.colors.neutral800};

  &:focus-within {
    border-color: ${({ theme, $hasError }) => ($hasError ? theme.colors.danger600 : theme.colors.primary600)};
    box-shadow: 0 0 0 2px ${({ theme, $hasError }) => ($hasError ? theme.colors.danger600 : theme.colors.primary600)};
  }
`;

/** The toolbar, and the bar for a link under it, stay in sight while a long text passes under them. */
export const Head = styled.div`
  position: sticky;
  top: 0;
  z-index: 2;
`;

export const Bar = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
  padding: ${({ theme }) => theme.spaces[2]};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => `${theme.borderRadius} ${theme.borderRadius}`} 0 0;
  background: ${({ theme }) => theme.colors.neutral0};

  &[aria-disabled='true'] {
    background: ${({ theme }) => theme.colors.neutral150};
  }
`;

const item = css`
  display: inline-flex;
  align-items: center;
  justify-content: center;
  gap: ${({ theme }) => theme.spaces[2]};
  height: 3.2rem;
  min-width: 3.2rem;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: ${({ theme }) => theme.fontSizes[1]};
  cursor: pointer;

  svg {
    width: 1.6rem;
    height: 1.6rem;
    fill: currentColor;
  }

  svg path {
    fill: currentColor;
  }

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-pressed='true'] {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary600};
  }

  &[aria-disabled='true'] {
    background: transparent;
    color: ${({ theme }) => theme.colors.neutral400};
    cursor: not-allowed;
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

export const Button = styled.button`
  ${item}
`;

export const TextButton = styled.button`
  ${item}
  padding: 0 ${({ theme }) => theme.spaces[2]};
`;

export const Mirrored = styled.svg`
  transform: scaleX(-1);
`;

export const Divider = styled.span`
  width: 1px;
  height: 2.4rem;
  background: ${({ theme }) => theme.colors.neutral200};
`;

export const Spacer = styled.span`
  flex: 1;
`;

export const LinkBox = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: flex-start;
  gap: ${({ theme }) => theme.spaces[3]};
  padding: ${({ theme }) => theme.spaces[3]};
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral100};
`;

export const SourceArea = styled.textarea`
  display: block;
  box-sizing: border-box;
  width: 100%;
  height: 60vh;
  min-height: 24rem;
  padding: ${({ theme }) => theme.spaces[4]};
  border: 0;
  outline: 0;
  resize: vertical;
  background: transparent;
  color: inherit;
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  line-height: 1.6;
`;
