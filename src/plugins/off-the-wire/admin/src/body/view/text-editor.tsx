import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { countWords } from '../../../../server/src/wire/html/text';
import { keys } from '../editing/keys';
import { links } from '../editing/links';
import { paste } from '../editing/paste';
import { pictures } from '../editing/pictures';
import { takeOver } from '../editing/take-over';
import { treeOfHtml } from '../editing/tree-of-html';
import { message } from '../messages';
import { type OpenedBody, openBody } from '../round-trip';
import { bodySchemaExtensions } from '../schema';
import { writtenBody } from '../write';
import { Footer } from './footer';
import { LinkBar } from './link-bar';
import { Head } from './surface';
import { TextArea } from './text-area';
import { Toolbar } from './toolbar';
import { useWriting } from './use-writing';
import type { ViewProps } from './view-props';

interface TextEditorProps extends ViewProps {
  /** The form's value when this view was opened. */
  readonly opened: OpenedBody;
  readonly onSource: () => void;
  /** A body came from outside that the editor would lose something of. */
  readonly onLoss: (lost: readonly string[]) => void;
}

/** The body as text, with a toolbar above and its length below. */
export function TextEditor(props: TextEditorProps) {
  const [isLinking, setLinking] = useState(false);
  const { editor, words, flush } = useBodyEditor(props, () => setLinking(true));
  if (!editor) return null;
  const toSource = () => {
    flush();
    props.onSource();
  };
  return (
    <>
      <Head>
        <Toolbar
          editor={editor}
          controls={props.id}
          disabled={props.disabled}
          isLinking={isLinking}
          onLink={() => setLinking(true)}
          onSource={toSource}
        />
        {isLinking && <LinkBar editor={editor} onClose={() => setLinking(false)} />}
      </Head>
      <TextArea $disabled={props.disabled}>
        <EditorContent editor={editor} />
      </TextArea>
      <Footer count={words} />
    </>
  );
}

function useBodyEditor(props: TextEditorProps, openLinkBar: () => void) {
  const { html, opened, written, onWrite, onLoss, disabled } = props;
  const { formatMessage } = useIntl();
  const [words, setWords] = useState(() => countWords(opened.html));
  // What came in, and what the editor makes of it untouched: as long as the two are the same, nothing is rewritten.
  const given = useRef({ html, clean: opened.html });
  // An editor keeps the extensions that it was made with.
  const [extensions] = useState(() => [
    ...bodySchemaExtensions,
    ...[keys, paste, links(openLinkBar), pictures(formatMessage(message('undescribed')))],
  ]);
  const [content] = useState(() => opened.document.toJSON());
  const editorProps = useEditorProps(props);
  const editor = useEditor({
    extensions,
    content,
    editable: !disabled,
    enableInputRules: false,
    enablePasteRules: false,
    shouldRerenderOnTransaction: false,
    editorProps,
    onCreate: (event) => {
      props.area.current = event.editor.view.dom;
    },
    onUpdate: () => writing.ask(),
    onBlur: () => writing.flush(),
  });
  const writing = useWriting(() => {
    const next = writtenBody(editor.state.doc);
    setWords(next.words);
    const same = next.html === given.current.clean ? given.current.html : next.html;
    if (same !== written.current) onWrite(same);
  });
  useEffect(() => {
    if (html === written.current) return;
    writing.drop();
    written.current = html;
    const outside = openBody(html, treeOfHtml);
    given.current = { html, clean: outside.html };
    setWords(countWords(outside.html));
    if (outside.lost.length > 0) onLoss(outside.lost);
    else takeOver(editor, outside.document);
  }, [html, written, writing, editor, onLoss]);
  return { editor, words, flush: writing.flush };
}

/** The same object until something in it changes: with a new one ProseMirror draws itself anew. */
function useEditorProps(props: TextEditorProps) {
  const key = JSON.stringify(attributesOf(props));
  return useMemo(() => ({ attributes: JSON.parse(key) as Record<string, string> }), [key]);
}

function attributesOf(props: TextEditorProps): Record<string, string> {
  const { id, labelId, describedBy, language, disabled, required, hasError, placeholder } = props;
  return {
    ...{ id, role: 'textbox', 'aria-multiline': 'true', 'aria-labelledby': labelId, spellcheck: 'true' },
    ...{ 'aria-invalid': String(hasError), 'aria-required': String(required), 'aria-readonly': String(disabled) },
    ...(describedBy === undefined ? {} : { 'aria-describedby': describedBy }),
    ...(language === undefined ? {} : { lang: language }),
    ...(placeholder ? { 'data-placeholder': placeholder, 'aria-placeholder': placeholder } : {}),
    // While the form is being saved the text cannot be edited; the focus stays in it.
    tabindex: '0',
  };
}
