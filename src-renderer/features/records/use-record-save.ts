/**
 * Saving a form: its own rules first, then what SAT would refuse (which a person may save all the same, said twice),
 * then the engine. A record that somebody changed meanwhile is not overwritten unasked.
 */
import { useMutation } from '@tanstack/react-query';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import type { RecordFinding } from '#contract/findings.ts';
import { problemOf } from '../../ui/feedback/problem.ts';
import { atField } from '../../ui/form/record-form.ts';

interface Saving<V extends Record<string, unknown>, T> {
  readonly form: UseFormReturnType<V>;
  readonly check: (values: V) => Promise<RecordFinding[]>;
  readonly write: (values: V) => Promise<T>;
  /** The version that stands now, to write over it. */
  readonly newestVersion: () => Promise<number>;
  readonly onWritten: (record: T) => void;
  /** What was found is shown at the fields. */
  readonly onFound: () => void;
}

export interface RecordSave {
  readonly submit: () => void;
  readonly saving: boolean;
  /** Belongs to no field. */
  readonly problem: unknown;
  /** SAT would refuse it: saving once more does it all the same. */
  readonly isRefused: boolean;
  readonly isStale: boolean;
  readonly overwrite: () => void;
  readonly forget: () => void;
}

export function useRecordSave<V extends Record<string, unknown>, T>({
  form,
  check,
  write,
  newestVersion,
  onWritten,
  onFound,
}: Saving<V, T>): RecordSave {
  const [refused, setRefused] = useState<string>();
  const [problem, setProblem] = useState<unknown>();
  const [isStale, setStale] = useState(false);
  const isRefused = refused === JSON.stringify(form.values);

  const save = useMutation({
    mutationFn: async ({ insists }: { insists: boolean }): Promise<T | undefined> => {
      const now = form.getValues();
      const errors = insists ? [] : (await check(now)).filter(({ severity }) => severity === 'error');
      if (errors.length === 0) return write(now);
      setRefused(JSON.stringify(now));
      onFound();
      focusField(errors[0]?.field ?? '');
      return undefined;
    },
    onSuccess: (record) => record !== undefined && onWritten(record),
    onError: (error) => {
      if (problemOf(error).code === 'STALE_VERSION') setStale(true);
      else setProblem(atField(form, error));
    },
  });

  const start = (insists: boolean): void => {
    setProblem(undefined);
    setStale(false);
    if (save.isPending) return;
    const { hasErrors, errors } = form.validate();
    if (hasErrors) focusField(Object.keys(errors)[0] ?? '');
    else save.mutate({ insists });
  };
  const overNewest = async (): Promise<void> => {
    try {
      form.setFieldValue('version', (await newestVersion()) as never);
    } catch (error) {
      setProblem(error);
      return;
    }
    start(true);
  };
  return {
    submit: () => start(refused === JSON.stringify(form.getValues())),
    saving: save.isPending,
    problem,
    isRefused,
    isStale,
    overwrite: () => void overNewest(),
    forget: () => setStale(false),
  };
}

/** To the field whose name this is, or to the first one within a composed one. */
function focusField(field: string): void {
  document.querySelector<HTMLElement>(`form [data-path="${CSS.escape(field)}"]`)?.focus();
}
