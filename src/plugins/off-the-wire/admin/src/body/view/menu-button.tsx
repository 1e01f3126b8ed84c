import { Menu } from '@strapi/design-system';
import type { Editor } from '@tiptap/core';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';
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
      <Trigger
        {...item}
        size="S"
        variant="ghost"
        aria-label={text === undefined ? label : `${label}: ${text}`}
        $isPressed={isPressed ?? false}
        disabled={disabled}
      >
        {text ?? icon}
      </Trigger>
      <Menu.Content
        maxHeight="none"
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

const Trigger = styled(Menu.Trigger)<{ readonly $isPressed: boolean }>`
  && {
    height: 3.2rem;
    gap: ${({ theme }) => theme.spaces[1]};
    padding-inline: ${({ theme }) => theme.spaces[2]};
    border-color: transparent;
    background: ${({ theme, $isPressed }) => ($isPressed ? theme.colors.primary100 : 'transparent')};
  }

  &&:hover {
    background: ${({ theme, disabled }) => (disabled ? 'transparent' : theme.colors.neutral100)};
  }

  && svg,
  && svg path {
    fill: ${({ theme, $isPressed, disabled }) =>
      disabled ? theme.colors.neutral400 : $isPressed ? theme.colors.primary600 : theme.colors.neutral800};
  }
`;
