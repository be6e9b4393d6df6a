/** The files of a CSD on their way in: chosen together or one after the other, judged live, then kept. */
import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Csd, CsdInspectionView } from '#contract/csds.ts';
import { client } from '../../app/connection/link.ts';
import { readFile, type FileContent } from '../../ui/fields/files.ts';

/** While a password is typed, it is tried when the hand rests. */
const REST_MS = 300;

interface Answer {
  readonly of: object;
  readonly inspection?: CsdInspectionView;
  readonly problem?: unknown;
}

export interface CsdOwner {
  readonly id: string;
  readonly rfc: string;
}

export function useCsdUpload(owner: CsdOwner, onAdded: (csd: Csd) => void) {
  const [cer, setCer] = useState<FileContent>();
  const [key, setKey] = useState<FileContent>();
  const [password, setPassword] = useState('');
  const [activate, setActivate] = useState(true);
  const [answer, setAnswer] = useState<Answer>();

  const take = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const content = await readFile(file);
      if (file.name.toLowerCase().endsWith('.key')) setKey(content);
      else setCer(content);
    }
  };

  const input = useMemo(
    () =>
      cer === undefined
        ? undefined
        : {
            cer,
            rfc: owner.rfc,
            ...(key === undefined ? {} : { key }),
            ...(password === '' ? {} : { password }),
          },
    [cer, key, password, owner.rfc],
  );
  useEffect(() => {
    if (input === undefined) return undefined;
    const abort = new AbortController();
    const inspect = async (): Promise<void> => {
      try {
        setAnswer({ of: input, inspection: await client.csds.inspect(input, { signal: abort.signal }) });
      } catch (error) {
        if (!abort.signal.aborted) setAnswer({ of: input, problem: error });
      }
    };
    const timer = setTimeout(() => void inspect(), input.password === undefined ? 0 : REST_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [input]);
  // What was said of other files, or of another password, says nothing of these.
  const { inspection, problem } = answer !== undefined && answer.of === input ? answer : {};

  const clear = (): void => {
    setCer(undefined);
    setKey(undefined);
    setPassword('');
    setActivate(true);
  };
  const add = useMutation({
    // The password is in no cache: it is not among the variables.
    mutationFn: async () => {
      if (cer === undefined || key === undefined) throw new TypeError('both files are needed');
      return client.csds.add({ companyId: owner.id, cer, key, password, activate });
    },
    onSuccess: (csd) => {
      clear();
      onAdded(csd);
    },
  });
  const addDemo = useMutation({
    mutationFn: (replaceReal: boolean) => client.csds.addDemo({ companyId: owner.id, replaceReal }),
    onSuccess: onAdded,
  });
  return {
    cer,
    key,
    password,
    setPassword,
    /** Whether it seals from now on; otherwise it waits beside the one in use. */
    activate,
    setActivate,
    inspection,
    problem: problem ?? add.error ?? addDemo.error,
    take,
    dropCer: () => setCer(undefined),
    dropKey: () => setKey(undefined),
    started: cer !== undefined || key !== undefined,
    ready: inspection?.ready === true,
    add: () => {
      if (inspection?.ready === true && !add.isPending) add.mutate();
    },
    addDemo: (replaceReal: boolean) => addDemo.mutate(replaceReal),
    adding: add.isPending,
    addingDemo: addDemo.isPending,
    demoOverReal: addDemo.error,
    clear,
  };
}

export type CsdUpload = ReturnType<typeof useCsdUpload>;
