import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { countWords } from '../../../../server/src/wire/html/text';
import { treeOfHtml } from '../editing/tree-of-html';
import { message } from '../messages';
import { tidyHtml } from '../round-trip';
import { spread } from '../spread';
import { Footer } from './footer';
import { Bar, Head, SourceArea } from './surface';
import { SourceButton } from './toolbar-button';
import { useWriting } from './use-writing';
import type { ViewProps } from './view-props';

/** The body's HTML, to be typed into. What is written is what the server's cleaning would leave of it. */
export function SourceView(props: ViewProps & { readonly onLeave: () => void }) {
  const { formatMessage } = useIntl();
  const source = useSource(props);
  const leave = () => {
    source.flush();
    props.onLeave();
  };
  return (
    <>
      <Head>
        <Bar>
          <SourceButton isPressed onToggle={leave} />
        </Bar>
      </Head>
      <SourceArea
        ref={(element) => {
          props.area.current = element;
        }}
        id={props.id}
        value={source.text}
        readOnly={props.disabled}
        spellCheck={false}
        dir="ltr"
        aria-describedby={props.describedBy}
        aria-invalid={props.hasError}
        aria-required={props.required}
        onChange={(event) => source.type(event.target.value)}
        onBlur={source.flush}
      />
      <Footer count={source.words} note={formatMessage(message('sourceHint'))} />
    </>
  );
}

/** The text typed, which is written as clean HTML, or as it was given if it comes to the same; and its length. */
function useSource({ html, written, onWrite }: ViewProps) {
  const [text, setText] = useState(() => shown(html));
  const [words, setWords] = useState(() => countWords(html));
  const typed = useRef(text);
  const given = useRef({ html, tidy: '' });
  const writing = useWriting(() => {
    given.current.tidy ||= tidyHtml(given.current.html, treeOfHtml);
    const tidy = tidyHtml(typed.current, treeOfHtml);
    setWords(countWords(tidy));
    onWrite(tidy === given.current.tidy ? given.current.html : tidy);
  });
  useEffect(() => {
    if (html === written.current) return;
    writing.drop();
    written.current = html;
    given.current = { html, tidy: '' };
    typed.current = shown(html);
    setText(typed.current);
    setWords(countWords(html));
  }, [html, written, writing]);
  const type = (next: string) => {
    typed.current = next;
    setText(next);
    writing.ask();
  };
  return { text, words, type, flush: writing.flush };
}

/** A line for each block, if the HTML is as the server writes it; as it is, if not. */
function shown(html: string): string {
  return tidyHtml(html, () => []) === html ? spread(html) : html;
}
