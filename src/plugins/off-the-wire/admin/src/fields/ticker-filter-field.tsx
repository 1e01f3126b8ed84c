import { Field, Grid, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { ChoiceInput } from './choice-input';
import { useSections, useSources } from './directory';
import { GroupFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { type Json, recordIn, textIn } from './json';
import { LanguageInput } from './language-input';
import { useMessages } from './messages';

/** What `/api/wire/headlines` may be asked for: no other name is a filter. */
const names = ['section', 'source', 'provider', 'language', 'urgency', 'genre', 'subject', 'keyword'] as const;
type Name = (typeof names)[number];

/** Which of the latest headlines follow a ticker's entries. Nothing set is all of them. */
export default function TickerFilterField(field: FieldProps) {
  const { name, value, disabled, onChange, attribute } = field;
  const say = useMessages();
  const filter = filterOf(recordIn(value));
  const said = attribute.options?.of === 'changes' ? changesSaid : headlinesSaid;
  const put = (which: Name, asked: string | undefined) =>
    onChange(name, orNothing(filterOf({ ...filter, [which]: asked })));
  return (
    <GroupFrame field={field}>
      <Typography variant="pi" textColor="neutral800">
        {say(Object.keys(filter).length === 0 ? said.all : said.some)}
      </Typography>
      <Grid.Root gap={4} paddingTop={2}>
        {names.map((which) => (
          <Grid.Item key={which} col={6} s={12} xs={12} direction="column" alignItems="stretch">
            <Field.Root
              name={`filter-${which}`}
              hint={which === 'section' ? say('fields.filter.section.hint') : undefined}
            >
              <Field.Label>{say(`fields.filter.${which}`)}</Field.Label>
              <FilterInput
                which={which}
                value={textIn(filter[which])}
                disabled={disabled}
                onChange={(asked) => put(which, asked)}
              />
              <Field.Hint />
            </Field.Root>
          </Grid.Item>
        ))}
      </Grid.Root>
    </GroupFrame>
  );
}

const headlinesSaid = { all: 'fields.filter.all', some: 'fields.filter.some' } as const;
const changesSaid = { all: 'fields.filter.allChanges', some: 'fields.filter.someChanges' } as const;

function filterOf(value: Json): Readonly<Partial<Record<Name, string>>> {
  const asked = names.map((name) => [name, String(value[name] ?? '')] as const).filter(([, text]) => text !== '');
  return Object.fromEntries(asked);
}

const orNothing = (filter: Json): Json | null => (Object.keys(filter).length > 0 ? filter : null);

interface InputProps {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly disabled?: boolean;
}

function FilterInput({ which, ...own }: InputProps & { readonly which: Name }) {
  switch (which) {
    case 'section':
      return <SectionInput {...own} />;
    case 'source':
      return <SourceInput {...own} />;
    case 'language':
      return <AnyLanguage {...own} />;
    case 'urgency':
      return <UrgencyInput {...own} />;
    default:
      return (
        <TextInput
          value={own.value ?? ''}
          disabled={own.disabled}
          maxLength={200}
          onChange={({ target }) => own.onChange(target.value || undefined)}
        />
      );
  }
}

const SectionInput = (own: InputProps) => (
  <ChoiceInput {...own} from={useSections()} placeholder={useMessages()('fields.filter.any')} />
);
const SourceInput = (own: InputProps) => (
  <ChoiceInput {...own} from={useSources()} placeholder={useMessages()('fields.filter.any')} />
);
const AnyLanguage = (own: InputProps) => <LanguageInput {...own} placeholder={useMessages()('fields.filter.any')} />;

const urgencies = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

function UrgencyInput({ value, onChange, disabled }: InputProps) {
  const say = useMessages();
  return (
    <SingleSelect
      value={value ?? ''}
      disabled={disabled}
      placeholder={say('fields.filter.any')}
      onChange={(chosen) => onChange(String(chosen) || undefined)}
      onClear={() => onChange(undefined)}
    >
      {urgencies.map((urgency) => (
        <SingleSelectOption key={urgency} value={String(urgency)}>
          {String(urgency)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
