import {
  Box,
  Field,
  Grid,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  TimePicker,
  Typography,
} from '@strapi/design-system';
import type { ReactNode } from 'react';
import { ChoiceInput } from '../choice-input';
import { useSections, useTickers } from '../directory';
import { type Json, recordIn, textIn, wordsIn } from '../json';
import { LanguageInput } from '../language-input';
import { type MessageId, useMessages, useWordFor } from '../messages';
import { Tags, TagsInput } from '../tags-input';
import { withWords } from '../words';

export const decisions = ['publish', 'hold', 'spike', 'ticker-only'] as const;
/** Whole texts: no rule decides over a kill, a part of a story or a message. */
const kinds = ['first', 'lead', 'writethru', 'update', 'correction', 'refile', 'repeat'] as const;
const urgencies = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

interface RuleProps {
  readonly rule: Json;
  readonly disabled?: boolean;
  readonly onChange: (rule: Json) => void;
}

/** One rule: what the copy must be, and what becomes of it then. What is left empty does not matter to it. */
export function RuleForm({ rule, disabled, onChange }: RuleProps) {
  const say = useMessages();
  const put = (change: Json) => onChange(ruleOf({ ...rule, ...change }));
  const decision = textIn(rule.decision) ?? 'hold';
  const own = { rule, disabled, put };
  return (
    <Box padding={4}>
      <Grid.Root gap={4}>
        <Cell label="rules.name" hint="rules.name.hint">
          <TextInput
            value={textIn(rule.name) ?? ''}
            maxLength={80}
            disabled={disabled}
            onChange={({ target }) => put({ name: target.value })}
          />
        </Cell>
        <Cell label="rules.decision" hint={decision === 'ticker-only' ? 'rules.ticker.what' : undefined}>
          <SingleSelect
            value={decision}
            disabled={disabled}
            onChange={(chosen) => put({ decision: String(chosen), ticker: undefined })}
          >
            {decisions.map((one) => (
              <SingleSelectOption key={one} value={one}>
                {say(`rules.decision.${one}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Cell>
        {decision === 'ticker-only' && (
          <Cell label="rules.ticker" hint="rules.ticker.hint" wide>
            <TickerInput {...own} />
          </Cell>
        )}
        <Grid.Item col={12} direction="column" alignItems="stretch">
          <Typography variant="pi" textColor="neutral800">
            {say('rules.when')}
          </Typography>
        </Grid.Item>
        <Conditions {...own} />
      </Grid.Root>
    </Box>
  );
}

interface InputProps {
  readonly rule: Json;
  readonly disabled?: boolean;
  readonly put: (change: Json) => void;
}

function Conditions(own: InputProps) {
  return (
    <>
      <UrgencyInputs {...own} />
      <HourInputs {...own} />
      <Cell label="rules.subjects" hint="rules.subjects.hint">
        <WordsInput name="subjects" {...own} />
      </Cell>
      <Cell label="rules.genres" hint="rules.genres.hint">
        <WordsInput name="genres" {...own} />
      </Cell>
      <Cell label="rules.sections" hint="rules.sections.hint">
        <SectionsInput {...own} />
      </Cell>
      <Cell label="rules.languages" hint="rules.languages.hint">
        <LanguagesInput {...own} />
      </Cell>
      <Cell label="rules.kinds" hint="rules.kinds.hint" wide>
        <KindsInput {...own} />
      </Cell>
    </>
  );
}

interface CellProps {
  readonly label: MessageId;
  readonly hint?: MessageId;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function Cell({ label, hint, wide, children }: CellProps) {
  const say = useMessages();
  return (
    <Grid.Item col={wide ? 12 : 6} s={12} xs={12} direction="column" alignItems="stretch">
      <Field.Root name={label} hint={hint && say(hint)}>
        <Field.Label>{say(label)}</Field.Label>
        {children}
        <Field.Hint />
      </Field.Root>
    </Grid.Item>
  );
}

/** Two of them stand for a range. */
function Part({ label, hint, columns, children }: CellProps & { readonly columns: number }) {
  const say = useMessages();
  return (
    <Grid.Item col={columns} s={6} xs={12} direction="column" alignItems="stretch">
      <Field.Root name={label} hint={hint && say(hint)}>
        <Field.Label>{say(label)}</Field.Label>
        {children}
        <Field.Hint />
      </Field.Root>
    </Grid.Item>
  );
}

function UrgencyInputs({ rule, disabled, put }: InputProps) {
  const say = useMessages();
  const range = recordIn(rule.urgency);
  return (['from', 'to'] as const).map((end) => (
    <Part key={end} columns={2} label={`rules.urgency.${end}`} hint={end === 'from' ? 'rules.urgency.hint' : undefined}>
      <SingleSelect
        value={typeof range[end] === 'number' ? String(range[end]) : ''}
        disabled={disabled}
        placeholder={say('rules.any')}
        onChange={(chosen) => put({ urgency: { ...range, [end]: Number(chosen) || undefined } })}
        onClear={() => put({ urgency: { ...range, [end]: undefined } })}
      >
        {urgencies.map((urgency) => (
          <SingleSelectOption key={urgency} value={String(urgency)}>
            {String(urgency)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Part>
  ));
}

function HourInputs({ rule, disabled, put }: InputProps) {
  const say = useMessages();
  const hours = recordIn(rule.hours);
  return (['from', 'to'] as const).map((end) => (
    <Part key={end} columns={4} label={`rules.hours.${end}`} hint={end === 'from' ? 'rules.hours.hint' : undefined}>
      <TimePicker
        value={textIn(hours[end]) ?? ''}
        disabled={disabled}
        clearLabel={say('fields.clear')}
        onChange={(time) => put({ hours: { ...hours, [end]: hourOf(time) } })}
        onClear={() => put({ hours: { ...hours, [end]: undefined } })}
      />
    </Part>
  ));
}

/** The picker gives `9:30` where it was typed so. */
function hourOf(time: string | undefined): string | undefined {
  const [hour, minute] = (time ?? '').split(':');
  return hour && minute ? `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` : undefined;
}

function WordsInput({ name, rule, disabled, put }: InputProps & { readonly name: 'subjects' | 'genres' }) {
  const words = wordsIn(rule[name]);
  return (
    <TagsInput
      tags={words.map((text) => ({ text }))}
      disabled={disabled}
      onAdd={(added) => put({ [name]: withWords(words, added) })}
      onRemove={(at) => put({ [name]: words.toSpliced(at, 1) })}
    />
  );
}

function SectionsInput({ rule, disabled, put }: InputProps) {
  const say = useMessages();
  const paths = wordsIn(rule.sections);
  const { isReading, choices } = useSections();
  const tags = paths.map((path) => {
    const known = choices?.find(({ value }) => value === path);
    if (known) return { text: known.name, detail: path };
    return { text: choices && !isReading ? say('fields.gone', { name: path }) : path };
  });
  const others = choices?.filter(({ value }) => !paths.includes(value));
  return (
    <>
      <Tags tags={tags} disabled={disabled} onRemove={(at) => put({ sections: paths.toSpliced(at, 1) })} />
      {!disabled && (
        <ChoiceInput
          from={{ isReading, choices: others }}
          value={undefined}
          placeholder={say('rules.sections.add')}
          onChange={(path) => path && put({ sections: withWords(paths, [path]) })}
        />
      )}
    </>
  );
}

function LanguagesInput({ rule, disabled, put }: InputProps) {
  const say = useMessages();
  const languages = wordsIn(rule.languages);
  return (
    <>
      <Tags
        tags={languages.map((text) => ({ text }))}
        disabled={disabled}
        onRemove={(at) => put({ languages: languages.toSpliced(at, 1) })}
      />
      {!disabled && (
        <LanguageInput
          // Anew after each, so that it is empty again.
          key={languages.join()}
          value={undefined}
          placeholder={say('rules.languages.add')}
          onChange={(tag) => tag && put({ languages: withWords(languages, [tag]) })}
        />
      )}
    </>
  );
}

function KindsInput({ rule, disabled, put }: InputProps) {
  const say = useMessages();
  const wordFor = useWordFor();
  return (
    <MultiSelect
      withTags
      disabled={disabled}
      placeholder={say('rules.any')}
      clearLabel={say('fields.clear')}
      value={[...wordsIn(rule.kinds)]}
      onChange={(chosen) => put({ kinds: chosen })}
      onClear={() => put({ kinds: [] })}
    >
      {kinds.map((kind) => (
        <MultiSelectOption key={kind} value={kind}>
          {wordFor('versionKind', kind)}
        </MultiSelectOption>
      ))}
    </MultiSelect>
  );
}

function TickerInput({ rule, disabled, put }: InputProps) {
  return (
    <ChoiceInput
      from={useTickers()}
      value={textIn(rule.ticker)}
      disabled={disabled}
      placeholder={useMessages()('rules.ticker.pick')}
      onChange={(ticker) => put({ ticker })}
    />
  );
}

/** Only what is set. */
function ruleOf(rule: Json): Json {
  const isSet = (value: unknown): boolean => {
    if (value === undefined || value === null || value === '') return false;
    return typeof value !== 'object' || Object.values(value).some(isSet);
  };
  return Object.fromEntries(Object.entries(rule).filter(([, value]) => isSet(value)));
}
