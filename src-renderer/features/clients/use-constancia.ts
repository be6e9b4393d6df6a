/** A Constancia de Situación Fiscal and the form of a client: read, written into the fields, kept to be compared. */
import type { UseFormReturnType } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Client } from '#contract/clients.ts';
import type { ConstanciaView } from '#contract/constancia.ts';
import { client as engine } from '../../app/connection/link.ts';
import { readFile } from '../../ui/fields/files.ts';
import type { ClientValues } from './client-values.ts';
import { constanciaValues } from './constancia-values.ts';

export interface KnownClient {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
}

interface Options {
  readonly companyId: string;
  /** The one that is edited. */
  readonly client: Client | undefined;
  readonly form: UseFormReturnType<ClientValues>;
  /** Something was written that would be lost. */
  readonly isTouched: () => boolean;
  /** It is of a client that we know: it is compared there. */
  readonly onKnown?: ((known: KnownClient, found: ConstanciaView) => void) | undefined;
  readonly onFilled: () => void;
  /** With what the form begins. */
  readonly found: ConstanciaView | undefined;
  readonly file: File | undefined;
}

export interface TakenConstancia {
  readonly found: ConstanciaView;
  /** What the fields had before. */
  readonly before: ClientValues;
}

export interface FormConstancia {
  readonly taken: TakenConstancia | undefined;
  readonly read: (file: File) => void;
  readonly isReading: boolean;
  readonly error: unknown;
}

export function useConstancia({ companyId, client, form, found, file, ...on }: Options): FormConstancia {
  const [taken, setTaken] = useState<TakenConstancia | undefined>(() =>
    found === undefined ? undefined : { found, before: form.getValues() },
  );
  const write = (what: ConstanciaView, before: ClientValues): void => {
    if (client !== undefined && client.rfc !== what.rfc) return;
    form.setValues(constanciaValues(what, before));
    form.clearErrors();
    on.onFilled();
  };
  const take = (what: ConstanciaView): void => {
    const known = what.findings.find(({ record }) => record !== undefined)?.record;
    if (client === undefined && known !== undefined && on.onKnown !== undefined && !on.isTouched()) {
      on.onKnown(known, what);
      return;
    }
    const before = form.getValues();
    setTaken({ found: what, before });
    write(what, before);
  };
  const reading = useMutation({
    mutationFn: async (pdf: File) =>
      engine.clients.readConstancia({
        file: await readFile(pdf),
        companyId,
        ...(client === undefined ? {} : { clientId: client.id }),
      }),
    onSuccess: take,
  });
  const began = useRef(false);
  const begin = useEffectEvent(() => {
    if (began.current) return;
    began.current = true;
    if (found !== undefined) write(found, form.getValues());
    else if (file !== undefined) reading.mutate(file);
  });
  useEffect(() => begin(), []);
  return {
    taken,
    read: (pdf) => reading.mutate(pdf),
    isReading: reading.isPending,
    error: reading.error,
  };
}
