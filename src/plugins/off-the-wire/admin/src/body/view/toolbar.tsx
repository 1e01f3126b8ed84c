import { ArrowClockwise, Bold, BulletList, CodeBlock, Italic, Link, NumberList, Quotes } from '@strapi/icons';
import { type Editor, useEditorState } from '@tiptap/react';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { toggleListing, toggleQuotation } from '../editing/commands';
import { toggleList } from '../editing/lists';
import { message, type Word } from '../messages';
import { StyleMenu } from './style-menu';
import { Bar, Divider, Mirrored, Spacer } from './surface';
import { TableMenu } from './table-menu';
import { SourceButton, ToolbarButton } from './toolbar-button';
import { moveInToolbar, ToolbarItems } from './toolbar-items';
import { stateOf } from './toolbar-state';

interface ToolbarProps {
  readonly editor: Editor;
  /** The id of the text. */
  readonly controls: string;
  readonly disabled: boolean;
  readonly isLinking: boolean;
  readonly onLink: () => void;
  readonly onSource: () => void;
}

interface Action {
  readonly word: Word;
  readonly icon: ReactNode;
  readonly shortcut?: string;
  readonly isPressed?: boolean;
  readonly disabled?: boolean;
  readonly act: (editor: Editor) => void;
}

export function Toolbar({ editor, controls, disabled, isLinking, onLink, onSource }: ToolbarProps) {
  const { formatMessage } = useIntl();
  const state = useEditorState({ editor, selector: ({ editor: current }) => stateOf(current) });
  const button = ({ word, icon, shortcut, isPressed, disabled: cannot = false, act }: Action) => (
    <ToolbarButton
      key={word}
      id={word}
      label={formatMessage(message(word))}
      {...{ icon, shortcut, isPressed }}
      disabled={disabled || cannot}
      onPress={(byPointer) => {
        act(editor);
        if (byPointer && word !== 'link') editor.view.focus();
      }}
    />
  );
  const marks: readonly Action[] = [
    {
      word: 'bold',
      icon: <Bold />,
      shortcut: 'Control+B',
      isPressed: state.bold,
      act: (it) => it.commands.toggleMark('bold'),
    },
    {
      word: 'italic',
      icon: <Italic />,
      shortcut: 'Control+I',
      isPressed: state.italic,
      act: (it) => it.commands.toggleMark('italic'),
    },
    {
      word: 'link',
      icon: <Link />,
      shortcut: 'Control+K',
      isPressed: state.link || isLinking,
      disabled: state.listing,
      act: onLink,
    },
  ];
  const blocks: readonly Action[] = [
    {
      word: 'bulletList',
      icon: <BulletList />,
      isPressed: state.bulletList,
      act: (it) => toggleList(it, 'bulletList'),
    },
    {
      word: 'orderedList',
      icon: <NumberList />,
      isPressed: state.orderedList,
      act: (it) => toggleList(it, 'orderedList'),
    },
    { word: 'quotation', icon: <Quotes />, isPressed: state.blockquote, act: toggleQuotation },
    { word: 'listing', icon: <CodeBlock />, isPressed: state.listing, act: toggleListing },
  ];
  return (
    <ToolbarItems first="undo">
      <Bar
        role="toolbar"
        aria-label={formatMessage(message('toolbar'))}
        aria-controls={controls}
        aria-disabled={disabled}
        onKeyDown={moveInToolbar}
      >
        {historyActions(state).map(button)}
        <Divider />
        <StyleMenu editor={editor} style={state.style} disabled={disabled} />
        <Divider />
        {marks.map(button)}
        <Divider />
        {blocks.map(button)}
        <TableMenu editor={editor} isInTable={state.table} disabled={disabled} />
        <Spacer />
        <SourceButton isPressed={false} onToggle={onSource} />
      </Bar>
    </ToolbarItems>
  );
}

function historyActions(state: ReturnType<typeof stateOf>): readonly Action[] {
  return [
    {
      ...{ word: 'undo', shortcut: 'Control+Z', disabled: !state.canUndo },
      icon: <Mirrored as={ArrowClockwise} />,
      act: (editor) => editor.commands.keyboardShortcut('Mod-z'),
    },
    {
      ...{ word: 'redo', shortcut: 'Control+Shift+Z', disabled: !state.canRedo },
      icon: <ArrowClockwise />,
      act: (editor) => editor.commands.keyboardShortcut('Mod-y'),
    },
  ];
}
