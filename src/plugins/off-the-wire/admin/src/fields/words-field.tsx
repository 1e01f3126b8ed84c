import { FieldFrame } from './field-frame';
import type { FieldProps } from './field-props';
import { orNull, wordsIn } from './json';
import { TagsInput } from './tags-input';
import { withWords } from './words';

/** A list of words, as keywords. */
export default function WordsField(field: FieldProps) {
  const words = wordsIn(field.value);
  const put = (now: readonly string[]) => field.onChange(field.name, orNull(now));
  return (
    <FieldFrame field={field}>
      <TagsInput
        name={field.name}
        tags={words.map((text) => ({ text }))}
        disabled={field.disabled}
        onAdd={(added) => put(withWords(words, added))}
        onRemove={(at) => put(words.toSpliced(at, 1))}
      />
    </FieldFrame>
  );
}
