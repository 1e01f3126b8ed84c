import { Menu } from '@strapi/design-system';
import type { Editor } from '@tiptap/core';
import { useIntl } from 'react-intl';
import { type BlockStyle, setBlockStyle } from '../editing/commands';
import { message } from '../messages';
import { headingLevels } from '../schema/blocks';
import { MenuButton } from './menu-button';

interface StyleMenuProps {
  readonly editor: Editor;
  readonly style: BlockStyle | undefined;
  readonly disabled: boolean;
}

const styles: readonly BlockStyle[] = [
  'paragraph',
  ...headingLevels.map((level) => `heading${level}` as const),
  'listing',
];

/** What kind of paragraph the cursor is in, and the others that it can be made. */
export function StyleMenu({ editor, style, disabled }: StyleMenuProps) {
  const { formatMessage } = useIntl();
  const nameOf = (each: BlockStyle | undefined) => {
    const level = each && /^heading(\d)$/.exec(each)?.[1];
    if (level) return formatMessage(message('heading'), { level });
    return formatMessage(message(each === 'listing' ? 'listing' : each === undefined ? 'otherStyle' : 'paragraph'));
  };
  return (
    <MenuButton id="style" label={formatMessage(message('style'))} text={nameOf(style)} {...{ editor, disabled }}>
      {styles.map((each) => (
        <Menu.Item key={each} onSelect={() => setBlockStyle(editor, each)}>
          {nameOf(each)}
        </Menu.Item>
      ))}
    </MenuButton>
  );
}
