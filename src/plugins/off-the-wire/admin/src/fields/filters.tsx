import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useField } from '@strapi/strapi/admin';
import type { ComponentType } from 'react';
import type { MessageDescriptor } from 'react-intl';
import { ChoiceInput } from './choice-input';
import { type Choices, useSections, useSources } from './directory';
import { textIn } from './json';
import { messageFor, useWordFor } from './messages';
import { wireTypeOf } from './plugin-options';

interface FilterInputProps {
  readonly name: string;
  readonly 'aria-label'?: string;
  readonly options?: readonly { readonly value: string; readonly label?: string }[];
}

/** A filter of a list in the Content Manager, as far as it concerns us. */
interface Filter extends FilterInputProps {
  readonly type: string;
  readonly input?: ComponentType<FilterInputProps>;
  readonly operators?: readonly { readonly value: string; readonly label: string | MessageDescriptor }[];
}

export interface ListFilters {
  readonly displayedFilters: readonly Filter[];
  readonly layout: { readonly options?: unknown };
}

/** Strapi's own filter on draft and published. */
const statusFilter = '__status';

/** Leaves the filters that make sense to a desk, in its words, with sources and sections to be picked by name. */
export function sensibleFilters({ displayedFilters, layout }: ListFilters): ListFilters {
  const own = wireTypeOf(layout);
  if (!own) return { displayedFilters, layout };
  const wanted = displayedFilters.filter(({ name }) => name === statusFilter || own.filters.includes(name));
  return { displayedFilters: wanted.map(readable), layout };
}

const inputs: Readonly<Record<string, ComponentType<FilterInputProps>>> = {
  source: SourceByName,
  breadcrumb: SectionByName,
  defaultBreadcrumb: SectionByName,
  parent: SectionByName,
};

const operators = [
  { value: '$eq', label: { id: 'components.FilterOptions.FILTER_TYPES.$eq', defaultMessage: 'is' } },
  { value: '$ne', label: { id: 'components.FilterOptions.FILTER_TYPES.$ne', defaultMessage: 'is not' } },
];

function readable(filter: Filter): Filter {
  const { name, type, options } = filter;
  if (type === 'relation' && inputs[name]) return { ...filter, input: inputs[name], operators };
  if (type !== 'enumeration' || name === statusFilter) return filter;
  // The label stands on the filter that was set, where Strapi does not translate it: it is English there.
  const label = (word: string) => messageFor('fields.word', `${name}.${word}`)?.defaultMessage ?? word;
  return { ...filter, input: wordInput(name), options: options?.map(({ value }) => ({ value, label: label(value) })) };
}

function SourceByName(asked: FilterInputProps) {
  return <ByName asked={asked} from={useSources()} />;
}

function SectionByName(asked: FilterInputProps) {
  return <ByName asked={asked} from={useSections()} />;
}

/** The filter asks for the name, as it is a filter on the field that the relation is shown by. */
function ByName({ asked, from }: { readonly asked: FilterInputProps; readonly from: Choices }) {
  const { name } = asked;
  const { isReading, choices } = from;
  const field = useField(name);
  const byName = choices?.map((choice) => ({ ...choice, value: choice.name }));
  return (
    <ChoiceInput
      aria-label={asked['aria-label']}
      from={{ isReading, choices: byName }}
      value={textIn(field.value)}
      onChange={(value) => field.onChange(name, value)}
    />
  );
}

const wordInputs = new Map<string, ComponentType<FilterInputProps>>();

/** The same component for the same field each time: a new one would lose what is being chosen. */
function wordInput(of: string): ComponentType<FilterInputProps> {
  const known = wordInputs.get(of);
  if (known) return known;
  const made = (asked: FilterInputProps) => <WordInput of={of} {...asked} />;
  wordInputs.set(of, made);
  return made;
}

function WordInput({ of, name, options = [], ...asked }: FilterInputProps & { readonly of: string }) {
  const field = useField(name);
  const wordFor = useWordFor();
  return (
    <SingleSelect
      aria-label={asked['aria-label']}
      value={textIn(field.value) ?? ''}
      onChange={(value) => field.onChange(name, value)}
    >
      {options.map(({ value }) => (
        <SingleSelectOption key={value} value={value}>
          {wordFor(of, value)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}
