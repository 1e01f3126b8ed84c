import { Flex, Tag, TextInput, Typography, useNotifyAT } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { useMessages } from './messages';
import { holdsSeveral, splitWords } from './words';

export interface TagText {
  readonly text: string;
  /** Smaller, after the text: a code. */
  readonly detail?: string;
}

interface TagsProps {
  readonly tags: readonly TagText[];
  readonly disabled?: boolean;
  readonly onRemove: (at: number) => void;
}

interface TagsInputProps extends TagsProps {
  readonly onAdd: (words: readonly string[]) => void;
  readonly placeholder?: string;
  readonly name?: string;
}

/** Tags that are typed and taken out, by keyboard: Enter or a comma adds, Backspace in the empty field takes the last one out. */
export function TagsInput({ tags, disabled, onAdd, onRemove, placeholder, name }: TagsInputProps) {
  const say = useMessages();
  const { notifyStatus } = useNotifyAT();
  const [typed, setTyped] = useState('');
  const add = (text: string) => {
    const words = splitWords(text);
    setTyped('');
    if (words.length === 0) return;
    onAdd(words);
    notifyStatus(say('fields.tags.added', { words: words.join(', ') }));
  };
  const remove = (at: number) => {
    const tag = tags[at];
    if (!tag) return;
    onRemove(at);
    notifyStatus(say('fields.tags.removed', { word: tag.text }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // While letters are being composed (Chinese, Japanese), Enter belongs to the composing.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      // In the Content Manager's form, Enter would save the entry.
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '') remove(tags.length - 1);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text');
    if (!holdsSeveral(pasted)) return;
    event.preventDefault();
    add(`${typed},${pasted}`);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Tags tags={tags} disabled={disabled} onRemove={remove} />
      {!disabled && (
        <TextInput
          name={name}
          value={typed}
          placeholder={placeholder}
          autoComplete="off"
          onChange={({ target }) => (/[,，]$/.test(target.value) ? add(target.value) : setTyped(target.value))}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => add(typed)}
        />
      )}
    </Flex>
  );
}

/** The tags alone, each with a button that takes it out. */
export function Tags({ tags, disabled, onRemove }: TagsProps) {
  const say = useMessages();
  if (tags.length === 0) {
    return disabled ? (
      <Typography variant="pi" textColor="neutral600">
        {say('fields.none')}
      </Typography>
    ) : null;
  }
  return (
    <Flex tag="ul" gap={2} wrap="wrap">
      {tags.map(({ text, detail }, at) => (
        <Flex tag="li" key={`${text} ${detail ?? ''}`} maxWidth="100%">
          <Tag
            icon={<Cross aria-hidden />}
            label={say('fields.tags.remove', { word: text })}
            disabled={disabled}
            onClick={() => onRemove(at)}
          >
            {text}
            {detail && (
              <Typography tag="span" variant="pi" textColor="neutral600" paddingLeft={1}>
                {detail}
              </Typography>
            )}
          </Tag>
        </Flex>
      ))}
    </Flex>
  );
}
