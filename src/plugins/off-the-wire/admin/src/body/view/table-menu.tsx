import { Menu } from '@strapi/design-system';
import { GridNine } from '@strapi/icons';
import type { Editor } from '@tiptap/core';
import { useIntl } from 'react-intl';
import { changeTable, deleteTable, insertTable, type TableCommand } from '../editing/commands';
import { message } from '../messages';
import { MenuButton } from './menu-button';

interface TableMenuProps {
  readonly editor: Editor;
  readonly isInTable: boolean;
  readonly disabled: boolean;
}

const additions: readonly TableCommand[] = ['addRowBefore', 'addRowAfter', 'addColumnBefore', 'addColumnAfter'];
const deletions: readonly TableCommand[] = ['deleteRow', 'deleteColumn'];

export function TableMenu({ editor, isInTable, disabled }: TableMenuProps) {
  const { formatMessage } = useIntl();
  const item = (command: TableCommand) => (
    <Menu.Item key={command} onSelect={() => changeTable(editor, command)}>
      {formatMessage(message(command))}
    </Menu.Item>
  );
  return (
    <MenuButton
      id="table"
      label={formatMessage(message('table'))}
      icon={<GridNine />}
      isPressed={isInTable}
      {...{ editor, disabled }}
    >
      {isInTable ? (
        <>
          {additions.map(item)}
          <Menu.Separator />
          {deletions.map(item)}
          <Menu.Item variant="danger" onSelect={() => deleteTable(editor)}>
            {formatMessage(message('deleteTable'))}
          </Menu.Item>
        </>
      ) : (
        <Menu.Item onSelect={() => insertTable(editor)}>{formatMessage(message('insertTable'))}</Menu.Item>
      )}
    </MenuButton>
  );
}
