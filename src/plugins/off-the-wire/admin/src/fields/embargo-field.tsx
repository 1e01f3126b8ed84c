import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { GroupFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { isRecord, type Json, textIn } from './json';
import { useMessages } from './messages';
import { MomentInput } from './moment-input';
import { isTime, useSpokenTime } from './times';

/** What the copy said of an embargo, and how to lift or set one. `null` is none. */
export default function EmbargoField(field: FieldProps) {
  const { name, disabled, onChange } = field;
  const [isSetting, setSetting] = useState(false);
  const value = isRecord(field.value) ? field.value : undefined;
  const before = isRecord(field.initialValue) ? field.initialValue : undefined;
  const put = (embargo: Json | null) => {
    setSetting(false);
    onChange(name, embargo);
  };
  const shown = () => {
    if (isSetting) return <Setting embargo={value} onSet={put} onCancel={() => setSetting(false)} />;
    if (value) {
      return (
        <Standing embargo={value} disabled={disabled} onLift={() => put(null)} onChange={() => setSetting(true)} />
      );
    }
    return <Lifted before={before} disabled={disabled} onUndo={put} onSet={() => setSetting(true)} />;
  };
  return <GroupFrame field={field}>{shown()}</GroupFrame>;
}

interface StandingProps {
  readonly embargo: Json;
  readonly disabled?: boolean;
  readonly onLift: () => void;
  readonly onChange: () => void;
}

function Standing({ embargo, disabled, onLift, onChange }: StandingProps) {
  const say = useMessages();
  const until = textIn(embargo.until);
  const isOver = until !== undefined && isTime(until) && Date.parse(until) <= Date.now();
  const tone = isOver ? 'neutral' : 'warning';
  return (
    <Box background={`${tone}100`} borderColor={`${tone}200`} hasRadius padding={4}>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <Typography fontWeight="bold" textColor={isOver ? 'neutral800' : 'warning700'}>
          <Until until={until} isOver={isOver} />
        </Typography>
        <Said embargo={embargo} />
        {!disabled && (
          <Flex gap={2} wrap="wrap" paddingTop={1}>
            <Button variant="secondary" onClick={onLift}>
              {say('fields.embargo.lift')}
            </Button>
            <Button variant="tertiary" onClick={onChange}>
              {say('fields.embargo.change')}
            </Button>
          </Flex>
        )}
      </Flex>
    </Box>
  );
}

function Until({ until, isOver }: { readonly until?: string; readonly isOver: boolean }) {
  const say = useMessages();
  const spoken = useSpokenTime();
  if (!until) return say('fields.embargo.noEnd');
  return say(isOver ? 'fields.embargo.over' : 'fields.embargo.until', { time: spoken(until) });
}

/** The copy's own words on it. */
function Said({ embargo }: { readonly embargo: Json }) {
  const say = useMessages();
  const [condition, zone, territory] = [textIn(embargo.condition), textIn(embargo.zone), textIn(embargo.territory)];
  const lines = [
    textIn(embargo.verbatim) && say('fields.embargo.verbatim', { words: String(embargo.verbatim) }),
    condition && say('fields.embargo.condition', { condition }),
    zone && say('fields.embargo.zone', { zone }),
    territory && say('fields.embargo.territory', { territory }),
  ];
  return lines.map((line) => line && <Typography key={line}>{line}</Typography>);
}

interface LiftedProps {
  readonly before?: Json;
  readonly disabled?: boolean;
  readonly onUndo: (embargo: Json) => void;
  readonly onSet: () => void;
}

/** No embargo, or one that was lifted in this form and not saved yet. */
function Lifted({ before, disabled, onUndo, onSet }: LiftedProps) {
  const say = useMessages();
  return (
    <Flex gap={3} wrap="wrap">
      <Typography textColor={before ? 'neutral800' : 'neutral600'}>
        {say(before ? 'fields.embargo.lifted' : 'fields.embargo.none')}
      </Typography>
      {before && !disabled && (
        <Button variant="tertiary" onClick={() => onUndo(before)}>
          {say('fields.embargo.undo')}
        </Button>
      )}
      {!before && !disabled && (
        <Button variant="tertiary" onClick={onSet}>
          {say('fields.embargo.set')}
        </Button>
      )}
    </Flex>
  );
}

interface SettingProps {
  readonly embargo?: Json;
  readonly onSet: (embargo: Json) => void;
  readonly onCancel: () => void;
}

/** Sets an embargo, or the time of the one that stands; the copy's own words stay with it. */
function Setting({ embargo, onSet, onCancel }: SettingProps) {
  const say = useMessages();
  const [until, setUntil] = useState<string | null>(textIn(embargo?.until) ?? null);
  const [reason, setReason] = useState('');
  const verbatim = textIn(embargo?.verbatim) ?? textIn(reason.trim()) ?? say('fields.embargo.byTheDesk');
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Field.Root name="embargo-until" hint={say('fields.embargo.untilHint')}>
        <Field.Label>{say('fields.embargo.untilLabel')}</Field.Label>
        <MomentInput value={until ?? undefined} onChange={setUntil} />
        <Field.Hint />
      </Field.Root>
      {!textIn(embargo?.verbatim) && (
        <Field.Root name="embargo-reason">
          <Field.Label>{say('fields.embargo.reason')}</Field.Label>
          <TextInput value={reason} maxLength={500} onChange={({ target }) => setReason(target.value)} />
        </Field.Root>
      )}
      <Flex gap={2}>
        <Button variant="secondary" onClick={() => onSet({ ...embargo, until, verbatim })}>
          {say('fields.embargo.setThis')}
        </Button>
        <Button variant="tertiary" onClick={onCancel}>
          {say('fields.cancel')}
        </Button>
      </Flex>
    </Flex>
  );
}
