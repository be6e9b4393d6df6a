/**
 * A form over a record of the engine. What was typed and not saved stays while the window is open, also when
 * another page is visited in between; the record may change meanwhile without taking it away.
 */
import { useForm, type FormErrors, type UseFormReturnType } from '@mantine/form';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { problemOf } from '../feedback/problem.ts';

type Values = Record<string, unknown>;

const kept = new Map<string, Values>();

/** The browser asks before it closes over something that was not saved. */
window.addEventListener('beforeunload', (event) => {
  if (kept.size > 0) event.preventDefault();
});

interface RecordFormOptions<V extends Values> {
  /** Whose unsaved values these are, e.g. `company:<id>`. */
  readonly name: string;
  /** As the engine has them. */
  readonly values: V;
  /** Never kept beyond the form: passwords. */
  readonly secrets?: readonly (keyof V & string)[];
  readonly validate?: (values: V) => FormErrors;
}

export interface RecordForm<V extends Values> {
  readonly form: UseFormReturnType<V>;
  /** Something differs from what the engine has. */
  readonly dirty: boolean;
  /** Goes back to what the engine has. */
  readonly discard: () => void;
  /** What the engine has now that it was saved: it may have trimmed a name. */
  readonly saved: (values: V) => void;
}

export function useRecordForm<V extends Values>({
  name,
  values,
  secrets = [],
  validate,
}: RecordFormOptions<V>): RecordForm<V> {
  // From the first drawing on: what was kept must not be taken for undone before it is there.
  const [initialValues] = useState<V>(() => ({ ...values, ...(kept.get(name) as V | undefined) }));
  const form = useForm<V>({
    initialValues,
    validateInputOnBlur: true,
    ...(validate === undefined ? {} : { validate }),
  });
  const engineHas = JSON.stringify(values);
  const before = useRef(engineHas);
  const named = useRef(name);
  const begin = useEffectEvent(() => {
    if (named.current === name) return;
    named.current = name;
    before.current = engineHas;
    form.setValues({ ...values, ...(kept.get(name) as V | undefined) });
  });
  const follow = useEffectEvent(() => {
    const touched = JSON.stringify(form.values) !== before.current;
    before.current = engineHas;
    if (!touched) form.setValues(values);
  });
  // oxlint-disable-next-line react/exhaustive-effect-dependencies -- another record begins anew
  useEffect(() => begin(), [name]);
  useEffect(() => {
    if (engineHas !== before.current) follow();
  }, [engineHas]);

  const dirty = JSON.stringify(form.values) !== engineHas;
  useEffect(() => {
    if (!dirty) {
      kept.delete(name);
      return;
    }
    const without = Object.entries(form.values).filter(([key]) => !secrets.includes(key));
    kept.set(name, Object.fromEntries(without));
    // oxlint-disable-next-line react/exhaustive-effect-dependencies, react/exhaustive-deps -- `secrets` is a list of names that never changes
  }, [dirty, form.values, name]);

  const show = (next: V): void => {
    // At once: a form that goes away in the same breath draws no more.
    kept.delete(name);
    // What the engine has next is compared with this: what was saved was not touched since.
    before.current = JSON.stringify(next);
    form.setValues(next);
    form.clearErrors();
  };
  return { form, dirty, discard: () => show(values), saved: show };
}

/**
 * Shows an error at the field that it names.
 * @returns the error when it names none of the form's fields: it belongs beside the form
 */
export function atField<V extends Values>(form: UseFormReturnType<V>, error: unknown): unknown {
  const { field, message } = problemOf(error);
  if (field === undefined || !Object.hasOwn(form.values, field)) return error;
  form.setFieldError(field, message);
  document.querySelector<HTMLElement>(`[data-path="${CSS.escape(field)}"]`)?.focus();
  return undefined;
}
