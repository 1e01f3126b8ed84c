import { Tooltip } from '@strapi/design-system';
import { Code } from '@strapi/icons';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { message } from '../messages';
import { Button, TextButton } from './surface';
import { useToolbarItem } from './toolbar-items';

interface ToolbarButtonProps {
  readonly id: string;
  readonly label: string;
  /** As a screen reader wants it: `Control+B`. */
  readonly shortcut?: string;
  readonly icon: ReactNode;
  /** Absent for what is done once, as undo. */
  readonly isPressed?: boolean;
  readonly disabled?: boolean;
  readonly onPress: (byPointer: boolean) => void;
}

/** A button of the toolbar. It stays focusable when it can do nothing, so that the focus is not lost. */
export function ToolbarButton({ id, label, shortcut, icon, isPressed, disabled, onPress }: ToolbarButtonProps) {
  const item = useToolbarItem(id);
  const press = shortcut ? `${label} (${shortcut.replace('Control', 'Ctrl')})` : label;
  return (
    <Tooltip label={press}>
      <Button
        {...item}
        type="button"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        aria-pressed={isPressed}
        aria-disabled={disabled ?? false}
        // The text keeps its selection and the focus when a button is clicked.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          if (!disabled) onPress(event.detail > 0);
        }}
      >
        {icon}
      </Button>
    </Tooltip>
  );
}

/** Between the text and its HTML; it can also be read where it may not be changed. */
export function SourceButton({ isPressed, onToggle }: { readonly isPressed: boolean; readonly onToggle: () => void }) {
  const { formatMessage } = useIntl();
  const item = useToolbarItem('source');
  return (
    <TextButton {...item} type="button" aria-pressed={isPressed} onClick={onToggle}>
      <Code aria-hidden />
      {formatMessage(message('source'))}
    </TextButton>
  );
}
