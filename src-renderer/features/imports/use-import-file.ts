/** The file of an import, read once. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readFile, type FileContent } from '../../ui/fields/files.ts';

export interface ChosenFile {
  readonly content: FileContent;
  /** Stands for its bytes in the keys of queries. */
  readonly nth: number;
}

interface Chosen {
  readonly file: File;
  readonly nth: number;
}

let files = 0;
const chosenNow = (file: File): Chosen => ({ file, nth: files++ });

export function useImportFile(first: File | undefined): {
  readonly file: ChosenFile | undefined;
  readonly error: unknown;
  readonly choose: (file: File | undefined) => void;
} {
  const [chosen, setChosen] = useState(() => (first === undefined ? undefined : chosenNow(first)));
  const { data, error } = useQuery({
    queryKey: ['import-file', chosen?.nth ?? -1],
    queryFn: async () => (chosen === undefined ? null : readFile(chosen.file)),
    enabled: chosen !== undefined,
    gcTime: 0,
    retry: false,
  });
  return {
    file: chosen === undefined || data === undefined || data === null ? undefined : { content: data, nth: chosen.nth },
    error,
    choose: (file) => setChosen(file === undefined ? undefined : chosenNow(file)),
  };
}
