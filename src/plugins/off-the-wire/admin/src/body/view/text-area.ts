import { css, styled } from 'styled-components';

const text = css`
  .ProseMirror > * + * {
    margin-top: ${({ theme }) => theme.spaces[3]};
  }

  h2, h3, h4, h5, h6 {
    font-weight: 700;
    line-height: 1.3;
  }

  h2 { font-size: 2.4rem; }
  h3 { font-size: 2rem; }
  h4 { font-size: 1.8rem; }
  h5, h6 { font-size: 1.6rem; }
  h6 { color: ${({ theme }) => theme.colors.neutral600}; }

  strong, b { font-weight: 700; }
  em, i, cite { font-style: italic; }
  u { text-decoration: underline; }
  s { text-decoration: line-through; }
  small { font-size: 0.8em; }
  sub, sup { font-size: 0.75em; line-height: 0; }
  sub { vertical-align: sub; }
  sup { vertical-align: super; }
  q::before { content: open-quote; }
  q::after { content: close-quote; }
  abbr { text-decoration: underline dotted; }

  a {
    color: ${({ theme }) => theme.colors.primary600};
    text-decoration: underline;
  }

  code {
    padding: 0 0.3em;
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral150};
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    font-size: 0.9em;
  }

  pre {
    padding: ${({ theme }) => theme.spaces[3]};
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral100};
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    font-size: 1.4rem;
    white-space: pre;
    overflow-x: auto;
  }

  pre code { padding: 0; background: none; }

  blockquote {
    padding-inline-start: ${({ theme }) => theme.spaces[4]};
    border-inline-start: 3px solid ${({ theme }) => theme.colors.neutral300};
  }

  blockquote > * + *, li > * + *, dd > * + * {
    margin-top: ${({ theme }) => theme.spaces[2]};
  }
`;

const lists = css`
  ul, ol { padding-inline-start: ${({ theme }) => theme.spaces[6]}; }
  ul { list-style: disc; }
  ol { list-style: decimal; }
  dt { font-weight: 700; }
  dd { padding-inline-start: ${({ theme }) => theme.spaces[6]}; }
`;

const tables = css`
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: auto;
  }

  th, td {
    position: relative;
    min-width: 4rem;
    padding: ${({ theme }) => `${theme.spaces[1]} ${theme.spaces[2]}`};
    border: 1px solid ${({ theme }) => theme.colors.neutral300};
    text-align: start;
    vertical-align: top;
  }

  th {
    background: ${({ theme }) => theme.colors.neutral100};
    font-weight: 700;
  }

  [data-table-caption] {
    padding-bottom: ${({ theme }) => theme.spaces[1]};
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.4rem;
  }

  .selectedCell::after {
    content: '';
    position: absolute;
    inset: 0;
    background: ${({ theme }) => theme.colors.primary200};
    opacity: 0.35;
    pointer-events: none;
  }
`;

const figures = css`
  figure {
    padding: ${({ theme }) => theme.spaces[3]};
    border: 1px solid ${({ theme }) => theme.colors.neutral200};
    border-radius: ${({ theme }) => theme.borderRadius};
  }

  figcaption {
    margin-top: ${({ theme }) => theme.spaces[2]};
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.4rem;
  }

  .body-picture img { max-width: 100%; height: auto; max-height: 40vh; }

  .body-picture-box {
    display: inline-flex;
    flex-direction: column;
    max-width: 100%;
    padding: ${({ theme }) => theme.spaces[3]};
    border: 1px dashed ${({ theme }) => theme.colors.neutral300};
    border-radius: ${({ theme }) => theme.borderRadius};
    background: ${({ theme }) => theme.colors.neutral100};
    color: ${({ theme }) => theme.colors.neutral700};
    font-size: 1.4rem;
  }

  .ProseMirror-selectednode img,
  .ProseMirror-selectednode .body-picture-box {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

const editing = css`
  .body-linked { background: ${({ theme }) => theme.colors.primary200}; }

  .body-drop { color: ${({ theme }) => theme.colors.primary600}; }

  .ProseMirror-gapcursor {
    position: relative;
    display: none;
    pointer-events: none;
  }

  .ProseMirror-focused .ProseMirror-gapcursor { display: block; }

  .ProseMirror-gapcursor::after {
    content: '';
    position: absolute;
    top: -2px;
    display: block;
    width: 2rem;
    border-top: 1px solid currentColor;
  }
`;

/** The text itself: as high as it needs up to a part of the window, then it scrolls. */
export const TextArea = styled.div<{ readonly $disabled: boolean }>`
  max-height: 70vh;
  overflow: auto;
  cursor: ${({ $disabled }) => ($disabled ? 'not-allowed' : 'text')};

  .ProseMirror {
    min-height: 24rem;
    padding: ${({ theme }) => theme.spaces[4]};
    outline: 0;
    font-size: 1.6rem;
    line-height: 1.6;
    overflow-wrap: anywhere;
  }

  ${text}
  ${lists}
  ${tables}
  ${figures}
  ${editing}
`;
