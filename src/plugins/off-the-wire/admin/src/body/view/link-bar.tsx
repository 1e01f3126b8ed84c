import { Button, Field, Flex, TextInput } from '@strapi/design-system';
import type { Editor } from '@tiptap/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { endLink, removeLink, setLink, startLink, typedAddress } from '../editing/links';
import { message } from '../messages';
import { LinkBox } from './surface';

/** Under the toolbar: the address of a link, and its text where none is selected. Enter sets it, Escape leaves it. */
export function LinkBar({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const { formatMessage } = useIntl();
  const [start] = useState(() => startLink(editor));
  const [address, setAddress] = useState(start.href);
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const close = () => {
    endLink(editor);
    onClose();
  };
  const set = () => {
    const href = typedAddress(address);
    setWrong(href === undefined);
    if (href === undefined) return field.current?.focus();
    setLink(editor, href, text);
    close();
  };
  const remove = () => {
    removeLink(editor);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter in a field would save the whole article.
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) set();
    if (event.key === 'Escape') close();
  };
  return (
    <LinkBox role="group" aria-label={formatMessage(message('linkBar'))} onKeyDown={onKeyDown}>
      {!start.hasText && (
        <Field.Root name="body-link-text">
          <Field.Label>{formatMessage(message('linkText'))}</Field.Label>
          <TextInput size="S" value={text} onChange={(event) => setText(event.target.value)} />
        </Field.Root>
      )}
      <Field.Root
        name="body-link-address"
        flex="1"
        error={isWrong && formatMessage(message('linkWrong'))}
        hint={formatMessage(message('linkHelp'))}
      >
        <Field.Label>{formatMessage(message('linkAddress'))}</Field.Label>
        <TextInput
          ref={field}
          size="S"
          inputMode="url"
          autoComplete="off"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        {isWrong ? <Field.Error /> : <Field.Hint />}
      </Field.Root>
      <Flex gap={2} paddingTop={5}>
        <Button size="S" onClick={set}>
          {formatMessage(message('linkSet'))}
        </Button>
        {start.isLink && (
          <Button size="S" variant="danger-light" onClick={remove}>
            {formatMessage(message('linkRemove'))}
          </Button>
        )}
        <Button size="S" variant="tertiary" onClick={close}>
          {formatMessage(message('cancel'))}
        </Button>
      </Flex>
    </LinkBox>
  );
}
