import { Menu } from '@strapi/design-system';
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { useToolbarItem } from './toolbar-items';

interface MenuButtonProps {
  readonly id: string;
  readonly editor: Editor;
  readonly label: string;
  /** What stands on the button beside its name, or an icon in its place. */
  readonly text?: string;
  readonly icon?: ReactNode;
  readonly isPressed?: boolean;
  readonly disabled: boolean;
  /** The menu's items. */
  readonly children: ReactNode;
}

/** A menu in the toolbar. Once something is chosen the cursor is back in the text. */
export function MenuButton({ id, editor, label, text, icon, isPressed, disabled, children }: MenuButtonProps) {
  const item = useToolbarItem(id);
  return (
    <Menu.Root>
      <Menu.Trigger
        {...item}
        size="S"
        variant="ghost"
        aria-label={text === undefined ? label : `${label}: ${text}`}
        data-active={isPressed ? '' : undefined}
        disabled={disabled}
      >
        {text ?? icon}
      </Menu.Trigger>
      <Menu.Content
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          editor.view.focus();
        }}
      >
        {children}
      </Menu.Content>
    </Menu.Root>
  );
}
