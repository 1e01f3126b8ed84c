import { Box, Field, Flex } from '@strapi/design-system';
import { ChoiceInput } from './choice-input';
import { useSources } from './directory';
import { GroupFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { type Json, recordIn, wordsIn } from './json';
import { useMessages } from './messages';
import { Tags, TagsInput } from './tags-input';
import { withWords } from './words';

const kinds = ['subjects', 'keywords', 'sources'] as const;
type Kind = (typeof kinds)[number];

/** What a section collects: subjects, keywords, sources. */
export default function CollectsField(field: FieldProps) {
  const { name, value, disabled, onChange } = field;
  const put = (kind: Kind, words: readonly string[]) =>
    onChange(name, collectsOf({ ...recordIn(value), [kind]: words }));
  return (
    <GroupFrame field={field}>
      <Flex direction="column" alignItems="stretch" gap={4} paddingTop={2}>
        {kinds.map((kind) => (
          <Row key={kind} kind={kind} words={wordsIn(recordIn(value)[kind])} disabled={disabled} onChange={put} />
        ))}
      </Flex>
    </GroupFrame>
  );
}

/** Only what is collected, in one order; nothing at all is `null`. */
function collectsOf(value: Json): Json | null {
  const filled = kinds.map((kind) => [kind, wordsIn(value[kind])] as const).filter(([, words]) => words.length > 0);
  return filled.length > 0 ? Object.fromEntries(filled) : null;
}

interface RowProps {
  readonly kind: Kind;
  readonly words: readonly string[];
  readonly disabled?: boolean;
  readonly onChange: (kind: Kind, words: readonly string[]) => void;
}

function Row({ kind, words, disabled, onChange }: RowProps) {
  const say = useMessages();
  const add = (added: readonly string[]) => onChange(kind, withWords(words, added));
  const remove = (at: number) => onChange(kind, words.toSpliced(at, 1));
  return (
    <Field.Root name={`collects-${kind}`} hint={say(`fields.collects.${kind}.hint`)}>
      <Field.Label>{say(`fields.collects.${kind}`)}</Field.Label>
      {kind === 'sources' ? (
        <Sources codes={words} disabled={disabled} onAdd={add} onRemove={remove} />
      ) : (
        <TagsInput tags={words.map((text) => ({ text }))} disabled={disabled} onAdd={add} onRemove={remove} />
      )}
      <Field.Hint />
    </Field.Root>
  );
}

interface SourcesProps {
  readonly codes: readonly string[];
  readonly disabled?: boolean;
  readonly onAdd: (codes: readonly string[]) => void;
  readonly onRemove: (at: number) => void;
}

/** Sources by name; kept by their codes. */
function Sources({ codes, disabled, onAdd, onRemove }: SourcesProps) {
  const say = useMessages();
  const sources = useSources();
  const { isReading, choices } = sources;
  const tags = codes.map((code) => {
    const known = choices?.find(({ value }) => value === code);
    if (known) return { text: known.name, detail: code };
    return { text: choices && !isReading ? say('fields.gone', { name: code }) : code };
  });
  if (!choices && !isReading) return <TagsInput tags={tags} disabled={disabled} onAdd={onAdd} onRemove={onRemove} />;
  const others = choices?.filter(({ value }) => !codes.includes(value));
  return (
    <Box>
      <Tags tags={tags} disabled={disabled} onRemove={onRemove} />
      {!disabled && (
        <Box paddingTop={tags.length > 0 ? 2 : 0}>
          <ChoiceInput
            // A new input for the next one: the name of the last stands among the tags now.
            key={codes.join(' ')}
            from={{ isReading, choices: others }}
            value={undefined}
            placeholder={say('fields.collects.addSource')}
            onChange={(code) => code && onAdd([code])}
          />
        </Box>
      )}
    </Box>
  );
}
