import { Field } from '@strapi/design-system';
import { useField, useForm } from '@strapi/strapi/admin';
import { type ReactNode, useId, useRef, useState } from 'react';
import { treeOfHtml } from '../editing/tree-of-html';
import { type OpenedBody, openBody } from '../round-trip';
import { Notice } from './notice';
import { SourceView } from './source-view';
import { Frame } from './surface';
import { TextEditor } from './text-editor';

/** What Strapi's edit view gives a custom field. */
export interface BodyInputProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly labelAction?: ReactNode;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** The body of an article: a text editor, or its HTML where the editor would lose something or the editor asks for it. */
export default function BodyInput({ name, label, hint, labelAction, placeholder, required, disabled }: BodyInputProps) {
  const field = useField<string | null>(name);
  const language = useForm('BodyInput', ({ values }) => languageOf(values));
  const id = useId();
  const area = useRef<HTMLElement>(null);
  const body = useBody(name, field);
  const describedBy = field.error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  const shared = {
    ...{ area, id, labelId: `${id}-label`, describedBy, language, placeholder },
    ...{ disabled: disabled ?? false, required: required ?? false, hasError: Boolean(field.error) },
    ...{ html: body.html, written: body.written, onWrite: body.write },
  };
  return (
    <Field.Root id={id} name={name} hint={hint} error={field.error} required={required}>
      <Field.Label action={labelAction} onClick={() => area.current?.focus()}>
        {label}
      </Field.Label>
      {body.lost.length > 0 && <Notice lost={body.lost} onOpen={disabled ? undefined : body.openAnyway} />}
      <Frame $hasError={Boolean(field.error)} $disabled={disabled ?? false}>
        {body.opened === undefined ? (
          <SourceView {...shared} onLeave={body.leaveSource} />
        ) : (
          <TextEditor {...shared} opened={body.opened} onLoss={body.showSource} onSource={body.showSource} />
        )}
      </Frame>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** What is shown: a body opened in the text editor, or its source, maybe because the editor would lose something. */
interface Shown {
  readonly opened?: OpenedBody;
  readonly lost: readonly string[];
}

const nothing: readonly string[] = [];
const open = (html: string) => openBody(html, treeOfHtml);
const shownOf = (opened: OpenedBody): Shown =>
  opened.lost.length > 0 ? { lost: opened.lost } : { opened, lost: nothing };

/** The body's HTML in Strapi's form, which of the two views shows it, and what the text editor would lose of it. */
function useBody(name: string, field: ReturnType<typeof useField<string | null>>) {
  const html = field.value ?? '';
  const [shown, setShown] = useState(() => shownOf(open(html)));
  // What this field has told the form: another value comes from outside (saved, discarded, another version).
  const written = useRef(html);
  return {
    ...{ html, written, opened: shown.opened, lost: shown.lost },
    write(next: string) {
      written.current = next;
      field.onChange(name, next === '' && !field.initialValue ? field.initialValue : next);
    },
    showSource: (lost = nothing) => setShown({ lost }),
    openAnyway: () => setShown({ opened: open(written.current), lost: nothing }),
    leaveSource: () => setShown(shownOf(open(written.current))),
  };
}

function languageOf(values: object): string | undefined {
  const language: unknown = 'language' in values ? values.language : undefined;
  return typeof language === 'string' && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language) ? language : undefined;
}
