import { Box, Button, Field, Flex, TextInput } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { type KeyboardEvent, useState } from 'react';
import { GroupFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { type Json, orNull, recordsIn, textIn } from './json';
import { useMessages } from './messages';
import { Tags, type TagText } from './tags-input';

/** What a story is about: concepts with a name, a code, or both. */
export default function SubjectsField(field: FieldProps) {
  const subjects = recordsIn(field.value).filter((subject) => textIn(subject.name) ?? textIn(subject.qcode));
  const put = (now: readonly Json[]) => field.onChange(field.name, orNull(now));
  return (
    <GroupFrame field={field}>
      <Flex direction="column" alignItems="stretch" gap={2}>
        <Tags tags={subjects.map(tagOf)} disabled={field.disabled} onRemove={(at) => put(subjects.toSpliced(at, 1))} />
        {!field.disabled && <NewSubject onAdd={(subject) => put(withSubject(subjects, subject))} />}
      </Flex>
    </GroupFrame>
  );
}

function tagOf({ name, qcode }: Json): TagText {
  const code = textIn(qcode);
  return { text: textIn(name) ?? code ?? '', detail: textIn(name) ? code : undefined };
}

/** A code says which concept it is; where there is none, the name does. */
function withSubject(subjects: readonly Json[], added: Json): readonly Json[] {
  const keyOf = ({ qcode, name }: Json) => String(qcode ?? name).toLowerCase();
  return subjects.some((one) => keyOf(one) === keyOf(added)) ? subjects : [...subjects, added];
}

function NewSubject({ onAdd }: { readonly onAdd: (subject: Json) => void }) {
  const say = useMessages();
  const [name, setName] = useState('');
  const [qcode, setQcode] = useState('');
  const isNothing = name.trim() === '' && qcode.trim() === '';
  const add = () => {
    if (isNothing) return;
    // `undefined` is left out when the form is sent: absent is absent.
    onAdd({ qcode: textIn(qcode.trim()), name: textIn(name.trim()) });
    setName('');
    setQcode('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    add();
  };
  const own = { maxLength: 200, autoComplete: 'off', onKeyDown };
  return (
    <Flex gap={2} alignItems="flex-end" wrap="wrap">
      <Box flex="2 1 20rem">
        <Field.Root name="subject-name">
          <Field.Label>{say('fields.subjects.name')}</Field.Label>
          <TextInput {...own} value={name} onChange={({ target }) => setName(target.value)} />
        </Field.Root>
      </Box>
      <Box flex="1 1 16rem">
        <Field.Root name="subject-code">
          <Field.Label>{say('fields.subjects.code')}</Field.Label>
          <TextInput
            {...own}
            value={qcode}
            placeholder="medtop:04000000"
            onChange={({ target }) => setQcode(target.value)}
          />
        </Field.Root>
      </Box>
      <Button variant="tertiary" size="L" startIcon={<Plus />} disabled={isNothing} onClick={add}>
        {say('fields.subjects.add')}
      </Button>
    </Flex>
  );
}
