import { useForm } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef, useState } from 'react';

/** Fields of a form that a person has changed, with what they put there. */
export type OwnWords = Readonly<Record<string, unknown>>;

type Values = Readonly<Record<string, unknown>>;

/** What the server says of a save that it refused because the article had changed. */
const staleError = 'OTW_STALE';

/**
 * What the editor has typed and not saved, kept over a reload of the form: the Content Manager fills it anew after a
 * refused save, and after what we do to the story.
 */
export function useOwnWords() {
  const values = useForm('off-the-wire', (form) => form.values) as Values;
  const initial = useForm('off-the-wire', (form) => form.initialValues) as Values;
  const errors = useForm('off-the-wire', (form) => form.errors) as Values;
  const isSubmitting = useForm('off-the-wire', (form) => form.isSubmitting);
  const onChange = useForm('off-the-wire', (form) => form.onChange);
  const [kept, setKept] = useState<OwnWords | undefined>();
  const [refusal, setRefusal] = useState<string | undefined>();
  const sent = useRef<OwnWords>({});

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed when the save began, and not since.
  useEffect(() => {
    if (!isSubmitting) return;
    sent.current = changed(initial, values);
    setRefusal(undefined);
    setKept(undefined);
  }, [isSubmitting]);

  const told = errors[staleError];
  useEffect(() => {
    if (typeof told !== 'string') return;
    setRefusal(told);
    setKept(sent.current);
  }, [told]);

  /** Before something fills the form anew. */
  const keep = useCallback(() => {
    const own = changed(initial, values);
    if (Object.keys(own).length > 0) setKept(own);
  }, [initial, values]);
  const putBack = () => {
    for (const [field, value] of Object.entries(kept ?? {})) onChange(field, value);
    drop();
  };
  const drop = () => {
    setKept(undefined);
    setRefusal(undefined);
  };
  const startedFrom = typeof initial.startedFrom === 'string' ? initial.startedFrom : undefined;
  return { kept, refusal, keep, putBack, drop, startedFrom, isSubmitting };
}

function changed(initial: Values, values: Values): OwnWords {
  const fields = Object.keys({ ...initial, ...values }).filter((field) => field !== 'startedFrom');
  return Object.fromEntries(
    fields
      .filter((field) => JSON.stringify(initial[field] ?? null) !== JSON.stringify(values[field] ?? null))
      .map((field) => [field, values[field]]),
  );
}
